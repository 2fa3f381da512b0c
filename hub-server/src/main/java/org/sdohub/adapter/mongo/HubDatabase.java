package org.sdohub.adapter.mongo;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.Updates;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonDocumentWriter;
import org.bson.BsonReader;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.EncoderContext;
import org.bson.codecs.configuration.CodecRegistry;
import org.bson.conversions.Bson;
import org.sdohub.kernel.HubEvent;

/** The hub's database with its way of writing values. */
@Singleton
final class HubDatabase {

    static final int DUPLICATE_KEY = 11000;
    /** Minutes that an index over what is there already may take to build. */
    private static final long PATIENCE_TO_BUILD = 60;

    /** What is asked for is there with other keys, another name or other options. */
    private static final Set<Integer> OTHERWISE = Set.of(85, 86);

    private final MongoDatabase database;
    private final CodecRegistry codecs;

    HubDatabase(MongoClient client, MongoConfiguration configuration) {
        this.codecs = StoredTypes.registry();
        this.database = client.getDatabase(configuration.database()).withCodecRegistry(codecs);
    }

    MongoCollection<Document> collection(String name) {
        return database.getCollection(name);
    }

    MongoCollection<BsonDocument> raw(String name) {
        return database.getCollection(name, BsonDocument.class);
    }

    /** To read only: what is not looked at stays bytes. */
    MongoCollection<RawBsonDocument> bytes(String name) {
        return database.getCollection(name, RawBsonDocument.class);
    }

    <T> BsonDocument write(Class<T> type, T value) {
        BsonDocument document = new BsonDocument();
        try (BsonDocumentWriter writer = new BsonDocumentWriter(document)) {
            codecs.get(type).encode(writer, value, EncoderContext.builder().build());
        }
        return document;
    }

    <T> T read(Class<T> type, BsonDocument document) {
        try (BsonReader reader = document.asBsonReader()) {
            return codecs.get(type).decode(reader, DecoderContext.builder().build());
        }
    }

    List<HubEvent> events(BsonArray written) {
        return written.stream()
                .map(event -> read(HubEvent.class, event.asDocument()))
                .toList();
    }

    /**
     * Indexes are made by name at start; making one again does nothing. One of that name, or over these keys, that an
     * older hub made otherwise gives way; on many documents that takes a while, and has its own patience.
     */
    void index(String collection, String name, boolean unique, Bson keys) {
        IndexOptions wanted = new IndexOptions().name(name).unique(unique);
        try {
            building(collection).createIndex(keys, wanted);
        } catch (MongoCommandException failure) {
            if (!OTHERWISE.contains(failure.getErrorCode())) {
                throw failure;
            }
            dropOther(building(collection), name, keys.toBsonDocument());
            building(collection).createIndex(keys, wanted);
        }
    }

    private MongoCollection<Document> building(String collection) {
        return collection(collection).withTimeout(PATIENCE_TO_BUILD, TimeUnit.MINUTES);
    }

    private static void dropOther(MongoCollection<Document> collection, String name, BsonDocument keys) {
        for (BsonDocument index : collection.listIndexes(BsonDocument.class).into(new ArrayList<>())) {
            String known = index.getString("name").getValue();
            if (known.equals(name) || index.getDocument("key").equals(keys)) {
                collection.dropIndex(known);
            }
        }
    }

    void index(String collection, String name, boolean unique, String... fields) {
        index(collection, name, unique, Indexes.ascending(fields));
    }

    void expire(String collection, String field, long seconds) {
        collection(collection)
                .createIndex(
                        Indexes.ascending(field),
                        new IndexOptions().name(field + "_expires").expireAfter(seconds, TimeUnit.SECONDS));
    }

    static boolean isDuplicate(MongoWriteException failure) {
        return failure.getError().getCode() == DUPLICATE_KEY;
    }

    /** @return of those that were refused because a unique key is taken, the place in the list and the store's message */
    <T> Map<Integer, String> insertAll(MongoCollection<T> collection, List<T> documents) {
        try {
            collection.insertMany(documents, new InsertManyOptions().ordered(false));
            return Map.of();
        } catch (MongoBulkWriteException failure) {
            return taken(failure);
        }
    }

    /** @return as {@link #insertAll}; those that match nothing change nothing */
    <T> Map<Integer, String> updateAll(MongoCollection<T> collection, List<UpdateOneModel<T>> changes) {
        try {
            collection.bulkWrite(changes, new BulkWriteOptions().ordered(false));
            return Map.of();
        } catch (MongoBulkWriteException failure) {
            return taken(failure);
        }
    }

    private static Map<Integer, String> taken(MongoBulkWriteException failure) {
        boolean otherwise = failure.getWriteConcernError() != null
                || failure.getWriteErrors().stream().anyMatch(error -> error.getCode() != DUPLICATE_KEY);
        if (otherwise) {
            throw failure;
        }
        Map<Integer, String> taken = new TreeMap<>();
        failure.getWriteErrors().forEach(error -> taken.put(error.getIndex(), error.getMessage()));
        return taken;
    }

    /** For a document whose events are in the sequence now. */
    static Bson forgetting(List<HubEvent> appended) {
        return Updates.pull(
                "pending",
                Filters.in("eid", appended.stream().map(HubEvent::eid).toList()));
    }

    List<String> collections() {
        return database.listCollectionNames().into(new ArrayList<>());
    }
}
