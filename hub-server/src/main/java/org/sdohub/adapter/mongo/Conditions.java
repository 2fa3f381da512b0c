package org.sdohub.adapter.mongo;

import com.mongodb.client.model.Filters;
import java.util.Collection;
import java.util.List;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.sdohub.kernel.Id;

/** Conditions over {@code keys}; what is empty or null asks for nothing. */
final class Conditions {

    private Conditions() {}

    static Bson all(List<Bson> conditions) {
        return switch (conditions.size()) {
            case 0 -> Filters.empty();
            case 1 -> conditions.getFirst();
            default -> Filters.and(conditions);
        };
    }

    static void anyOf(List<Bson> all, String key, Collection<? extends Enum<?>> values) {
        if (!values.isEmpty()) {
            all.add(Filters.in("keys." + key, values.stream().map(Enum::name).toList()));
        }
    }

    static void anyId(List<Bson> all, String key, Collection<? extends Id> ids) {
        if (!ids.isEmpty()) {
            all.add(Filters.in("keys." + key, ids.stream().map(Id::text).toList()));
        }
    }

    static void is(List<Bson> all, String key, @Nullable Id id) {
        if (id != null) {
            all.add(Filters.eq("keys." + key, id.text()));
        }
    }

    static void is(List<Bson> all, String key, String text) {
        if (!text.isEmpty()) {
            all.add(Filters.eq("keys." + key, text));
        }
    }
}
