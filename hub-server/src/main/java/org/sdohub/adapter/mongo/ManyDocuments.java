package org.sdohub.adapter.mongo;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.Updates;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.bson.BsonArray;
import org.bson.BsonDocument;
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
 * Puts many things into a store by the steps of a single one, each step once for all: receipts, documents with their
 * events, the sequence, and then the documents forget what is in it.
 */
final class ManyDocuments<I extends Id, E extends Entity> {

    /** Others wait to append meanwhile, and all is in memory at once. */
    private static final int AT_ONCE = 1_000;

    private final MongoStore<I, E> store;
    private final HubDatabase database;
    private final MongoEventLog events;
    private final Receipts receipts;
    private final MongoCollection<BsonDocument> documents;

    ManyDocuments(MongoStore<I, E> store, HubDatabase database, MongoEventLog events, Receipts receipts) {
        this.store = store;
        this.database = database;
        this.events = events;
        this.receipts = receipts;
        this.documents = database.raw(store.name());
    }

    List<Saved<E>> saved(List<Saving<E>> all) {
        List<Candidate<E>> candidates = all.stream()
                .map(one -> new Candidate<>(one, store.made(one.step(), one.act())))
                .toList();
        for (int from = 0; from < candidates.size(); from += AT_ONCE) {
            store(candidates.subList(from, Math.min(candidates.size(), from + AT_ONCE)));
        }
        return candidates.stream().map(Candidate::outcome).toList();
    }

    private void store(List<Candidate<E>> candidates) {
        claim(candidates);
        Failpoint.reached("receipt.claimed");
        List<Candidate<E>> claimed =
                candidates.stream().filter(one -> !one.isRefused()).toList();
        List<Candidate<E>> fresh =
                insert(claimed.stream().filter(Candidate::isNew).toList());
        List<Candidate<E>> changed =
                change(claimed.stream().filter(one -> !one.isNew()).toList());
        Failpoint.reached("document.written");
        List<HubEvent> waiting = new ArrayList<>();
        changed.forEach(one -> waiting.addAll(one.waiting()));
        fresh.forEach(one -> waiting.addAll(one.waiting()));
        if (waiting.isEmpty()) {
            return;
        }
        events.append(waiting);
        Failpoint.reached("events.appended");
        forgetNew(fresh);
        forget(changed);
    }

    private void claim(List<Candidate<E>> candidates) {
        Map<Act.Receipt, Id> wanted = new LinkedHashMap<>();
        for (Candidate<E> one : candidates) {
            Act.Receipt receipt = one.act().receipt();
            if (receipt != null) {
                wanted.put(receipt, one.thing().id());
            }
        }
        Map<Act.Receipt, RuntimeException> refused = receipts.claimAll(wanted, store.name());
        candidates.forEach(one -> one.refuse(refused.get(one.act().receipt())));
    }

    /** @return those that are there now */
    private List<Candidate<E>> insert(List<Candidate<E>> candidates) {
        if (candidates.isEmpty()) {
            return candidates;
        }
        List<BsonDocument> written = new ArrayList<>();
        for (Candidate<E> one : candidates) {
            written.add(store.document(one.thing(), one.made()));
        }
        database.insertAll(documents, written).forEach((place, message) -> {
            Candidate<E> one = candidates.get(place);
            one.refuse(refusal(() -> store.taken(one.thing(), one.act(), message)));
        });
        return candidates.stream().filter(one -> !one.isRefused()).toList();
    }

    /** @return those that are changed now */
    private List<Candidate<E>> change(List<Candidate<E>> candidates) {
        if (candidates.isEmpty()) {
            return candidates;
        }
        List<UpdateOneModel<BsonDocument>> changes = new ArrayList<>();
        for (Candidate<E> one : candidates) {
            changes.add(
                    new UpdateOneModel<>(MongoStore.isBefore(one.thing()), store.replacement(one.thing(), one.made())));
        }
        database.updateAll(documents, changes).forEach((place, message) -> {
            Candidate<E> one = candidates.get(place);
            one.refuse(new Refused(store.alreadyTaken(one.thing(), message)));
        });
        List<Candidate<E>> sent =
                candidates.stream().filter(one -> !one.isRefused()).toList();
        new WrittenChanges(database, events, documents).tell(sent);
        sent.stream().filter(Candidate::isRefused).forEach(this::preferReceipt);
        return sent.stream().filter(one -> !one.isRefused()).toList();
    }

    /** The same request may have come twice, and then it is not told that somebody else was faster. */
    private void preferReceipt(Candidate<E> stale) {
        Act.Receipt receipt = stale.act().receipt();
        if (receipt == null) {
            return;
        }
        try {
            receipts.claim(receipt, store.name(), stale.thing().id());
        } catch (Refused | AlreadyDone why) {
            stale.refuse(why);
        }
    }

    private static RuntimeException refusal(Supplier<RuntimeException> cause) {
        try {
            return cause.get();
        } catch (Refused | AlreadyDone refused) {
            return refused;
        }
    }

    /** What is still in its first version holds these events and no others; whoever changed it since has relayed them. */
    private void forgetNew(List<Candidate<E>> written) {
        if (written.isEmpty()) {
            return;
        }
        List<String> ids = written.stream().map(one -> one.thing().id().text()).toList();
        documents.updateMany(
                Filters.and(Filters.in("_id", ids), Filters.eq("version", 1L)),
                Updates.set("pending", new BsonArray()));
    }

    private void forget(List<Candidate<E>> changed) {
        List<UpdateOneModel<BsonDocument>> forgetting = new ArrayList<>();
        for (Candidate<E> one : changed) {
            if (!one.waiting().isEmpty()) {
                forgetting.add(new UpdateOneModel<>(
                        Filters.eq("_id", one.thing().id().text()), HubDatabase.forgetting(one.waiting())));
            }
        }
        if (!forgetting.isEmpty()) {
            documents.bulkWrite(forgetting);
        }
    }
}
