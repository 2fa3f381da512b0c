package org.sdohub.adapter.mongo;

import java.util.List;

/** A total order of a list: by these keys, then by id, so that it is stable. Keys are never null in a document. */
record Order(List<String> keys, boolean ascending) {

    static Order ascending(String... keys) {
        return new Order(List.of(keys), true);
    }

    static Order descending(String... keys) {
        return new Order(List.of(keys), false);
    }
}
