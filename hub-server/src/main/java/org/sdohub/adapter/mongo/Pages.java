package org.sdohub.adapter.mongo;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.CountOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.bson.RawBsonDocument;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.sdohub.kernel.Page;

/** Keyset pages: from a position on, never by skipping, so that a late page costs what the first one does. */
record Pages<E>(MongoCollection<RawBsonDocument> documents, Function<BsonDocument, E> entity) {

    /** Counting stops here: nobody reads further, and a count must not cost more the more there is. */
    static final int MOST_COUNTED = 10_000;

    Page<E> page(Bson filter, Order order, Page.Request request) {
        boolean up = order.ascending() != request.fromEnd();
        List<RawBsonDocument> found = documents
                .find(window(filter, order, request))
                .projection(Projections.include("state", "schemaVersion", "keys"))
                .sort(sort(order, up))
                .limit(request.size() + 1)
                .into(new ArrayList<>());
        boolean more = found.size() > request.size();
        if (more) {
            found.removeLast();
        }
        if (request.fromEnd()) {
            Collections.reverse(found);
        }
        List<Page.Item<E>> items = found.stream()
                .map(document -> new Page.Item<>(entity.apply(document), position(document, order)))
                .toList();
        boolean next = request.fromEnd() ? request.before() != null : more;
        boolean previous = request.fromEnd() ? more : request.after() != null;
        return new Page<>(items, next, previous, () -> count(filter));
    }

    private long count(Bson filter) {
        return documents.countDocuments(filter, new CountOptions().limit(MOST_COUNTED));
    }

    private static Bson sort(Order order, boolean up) {
        List<String> fields = fields(order);
        return up ? Sorts.ascending(fields) : Sorts.descending(fields);
    }

    private static List<String> fields(Order order) {
        List<String> fields = new ArrayList<>();
        order.keys().forEach(key -> fields.add("keys." + key));
        fields.add("_id");
        return fields;
    }

    private static Bson window(Bson filter, Order order, Page.Request request) {
        List<Bson> all = new ArrayList<>();
        all.add(filter);
        beyond(all, order, request.after(), order.ascending());
        beyond(all, order, request.before(), !order.ascending());
        return all.size() == 1 ? filter : Filters.and(all);
    }

    /** (a, b, id) beyond (x, y, z): the bound on a lets an index serve, the rest is exact. */
    private static void beyond(List<Bson> all, Order order, @Nullable String position, boolean greater) {
        if (position == null) {
            return;
        }
        List<String> fields = fields(order);
        BsonArray values = BsonArray.parse(position);
        all.add(
                greater
                        ? Filters.gte(fields.getFirst(), values.get(0))
                        : Filters.lte(fields.getFirst(), values.get(0)));
        List<Bson> ways = new ArrayList<>();
        for (int i = 0; i < fields.size(); i++) {
            List<Bson> way = new ArrayList<>();
            for (int before = 0; before < i; before++) {
                way.add(Filters.eq(fields.get(before), values.get(before)));
            }
            way.add(greater ? Filters.gt(fields.get(i), values.get(i)) : Filters.lt(fields.get(i), values.get(i)));
            ways.add(Filters.and(way));
        }
        all.add(Filters.or(ways));
    }

    private static String position(BsonDocument document, Order order) {
        BsonArray values = new BsonArray();
        for (String key : order.keys()) {
            BsonValue value = document.getDocument("keys").get(key);
            if (value == null || value.isNull()) {
                throw new IllegalStateException("the sort key " + key + " is null");
            }
            values.add(value);
        }
        values.add(document.get("_id"));
        return array(values);
    }

    private static String array(BsonArray values) {
        String json = new BsonDocument("v", values).toJson();
        return json.substring(json.indexOf('['), json.lastIndexOf(']') + 1);
    }
}
