package org.sdohub.adapter.graphql;

import graphql.schema.DataFetchingEnvironment;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sdohub.adapter.graphql.GraphQLConfiguration.Limits;
import org.sdohub.kernel.Overflow;
import org.sdohub.kernel.Page;
import org.sdohub.kernel.Refusal;
import org.sdohub.kernel.Refused;

/** Turns {@code first/after/last/before} into a request for a page, and a page into a connection. */
final class Connections {

    static final int USUAL_SIZE = 20;

    private Connections() {}

    static Page.Request request(DataFetchingEnvironment environment, String order) {
        Integer first = environment.getArgument("first");
        Integer last = environment.getArgument("last");
        if (first != null && last != null) {
            throw new Refused(Refusal.invalid("PAGE_SIZE_GIVEN_TWICE", "Give either first or last, not both.", "last"));
        }
        int size = first != null ? first : last != null ? last : USUAL_SIZE;
        int largest = largest(environment);
        if (size < 1 || size > largest) {
            tell(environment);
            throw new Refused(Refusal.invalid(
                    "PAGE_SIZE_OUT_OF_RANGE",
                    "A page has 1 to " + largest + " items here.",
                    last == null ? "first" : "last"));
        }
        Cursors cursors = cursors(environment);
        return new Page.Request(
                size,
                position(cursors, environment, "after", order),
                position(cursors, environment, "before", order),
                last != null);
    }

    private static void tell(DataFetchingEnvironment environment) {
        @Nullable Overflow overflow = environment.getGraphQlContext().get(Overflow.class);
        @Nullable Limits limits = environment.getGraphQlContext().get(Limits.class);
        if (overflow != null && limits != null) {
            overflow.reached(limits.key("page-size"));
        }
    }

    private static int largest(DataFetchingEnvironment environment) {
        @Nullable Limits limits = environment.getGraphQlContext().get(Limits.class);
        return limits == null ? Page.Request.MAX_SIZE : limits.pageSize();
    }

    private static @Nullable String position(
            Cursors cursors, DataFetchingEnvironment environment, String argument, String order) {
        String cursor = environment.getArgument(argument);
        return cursor == null ? null : cursors.open(cursor, list(environment, order), argument);
    }

    static Connection of(DataFetchingEnvironment environment, Page<?> page, String order) {
        Cursors cursors = cursors(environment);
        String list = list(environment, order);
        List<Connection.Edge> edges = page.items().stream()
                .map(item -> new Connection.Edge(cursors.seal(item.position(), list), item.value()))
                .toList();
        var info = new Connection.PageInfo(
                page.hasNext(),
                page.hasPrevious(),
                edges.isEmpty() ? null : edges.getFirst().cursor(),
                edges.isEmpty() ? null : edges.getLast().cursor());
        return new Connection(edges, info, page.total());
    }

    private static Cursors cursors(DataFetchingEnvironment environment) {
        return Objects.requireNonNull(environment.getGraphQlContext().get(Cursors.class));
    }

    private static String list(DataFetchingEnvironment environment, String order) {
        return environment.getField().getName() + " by " + order;
    }
}
