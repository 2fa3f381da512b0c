package org.sdohub.adapter.graphql;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page as clients see it. {@link #totalCount} costs a round trip of its own, so it is counted only when asked for. */
record Connection(List<Edge> edges, PageInfo pageInfo, java.util.function.LongSupplier total) {

    record Edge(String cursor, Object node) {}

    record PageInfo(
            boolean hasNextPage,
            boolean hasPreviousPage,
            @Nullable String startCursor,
            @Nullable String endCursor) {}

    List<Object> nodes() {
        return edges.stream().map(Edge::node).toList();
    }

    long totalCount() {
        return total.getAsLong();
    }
}
