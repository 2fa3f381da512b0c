package org.sdohub.adapter.mongo;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.bson.BsonDocument;
import org.jspecify.annotations.Nullable;
import org.sdohub.kernel.Entity;
import org.sdohub.kernel.HubEvent;
import org.sdohub.kernel.Refusal;
import org.sdohub.kernel.Refused;

/**
 * Finds out which of many changes were written: the store's answer to many only counts them. A change's event waits in its
 * document until it is in the sequence, so whoever looks there first, and into the sequence afterwards, misses none.
 */
final class WrittenChanges {

    private final HubDatabase database;
    private final MongoEventLog events;
    private final MongoCollection<BsonDocument> documents;

    WrittenChanges(HubDatabase database, MongoEventLog events, MongoCollection<BsonDocument> documents) {
        this.database = database;
        this.events = events;
        this.documents = documents;
    }

    /** Refuses those that somebody else was faster with; the others learn what waits in their documents. */
    <E extends Entity> void tell(List<Candidate<E>> sent) {
        Map<String, BsonDocument> now = now(sent);
        List<Candidate<E>> unseen = new ArrayList<>();
        for (Candidate<E> one : sent) {
            List<HubEvent> waiting = waiting(now.get(one.thing().id().text()));
            if (waiting.stream().map(HubEvent::eid).anyMatch(first(one)::equals)) {
                one.waits(waiting);
            } else {
                unseen.add(one);
            }
        }
        if (unseen.isEmpty()) {
            return;
        }
        Set<UUID> told = events.told(unseen.stream().map(WrittenChanges::first).toList());
        for (Candidate<E> one : unseen) {
            if (!told.contains(first(one))) {
                one.refuse(stale(one, now.get(one.thing().id().text())));
            }
            one.waits(List.of());
        }
    }

    private static UUID first(Candidate<?> one) {
        return one.made().getFirst().eid();
    }

    private Map<String, BsonDocument> now(List<? extends Candidate<?>> sent) {
        Map<String, BsonDocument> now = new HashMap<>();
        documents
                .find(Filters.in(
                        "_id", sent.stream().map(one -> one.thing().id().text()).toList()))
                .projection(Projections.include("version", "pending"))
                .batchSize(sent.size())
                .forEach(found -> now.put(found.getString("_id").getValue(), found));
        return now;
    }

    private List<HubEvent> waiting(@Nullable BsonDocument document) {
        return document == null ? List.of() : database.events(document.getArray("pending"));
    }

    private static Refused stale(Candidate<?> one, @Nullable BsonDocument now) {
        long current = now == null ? 0 : now.getInt64("version").getValue();
        return new Refused(Refusal.stale(one.thing().version() - 1, current));
    }
}
