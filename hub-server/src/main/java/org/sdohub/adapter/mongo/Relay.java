package org.sdohub.adapter.mongo;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.UpdateOneModel;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.bson.BsonDocument;
import org.sdohub.kernel.HubEvent;

/** Brings into the sequence what a writer that died left waiting in its document. Repeats are harmless. */
@Singleton
final class Relay {

    private static final int A_SWEEP = 500;

    private final HubDatabase database;
    private final MongoEventLog events;
    private final List<String> watched = new CopyOnWriteArrayList<>();

    Relay(HubDatabase database, MongoEventLog events) {
        this.database = database;
        this.events = events;
    }

    void watch(String collection) {
        watched.add(collection);
    }

    /**
     * @param before only what has waited since before this instant: what a living writer is about to append is left to it
     * @return how many documents had something waiting
     */
    int sweep(Instant before) {
        int found = 0;
        for (String collection : watched) {
            found += sweep(database.raw(collection), before);
        }
        return found;
    }

    /** A writer of many leaves many. */
    private int sweep(MongoCollection<BsonDocument> documents, Instant before) {
        int found = 0;
        List<BsonDocument> left;
        do {
            left = documents
                    .find(Filters.lt("pending.at", before))
                    .projection(Projections.include("pending"))
                    .limit(A_SWEEP)
                    .into(new ArrayList<>());
            relay(documents, left);
            found += left.size();
        } while (left.size() == A_SWEEP);
        return found;
    }

    private void relay(MongoCollection<BsonDocument> documents, List<BsonDocument> left) {
        if (left.isEmpty()) {
            return;
        }
        List<HubEvent> all = new ArrayList<>();
        List<UpdateOneModel<BsonDocument>> forgetting = new ArrayList<>();
        for (BsonDocument document : left) {
            List<HubEvent> waiting = database.events(document.getArray("pending"));
            all.addAll(waiting);
            forgetting.add(
                    new UpdateOneModel<>(Filters.eq("_id", document.get("_id")), HubDatabase.forgetting(waiting)));
        }
        events.append(all);
        documents.bulkWrite(forgetting);
    }
}
