package org.sdohub.adapter.mongo;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.sdohub.kernel.EventLog;
import org.sdohub.kernel.HubEvent;
import org.sdohub.kernel.Id;

/**
 * The sequence without a sequencer: {@code _id} is the number, and only who has seen a number's predecessor can take it,
 * so no reader ever sees a hole. Several nodes may append at once; each renumbers what another one's number took.
 */
@Singleton
final class MongoEventLog implements EventLog {

    private static final String COLLECTION = "events";

    private final HubDatabase database;
    private final MongoCollection<BsonDocument> events;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final Queue<Waiting> queue = new ConcurrentLinkedQueue<>();
    private final ReentrantLock turn = new ReentrantLock();

    MongoEventLog(HubDatabase database) {
        this.database = database;
        this.events = database.raw(COLLECTION);
        database.index(COLLECTION, "eid", true, "eid");
        database.index(COLLECTION, "subject", false, "subject", "_id");
        database.index(COLLECTION, "receipt", false, "receipt.key");
    }

    /** Events of one writer, until they are in the sequence. */
    private static final class Waiting {
        private final List<HubEvent> events;
        private boolean done;
        private @Nullable RuntimeException failure;

        Waiting(List<HubEvent> events) {
            this.events = events;
        }
    }

    /**
     * Repeats are harmless: an event that is there already, known by its eid, is not appended again. Whoever's turn it is
     * appends what all writers of this process have waiting: racing each other for every number would cost them more the
     * more they are.
     */
    void append(List<HubEvent> waiting) {
        Waiting mine = new Waiting(waiting);
        queue.add(mine);
        turn.lock();
        try {
            if (!mine.done) {
                appendQueued();
            }
        } finally {
            turn.unlock();
        }
        if (mine.failure != null) {
            throw mine.failure;
        }
        wake();
    }

    private void appendQueued() {
        List<Waiting> taken = new ArrayList<>();
        for (Waiting next = queue.poll(); next != null; next = queue.poll()) {
            taken.add(next);
        }
        List<HubEvent> left = taken.stream().flatMap(one -> one.events.stream()).toList();
        RuntimeException failure = null;
        try {
            while (!left.isEmpty()) {
                left = appendOnce(left);
            }
        } catch (RuntimeException failed) {
            failure = failed;
        }
        for (Waiting one : taken) {
            one.failure = failure;
            one.done = true;
        }
    }

    private List<HubEvent> appendOnce(List<HubEvent> waiting) {
        long next = last() + 1;
        List<BsonDocument> numbered = new ArrayList<>(waiting.size());
        for (HubEvent event : waiting) {
            numbered.add(written(event, next++));
        }
        try {
            events.insertMany(numbered, new InsertManyOptions().ordered(true));
            return List.of();
        } catch (MongoBulkWriteException refused) {
            boolean taken = refused.getWriteErrors().stream()
                    .allMatch(error -> error.getCategory() == ErrorCategory.DUPLICATE_KEY);
            if (!taken) {
                throw refused;
            }
            return missing(waiting);
        }
    }

    private List<HubEvent> missing(List<HubEvent> wanted) {
        Set<UUID> there = told(wanted.stream().map(HubEvent::eid).toList());
        return wanted.stream().filter(event -> !there.contains(event.eid())).toList();
    }

    /** @return of these events' own ids those that are in the sequence */
    Set<UUID> told(Collection<UUID> eids) {
        Set<UUID> there = new HashSet<>();
        events.find(Filters.in("eid", eids))
                .projection(Projections.include("eid"))
                .forEach(found -> there.add(found.getBinary("eid").asUuid()));
        return there;
    }

    @Override
    public long last() {
        BsonDocument newest = events.find()
                .sort(Sorts.descending("_id"))
                .projection(Projections.include("_id"))
                .limit(1)
                .first();
        return newest == null ? 0 : newest.getInt64("_id").getValue();
    }

    @Override
    public List<HubEvent> after(long sequence, int max) {
        return read(Filters.gt("_id", sequence), max);
    }

    /** Each act raises the thing's version, so a thing's first events are among those of its first versions. */
    @Override
    public Map<Id, List<HubEvent>> of(Collection<Id> subjects, int max) {
        Map<String, Id> wanted = new HashMap<>();
        subjects.forEach(subject -> wanted.put(subject.text(), subject));
        Map<Id, List<HubEvent>> histories = new HashMap<>();
        Bson early = Filters.and(Filters.in("subject", wanted.keySet()), Filters.lte("version", (long) max));
        for (HubEvent event : read(early, 0)) {
            List<HubEvent> history = histories.computeIfAbsent(wanted.get(event.subject()), any -> new ArrayList<>());
            if (history.size() < max) {
                history.add(event);
            }
        }
        return histories;
    }

    @Override
    public Optional<HubEvent> byReceipt(String key) {
        return read(Filters.eq("receipt.key", key), 1).stream().findFirst();
    }

    @Override
    public Set<String> carriedOut(Collection<String> keys) {
        Set<String> found = new HashSet<>();
        events.find(Filters.in("receipt.key", keys))
                .projection(Projections.include("receipt.key"))
                .forEach(event ->
                        found.add(event.getDocument("receipt").getString("key").getValue()));
        return found;
    }

    /** @param max 0 for all */
    private List<HubEvent> read(Bson filter, int max) {
        List<HubEvent> found = new ArrayList<>();
        events.find(filter).sort(Sorts.ascending("_id")).limit(max).forEach(document -> found.add(event(document)));
        return found;
    }

    private BsonDocument written(HubEvent event, long number) {
        BsonDocument document = database.write(HubEvent.class, event);
        document.remove("sequence");
        document.put("_id", new BsonInt64(number));
        return document;
    }

    private HubEvent event(BsonDocument document) {
        document.put("sequence", document.remove("_id"));
        return database.read(HubEvent.class, document);
    }

    @Override
    public AutoCloseable onGrowth(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    void wake() {
        listeners.forEach(Runnable::run);
    }
}
