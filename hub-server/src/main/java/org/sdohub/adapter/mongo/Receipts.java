package org.sdohub.adapter.mongo;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bson.Document;
import org.sdohub.kernel.Act;
import org.sdohub.kernel.Id;
import org.sdohub.kernel.Refusal;
import org.sdohub.kernel.Refused;
import org.sdohub.kernel.Store;

/**
 * Keeps one request, one effect. A claim is made once the rules have accepted a keyed request and before it is written;
 * whether it was written is read from the document it was for, then from the sequence, in this order, because events
 * move in this order.
 */
@Singleton
final class Receipts {

    private static final String COLLECTION = "receipts";
    private static final long KEPT_SECONDS = 24 * 3600;

    private final HubDatabase database;
    private final MongoEventLog events;
    private final MongoCollection<Document> claims;

    Receipts(HubDatabase database, MongoEventLog events) {
        this.database = database;
        this.events = events;
        this.claims = database.collection(COLLECTION);
        database.expire(COLLECTION, "at", KEPT_SECONDS);
    }

    /**
     * @throws Refused if the key was used for another input
     * @throws Store.AlreadyDone if the same request was carried out before
     */
    void claim(Act.Receipt receipt, String collection, Id subject) {
        try {
            claims.insertOne(claim(receipt, subject));
        } catch (MongoWriteException failure) {
            if (!HubDatabase.isDuplicate(failure)) {
                throw failure;
            }
            settle(receipt, collection, subject);
        }
    }

    /**
     * @param wanted each with what it is for
     * @return of those that cannot be had, what {@link #claim} would have thrown
     */
    Map<Act.Receipt, RuntimeException> claimAll(Map<Act.Receipt, Id> wanted, String collection) {
        Map<Act.Receipt, RuntimeException> refused = new HashMap<>();
        if (wanted.isEmpty()) {
            return refused;
        }
        List<Act.Receipt> receipts = List.copyOf(wanted.keySet());
        List<Document> written = new ArrayList<>();
        wanted.forEach((receipt, subject) -> written.add(claim(receipt, subject)));
        for (int taken : database.insertAll(claims, written).keySet()) {
            Act.Receipt receipt = receipts.get(taken);
            try {
                settle(receipt, collection, Objects.requireNonNull(wanted.get(receipt)));
            } catch (Refused | Store.AlreadyDone unobtainable) {
                refused.put(receipt, unobtainable);
            }
        }
        return refused;
    }

    private static Document claim(Act.Receipt receipt, Id subject) {
        return new Document("_id", receipt.key())
                .append("fingerprint", receipt.fingerprint())
                .append("subject", subject.text())
                .append("at", new Date());
    }

    private void settle(Act.Receipt receipt, String collection, Id subject) {
        Document earlier = claims.find(Filters.eq("_id", receipt.key())).first();
        if (earlier != null && !receipt.fingerprint().equals(earlier.getString("fingerprint"))) {
            throw new Refused(reused());
        }
        Document unsent = database.collection(collection)
                .find(Filters.and(Filters.eq("_id", subject.text()), Filters.eq("pending.receipt.key", receipt.key())))
                .projection(Projections.include("_id"))
                .first();
        if (unsent != null || events.byReceipt(receipt.key()).isPresent()) {
            throw new Store.AlreadyDone(subject.text());
        }
    }

    static Refusal reused() {
        return new Refusal.Broken(
                "IDEMPOTENCY_KEY_REUSED",
                "This idempotency key was used before with another input.",
                java.util.List.of("idempotencyKey"),
                "Choose a new key for a new request; repeat a request with exactly the input it had.");
    }
}
