package org.sdohub.adapter.mongo;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.bson.BsonDocument;
import org.bson.RawBsonDocument;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.sdohub.kernel.Entity;

/** Things that are asked for again and again: of what is remembered only the version is read. */
record Familiar<E extends Entity>(
        String collection,
        MongoCollection<RawBsonDocument> documents,
        Remembered remembered,
        Function<BsonDocument, E> entity) {

    /** In one round trip where none or all of them are remembered, else in two. */
    List<E> withIds(List<String> ids) {
        Bson filter = Filters.in("_id", ids);
        return ids.stream().anyMatch(id -> remembered.knows(collection, id)) ? among(filter) : read(filter);
    }

    List<E> among(Bson filter) {
        Map<String, @Nullable E> found = new LinkedHashMap<>();
        documents.find(filter).projection(Projections.include("version")).forEach(one -> {
            String id = id(one);
            found.put(id, known(id, version(one)));
        });
        List<String> missing =
                found.keySet().stream().filter(id -> found.get(id) == null).toList();
        if (!missing.isEmpty()) {
            read(Filters.in("_id", missing)).forEach(one -> found.put(one.id().text(), one));
        }
        return found.values().stream().filter(Objects::nonNull).toList();
    }

    @SuppressWarnings("unchecked")
    private @Nullable E known(String id, long version) {
        return (E) remembered.find(collection, id, version);
    }

    private List<E> read(Bson filter) {
        List<E> found = new ArrayList<>();
        documents
                .find(filter)
                .projection(Projections.include("version", "state", "schemaVersion"))
                .forEach(document -> {
                    E one = entity.apply(document);
                    int bytes = document.getByteBuffer().remaining();
                    remembered.note(collection, id(document), version(document), bytes, one);
                    found.add(one);
                });
        return found;
    }

    private static String id(BsonDocument document) {
        return document.getString("_id").getValue();
    }

    private static long version(BsonDocument document) {
        return document.getInt64("version").getValue();
    }
}
