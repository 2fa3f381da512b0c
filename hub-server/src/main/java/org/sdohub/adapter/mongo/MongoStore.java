package org.sdohub.adapter.mongo;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.Updates;
import com.mongodb.client.model.WriteModel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.sdohub.kernel.Act;
import org.sdohub.kernel.Entity;
import org.sdohub.kernel.Failpoint;
import org.sdohub.kernel.HubEvent;
import org.sdohub.kernel.Id;
import org.sdohub.kernel.Page;
import org.sdohub.kernel.Refusal;
import org.sdohub.kernel.Refused;
import org.sdohub.kernel.Step;
import org.sdohub.kernel.Store;

/**
 * A room's documents, each
 * {@code {_id, version, schemaVersion, state: {…}, keys: {…}, pending: [events not yet in the sequence]}}.
 *
 * <p>State and events go in with one write. {@code keys} holds what is searched and sorted by, derived from the state
 * at each write, so the shape of the state and the indexes can change apart. Sort keys are never null.
 */
abstract class MongoStore<I extends Id, E extends Entity> implements Store<I, E> {

    /** Raised when a reader could no longer understand what an older hub wrote; then {@link #upgraded} must. */
    static final int SCHEMA_VERSION = 1;

    private final HubDatabase database;
    private final MongoEventLog events;
    private final Receipts receipts;
    private final Class<E> type;
    private final String name;
    private final MongoCollection<BsonDocument> documents;
    private final MongoCollection<RawBsonDocument> stored;
    private final Remembered remembered;

    MongoStore(Documents documents, String name, Class<E> type) {
        this.database = documents.database();
        this.events = documents.events();
        this.receipts = documents.receipts();
        this.type = type;
        this.name = name;
        this.documents = database.raw(name);
        this.stored = database.bytes(name);
        this.remembered = documents.remembered();
        documents.relay().watch(name);
        database.index(name, "pending", false, "pending.at");
    }

    /** What this thing is found and sorted by. Values: strings, numbers, booleans, dates, ids' texts and lists of them. */
    abstract Document keys(E entity);

    void index(String indexName, boolean unique, String... keys) {
        String[] fields = new String[keys.length];
        for (int i = 0; i < keys.length; i++) {
            fields[i] = "keys." + keys[i];
        }
        database.index(name, indexName, unique, fields);
    }

    /**
     * For pages: the last keys are an order, those before it a filter. The id comes after them, as it does in every order;
     * without it each page would be sorted out of all that there is.
     */
    void ordered(String... keys) {
        String[] fields = new String[keys.length + 1];
        for (int i = 0; i < keys.length; i++) {
            fields[i] = "keys." + keys[i];
        }
        fields[keys.length] = "_id";
        database.index(name, "by_" + String.join("_", keys), false, fields);
    }

    @Override
    public Optional<E> find(I id) {
        return findOne(Filters.eq("_id", id.text()));
    }

    @Override
    public Map<I, E> findAll(Collection<I> ids) {
        Map<I, E> found = new LinkedHashMap<>();
        if (ids.isEmpty()) {
            return found;
        }
        for (E entity : familiar().withIds(ids.stream().map(Id::text).distinct().toList())) {
            @SuppressWarnings("unchecked")
            I id = (I) entity.id();
            found.put(id, entity);
        }
        return found;
    }

    /** As {@link #findMany} of what many ask for again and again. */
    List<E> findFamiliar(Bson filter) {
        return familiar().among(filter);
    }

    private Familiar<E> familiar() {
        return new Familiar<>(name, stored, remembered, this::entity);
    }

    Optional<E> findOne(Bson filter) {
        return Optional.ofNullable(stored.find(filter)
                        .projection(Projections.include("state", "schemaVersion"))
                        .first())
                .map(this::entity);
    }

    List<E> findMany(Bson filter, int max) {
        return entities(stored.find(filter).limit(max));
    }

    /** By id. */
    List<E> findInOrder(Bson filter, int max) {
        return entities(stored.find(filter).sort(Sorts.ascending("_id")).limit(max));
    }

    private List<E> entities(FindIterable<RawBsonDocument> documents) {
        List<E> found = new ArrayList<>();
        documents
                .projection(Projections.include("state", "schemaVersion"))
                .forEach(document -> found.add(entity(document)));
        return found;
    }

    Page<E> page(Bson filter, Order order, Page.Request request) {
        return new Pages<>(stored, this::entity).page(filter, order, request);
    }

    @Override
    public E save(Step<E> step, Act act) {
        E next = step.next();
        if (act.receipt() != null) {
            receipts.claim(act.receipt(), name, next.id());
            Failpoint.reached("receipt.claimed");
        }
        List<HubEvent> made = made(step, act);
        List<HubEvent> waiting = next.version() == 1 ? insert(next, made, act) : replace(next, made);
        Failpoint.reached("document.written");
        events.append(waiting);
        Failpoint.reached("events.appended");
        forget(next.id().text(), waiting);
        return next;
    }

    @Override
    public List<Saved<E>> saveAll(List<Saving<E>> all) {
        return new ManyDocuments<>(this, database, events, receipts).saved(all);
    }

    List<HubEvent> made(Step<E> step, Act act) {
        HubEvent.Author by = new HubEvent.Author(act.actor().name(), act.actor().person(), step.capacity());
        List<HubEvent> made = new ArrayList<>();
        for (HubEvent.Fact fact : step.facts()) {
            made.add(new HubEvent(
                    0,
                    act.innerId(),
                    act.at(),
                    fact.type(),
                    fact.subject().text(),
                    step.next().version(),
                    by,
                    fact.changes(),
                    fact.note(),
                    act.receipt()));
        }
        return made;
    }

    private List<HubEvent> insert(E next, List<HubEvent> made, Act act) {
        try {
            documents.insertOne(document(next, made));
            return made;
        } catch (MongoWriteException failure) {
            if (!HubDatabase.isDuplicate(failure)) {
                throw failure;
            }
            throw taken(next, act, failure.getError().getMessage());
        }
    }

    /** Of a new thing. */
    BsonDocument document(E next, List<HubEvent> made) {
        return new BsonDocument("_id", new BsonString(next.id().text()))
                .append("version", new BsonInt64(1))
                .append("schemaVersion", new BsonInt32(SCHEMA_VERSION))
                .append("state", database.write(type, next))
                .append("keys", database.write(Document.class, keys(next)))
                .append("pending", written(made));
    }

    /** @param message of the store, on a unique key that another document has */
    RuntimeException taken(E next, Act act, String message) {
        if (find(idOf(next)).isEmpty()) {
            return new Refused(alreadyTaken(next, message));
        }
        if (act.receipt() != null) {
            receipts.claim(act.receipt(), name, next.id());
        }
        return new Refused(Refusal.stale(0, 1));
    }

    @SuppressWarnings("unchecked")
    private I idOf(E entity) {
        return (I) entity.id();
    }

    /** A unique key is taken: which refusal that is, told from the index's name within the store's message. */
    abstract Refusal alreadyTaken(E next, String message);

    /**
     * @return all that waits in the document now, oldest first: what an earlier writer has not yet appended goes into the
     *     sequence before what came after it
     */
    private List<HubEvent> replace(E next, List<HubEvent> made) {
        BsonDocument changed;
        try {
            changed = documents.findOneAndUpdate(
                    isBefore(next),
                    replacement(next, made),
                    new FindOneAndUpdateOptions()
                            .returnDocument(ReturnDocument.AFTER)
                            .projection(Projections.include("pending")));
        } catch (MongoCommandException failure) {
            if (failure.getErrorCode() != HubDatabase.DUPLICATE_KEY) {
                throw failure;
            }
            throw new Refused(alreadyTaken(next, failure.getErrorMessage()));
        }
        if (changed == null) {
            long current = find(idOf(next)).map(Entity::version).orElse(0L);
            throw new Refused(Refusal.stale(next.version() - 1, current));
        }
        return database.events(changed.getArray("pending"));
    }

    static Bson isBefore(Entity next) {
        return Filters.and(Filters.eq("_id", next.id().text()), Filters.eq("version", next.version() - 1));
    }

    Bson replacement(E next, List<HubEvent> made) {
        return Updates.combine(
                Updates.set("version", next.version()),
                Updates.set("schemaVersion", SCHEMA_VERSION),
                Updates.set("state", database.write(type, next)),
                Updates.set("keys", keys(next)),
                Updates.pushEach("pending", written(made).getValues()));
    }

    private BsonArray written(List<HubEvent> waiting) {
        BsonArray written = new BsonArray();
        waiting.forEach(event -> written.add(database.write(HubEvent.class, event)));
        return written;
    }

    private void forget(String id, List<HubEvent> appended) {
        documents.updateOne(Filters.eq("_id", id), HubDatabase.forgetting(appended));
    }

    final String name() {
        return name;
    }

    final E entity(BsonDocument document) {
        int written = document.getInt32("schemaVersion").getValue();
        if (written > SCHEMA_VERSION) {
            throw new IllegalStateException("a document in " + name + " was written by a newer hub (schema version "
                    + written + "); start that one, or a newer");
        }
        return database.read(type, upgraded(document.getDocument("state"), written));
    }

    /**
     * Makes the keys anew of so many things.
     *
     * @param after of those that follow this id; null from the first
     * @return the last one's id; null when there was none left
     */
    @Nullable
    String rekeyed(@Nullable String after, int most) {
        List<WriteModel<BsonDocument>> changes = new ArrayList<>();
        String last = null;
        for (RawBsonDocument one : stored.find(after == null ? Filters.empty() : Filters.gt("_id", after))
                .projection(Projections.include("version", "schemaVersion", "state", "keys"))
                .sort(Sorts.ascending("_id"))
                .limit(most)) {
            last = one.getString("_id").getValue();
            BsonDocument keys = database.write(Document.class, keys(entity(one)));
            if (!keys.equals(one.getDocument("keys"))) {
                Bson same = Filters.and(Filters.eq("_id", last), Filters.eq("version", one.get("version")));
                changes.add(new UpdateOneModel<>(same, Updates.set("keys", keys)));
            }
        }
        if (!changes.isEmpty()) {
            documents.bulkWrite(changes);
        }
        return last;
    }

    /** Turns what an older hub wrote into what this one reads. */
    BsonDocument upgraded(BsonDocument state, int writtenBy) {
        return state;
    }
}
