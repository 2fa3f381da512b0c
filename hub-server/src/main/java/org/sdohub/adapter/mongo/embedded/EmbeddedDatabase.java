package org.sdohub.adapter.mongo.embedded;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractMongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DatabaseResolver;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.oplog.Oplog;
import io.netty.channel.Channel;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sdohub.adapter.mongo.embedded.KeyIndex.Uniqueness;

/** One database: its collections, and the commands whose stock answers are slow, unordered or inexact. */
final class EmbeddedDatabase extends AbstractMongoDatabase<DocumentKey> {

    /** Between the parts of a map's name; in no name of a database, collection or index of ours. */
    private static final String SEPARATOR = "\u001f";

    private final Kv kv;
    private final Effort effort;
    private final Answers answers;
    private final List<EmbeddedCollection> opened = new ArrayList<>();

    EmbeddedDatabase(String name, CursorRegistry cursors, Kv kv, Effort effort) {
        super(name, cursors);
        this.kv = kv;
        this.effort = effort;
        this.answers = new Answers(this, cursors);
        initializeNamespacesAndIndexes();
    }

    /** Whether a map belongs to the database, and so goes with it. */
    static boolean owns(String database, String map) {
        String[] parts = map.split(SEPARATOR, 3);
        return parts.length == 3 && parts[1].equals(database);
    }

    static @Nullable String databaseOf(String map) {
        String[] parts = map.split(SEPARATOR, 3);
        return parts.length == 3 ? parts[1] : null;
    }

    @Nullable
    EmbeddedCollection find(String collection) {
        return (EmbeddedCollection) resolveCollection(collection, false);
    }

    List<EmbeddedCollection> collections() {
        return opened.stream()
                .filter(collection -> find(collection.getCollectionName()) == collection)
                .filter(collection -> !collection.getCollectionName().startsWith("system."))
                .toList();
    }

    /** Descriptions as they were given, of all indexes of the database. */
    Iterable<Document> indexDescriptions() {
        MongoCollection<DocumentKey> descriptions = indexes.get();
        return descriptions == null ? List.of() : descriptions.queryAll();
    }

    String namespace(String collection) {
        return getFullCollectionNamespace(collection);
    }

    void forget() {
        opened.forEach(EmbeddedCollection::forget);
    }

    @Override
    public Document handleCommand(
            Channel channel, String command, Document query, DatabaseResolver databases, Oplog oplog) {
        return switch (command.toLowerCase(Locale.ROOT)) {
            case "find" -> answers.find(query);
            case "aggregate" -> answers.aggregate(query, databases, oplog);
            case "explain" -> answers.explain(Fields.document(query, "explain"));
            case "insert" -> answers.counted(query, super.handleCommand(channel, command, query, databases, oplog));
            case "update" ->
                answers.inOrder(query, one -> super.handleCommand(channel, command, one, databases, oplog));
            default -> super.handleCommand(channel, command, query, databases, oplog);
        };
    }

    @Override
    protected void addIndex(Document description) {
        Refusals.checkIndex(description);
        for (Document existing : indexDescriptions()) {
            if (!Objects.equals(existing.get("ns"), description.get("ns"))) {
                continue;
            }
            boolean sameName = Objects.equals(existing.get("name"), description.get("name"));
            boolean sameKey = sameKey(existing, description);
            if (sameName && sameKey && sameOptions(existing, description)) {
                return;
            }
            if (sameName || sameKey) {
                throw conflict(sameName, existing, description);
            }
        }
        super.addIndex(description);
    }

    @Override
    protected MongoCollection<DocumentKey> openOrCreateCollection(String name, CollectionOptions options) {
        EmbeddedCollection collection =
                new EmbeddedCollection(this, name, options, cursorRegistry, kv, mapName("data", name), effort);
        opened.add(collection);
        return collection;
    }

    @Override
    protected Index<DocumentKey> openOrCreateUniqueIndex(
            String collection, String name, List<IndexKey> keys, boolean sparse) {
        EmbeddedCollection owner = Objects.requireNonNull(find(collection));
        boolean id = keys.size() == 1 && keys.getFirst().getKey().equals("_id");
        return id ? new IdIndex(owner, name, keys) : index(owner, name, keys, new Uniqueness(true, sparse));
    }

    @Override
    protected Index<DocumentKey> openOrCreateSecondaryIndex(
            String collection, String name, List<IndexKey> keys, boolean sparse) {
        return index(Objects.requireNonNull(find(collection)), name, keys, new Uniqueness(false, sparse));
    }

    @Override
    public void dropCollection(String name, Oplog oplog) {
        super.dropCollection(name, oplog);
        opened.removeIf(collection -> collection.getCollectionName().equals(name));
    }

    @Override
    public void moveCollection(MongoDatabase from, MongoCollection<?> collection, String name) {
        throw new MongoServerError(59, "CommandNotFound", "embedded: a collection cannot be renamed");
    }

    @Override
    protected long getFileSize() {
        return 0;
    }

    @Override
    protected long getStorageSize() {
        return 0;
    }

    private KeyIndex index(EmbeddedCollection owner, String name, List<IndexKey> keys, Uniqueness kind) {
        String map = mapName("index", owner.getCollectionName() + SEPARATOR + name);
        return new KeyIndex(owner, kv, map, name, keys, kind);
    }

    private String mapName(String kind, String rest) {
        return kind + SEPARATOR + getDatabaseName() + SEPARATOR + rest;
    }

    private static boolean sameKey(Document some, Document other) {
        List<String> fields = new ArrayList<>(Fields.document(some, "key").keySet());
        return fields.equals(new ArrayList<>(Fields.document(other, "key").keySet()))
                && fields.stream().allMatch(field -> direction(some, field) == direction(other, field));
    }

    private static double direction(Document description, String field) {
        return Fields.document(description, "key").get(field) instanceof Number number ? number.doubleValue() : 0;
    }

    private static boolean sameOptions(Document some, Document other) {
        return flag(some, "unique") == flag(other, "unique")
                && flag(some, "sparse") == flag(other, "sparse")
                && seconds(some) == seconds(other);
    }

    private static boolean flag(Document description, String name) {
        return Boolean.TRUE.equals(description.get(name));
    }

    private static long seconds(Document description) {
        return description.get("expireAfterSeconds") instanceof Number number ? number.longValue() : -1;
    }

    private static MongoServerError conflict(boolean sameName, Document existing, Document requested) {
        String text = "embedded: an index with the same " + (sameName ? "name" : "key") + " exists already: " + existing
                + ", requested: " + requested;
        return sameName
                ? new MongoServerError(86, "IndexKeySpecsConflict", text)
                : new MongoServerError(85, "IndexOptionsConflict", text);
    }
}
