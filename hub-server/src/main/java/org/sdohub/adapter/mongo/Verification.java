package org.sdohub.adapter.mongo;

import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.bson.BsonDocument;
import org.sdohub.kernel.History;
import org.sdohub.kernel.HubEvent;

/**
 * Holds what is stored against what the hub promises (the invariants of its reliability design):
 *
 * <ul>
 *   <li>1: whatever an event tells of is there and readable,
 *   <li>3: no thing without its event, no event without its thing,
 *   <li>6: the sequence has no gap and no event twice,
 *   <li>7: each thing's versions are contiguous and each step was a legal one.
 * </ul>
 *
 * Reads everything once, in order; run it while nobody writes, or take what it says about the last second with care.
 */
@Singleton
public final class Verification {

    private final HubDatabase database;
    private final MongoEventLog events;
    private final List<MongoStore<?, ?>> stores;
    private final Map<String, History> histories = new HashMap<>();

    Verification(HubDatabase database, MongoEventLog events, List<MongoStore<?, ?>> stores, List<History> histories) {
        this.database = database;
        this.events = events;
        this.stores = stores;
        histories.forEach(history -> this.histories.put(history.kind(), history));
    }

    /** @param findings one plain sentence each; empty means that everything holds */
    public record Report(long events, long things, List<String> findings) {}

    public Report run() {
        List<String> findings = new ArrayList<>();
        Map<String, List<HubEvent>> bySubject = new TreeMap<>();
        long sequence = readSequence(findings, bySubject);
        long things = 0;
        for (MongoStore<?, ?> store : stores) {
            things += compare(store, bySubject, findings);
        }
        bySubject
                .keySet()
                .forEach(subject -> findings.add("the sequence tells of " + subject + ", which is not there"));
        return new Report(sequence, things, List.copyOf(findings));
    }

    private long readSequence(List<String> findings, Map<String, List<HubEvent>> bySubject) {
        Set<Object> eids = new HashSet<>();
        long expected = 1;
        for (List<HubEvent> batch = events.after(0, 1_000);
                !batch.isEmpty();
                batch = events.after(batch.getLast().sequence(), 1_000)) {
            for (HubEvent event : batch) {
                if (event.sequence() != expected) {
                    findings.add("the sequence jumps from " + (expected - 1) + " to " + event.sequence());
                }
                if (!eids.add(event.eid())) {
                    findings.add("event " + event.sequence() + " is there twice: " + event.eid());
                }
                expected = event.sequence() + 1;
                bySubject
                        .computeIfAbsent(event.subject(), any -> new ArrayList<>())
                        .add(event);
            }
        }
        return expected - 1;
    }

    private long compare(MongoStore<?, ?> store, Map<String, List<HubEvent>> bySubject, List<String> findings) {
        long things = 0;
        for (BsonDocument document : database.raw(store.name())
                .find()
                .projection(Projections.include("version", "schemaVersion", "state", "pending"))
                .sort(Sorts.ascending("_id"))) {
            things++;
            String id = document.getString("_id").getValue();
            List<HubEvent> told = new ArrayList<>(bySubject.getOrDefault(id, List.of()));
            bySubject.remove(id);
            waiting(document, told);
            compare(id, document.getInt64("version").getValue(), told, findings);
            readable(store, id, document, findings);
        }
        return things;
    }

    /** What waits in the document counts as told: it will be in the sequence after the next sweep. */
    private void waiting(BsonDocument document, List<HubEvent> told) {
        Set<Object> known = new HashSet<>();
        told.forEach(event -> known.add(event.eid()));
        database.events(document.getArray("pending")).stream()
                .filter(event -> !known.contains(event.eid()))
                .forEach(told::add);
    }

    private void compare(String id, long version, List<HubEvent> told, List<String> findings) {
        long last = 0;
        for (HubEvent event : told) {
            boolean next = event.version() == last || event.version() == last + 1;
            if (!next) {
                findings.add(id + " goes from version " + last + " to " + event.version());
            }
            last = event.version();
        }
        if (last != version) {
            findings.add(id + " is at version " + version + ", but its events end at " + last);
        }
        History history = histories.get(id.substring(0, id.indexOf(':')));
        if (history != null) {
            history.illegal(told).forEach(step -> findings.add(id + ": " + step));
        }
    }

    private static void readable(MongoStore<?, ?> store, String id, BsonDocument document, List<String> findings) {
        try {
            store.entity(document);
        } catch (RuntimeException unreadable) {
            findings.add(id + " cannot be read: " + unreadable.getMessage());
        }
    }
}
