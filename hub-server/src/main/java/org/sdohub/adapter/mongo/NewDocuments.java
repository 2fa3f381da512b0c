package org.sdohub.adapter.mongo;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.jspecify.annotations.Nullable;
import org.sdohub.kernel.Act;
import org.sdohub.kernel.Entity;
import org.sdohub.kernel.Failpoint;
import org.sdohub.kernel.HubEvent;
import org.sdohub.kernel.Id;
import org.sdohub.kernel.Refused;
import org.sdohub.kernel.Store.AlreadyDone;
import org.sdohub.kernel.Store.Saved;
import org.sdohub.kernel.Store.Saving;

/**
 * Puts many new things into a store by the steps of a single one, each step once for all: receipts, documents with their
 * events, the sequence, and then the documents forget what is in it.
 */
final class NewDocuments<I extends Id, E extends Entity> {

    /** Others wait to append meanwhile, and all is in memory at once. */
    private static final int AT_ONCE = 1_000;

    private final MongoStore<I, E> store;
    private final HubDatabase database;
    private final MongoEventLog events;
    private final Receipts receipts;
    private final MongoCollection<BsonDocument> documents;

    NewDocuments(MongoStore<I, E> store, HubDatabase database, MongoEventLog events, Receipts receipts) {
        this.store = store;
        this.database = database;
        this.events = events;
        this.receipts = receipts;
        this.documents = database.raw(store.name());
    }

    /** A new thing on its way: its document as soon as it is to be written, or why it is not. */
    private final class Candidate {
        private final Saving<E> saving;
        private List<HubEvent> made = List.of();
        private @Nullable RuntimeException refused;

        Candidate(Saving<E> saving) {
            this.saving = saving;
        }

        E thing() {
            return saving.step().next();
        }

        Saved<E> outcome() {
            return refused == null ? new Saved<>(thing(), null) : new Saved<>(null, refused);
        }
    }

    List<Saved<E>> saved(List<Saving<E>> all) {
        List<Saved<E>> saved = new ArrayList<>();
        List<Candidate> waiting = new ArrayList<>();
        for (Saving<E> one : all) {
            waiting.add(new Candidate(one));
            if (waiting.size() == AT_ONCE) {
                store(waiting).forEach(done -> saved.add(done.outcome()));
                waiting.clear();
            }
        }
        store(waiting).forEach(done -> saved.add(done.outcome()));
        return saved;
    }

    private List<Candidate> store(List<Candidate> candidates) {
        List<Candidate> fresh =
                candidates.stream().filter(one -> one.thing().version() == 1).toList();
        candidates.stream().filter(one -> one.thing().version() > 1).forEach(this::change);
        claim(fresh);
        Failpoint.reached("receipt.claimed");
        List<Candidate> written =
                write(fresh.stream().filter(one -> one.refused == null).toList());
        Failpoint.reached("document.written");
        if (written.isEmpty()) {
            return candidates;
        }
        events.append(written.stream().flatMap(one -> one.made.stream()).toList());
        Failpoint.reached("events.appended");
        forget(written);
        return candidates;
    }

    private void change(Candidate one) {
        try {
            store.save(one.saving.step(), one.saving.act());
        } catch (Refused | AlreadyDone refused) {
            one.refused = refused;
        }
    }

    private void claim(List<Candidate> candidates) {
        Map<Act.Receipt, Id> wanted = new LinkedHashMap<>();
        for (Candidate one : candidates) {
            Act.Receipt receipt = one.saving.act().receipt();
            if (receipt != null) {
                wanted.put(receipt, one.thing().id());
            }
        }
        Map<Act.Receipt, RuntimeException> refused = receipts.claimAll(wanted, store.name());
        candidates.forEach(one -> one.refused = refused.get(one.saving.act().receipt()));
    }

    /** @return those that are there now */
    private List<Candidate> write(List<Candidate> candidates) {
        if (candidates.isEmpty()) {
            return candidates;
        }
        List<BsonDocument> written = new ArrayList<>();
        for (Candidate one : candidates) {
            one.made = store.made(one.saving.step(), one.saving.act());
            written.add(store.document(one.thing(), one.made));
        }
        database.insertAll(documents, written).forEach((place, message) -> {
            Candidate one = candidates.get(place);
            one.refused = refusal(one, message);
        });
        return candidates.stream().filter(one -> one.refused == null).toList();
    }

    private RuntimeException refusal(Candidate one, String message) {
        try {
            return store.taken(one.thing(), one.saving.act(), message);
        } catch (Refused | AlreadyDone refused) {
            return refused;
        }
    }

    /** What is still in its first version holds these events and no others; whoever changed it since has relayed them. */
    private void forget(List<Candidate> written) {
        List<String> ids = written.stream().map(one -> one.thing().id().text()).toList();
        documents.updateMany(
                Filters.and(Filters.in("_id", ids), Filters.eq("version", 1L)),
                Updates.set("pending", new BsonArray()));
    }
}
