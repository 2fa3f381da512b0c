package org.sdohub.adapter.graphql;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.sdohub.kernel.Entity;
import org.sdohub.kernel.Id;
import org.sdohub.kernel.Page;
import org.sdohub.relationship.Relationship;
import org.sdohub.search.Facet;
import org.sdohub.search.Facets;
import org.sdohub.search.Kind;
import org.sdohub.search.Search;
import org.sdohub.search.Search.Asking;
import org.sdohub.search.SearchIndex.Excerpt;
import org.sdohub.search.SearchIndex.Order;
import org.sdohub.statement.AnswerTimes;

/**
 * Searching all kinds of things. What the index names is loaded like anything else that is asked for by id, so each room
 * is asked once more whether it may be shown.
 */
@Singleton
final class SearchFields implements Fields {

    private static final String ANSWER_TIMES = "answer times of relationships";

    private final Search search;
    private final SearchConditions conditions;

    SearchFields(Search search, SearchConditions conditions) {
        this.search = search;
        this.conditions = conditions;
    }

    /** One thing that was found, as its room shows it. */
    record Hit(String cursor, Entity node, List<Excerpt> highlights) {}

    record Hits(List<Hit> edges, Connection.PageInfo pageInfo, long totalCount, Asking asking) {
        List<Entity> nodes() {
            return edges.stream().map(Hit::node).toList();
        }

        boolean upToDate() {
            return asking.upToDate();
        }
    }

    @Override
    public void wire(Wiring wiring) {
        wiring.<Relationship, AnswerTimes>batch(ANSWER_TIMES, search::answerTimes);
        wiring.query("search", this::search);
        wiring.type("SearchConnection", Hits.class).field("facets", (hits, ask) -> facets(hits, ask));
        wiring.type("SearchEdge", Hit.class);
        wiring.type("Highlight", Excerpt.class).field("ranges", (one, ask) -> one.places());
        wiring.type("HighlightRange", Excerpt.Place.class);
        wiring.type("SearchFacet", Facets.Counted.class);
        wiring.type("SearchFacetValue", Facets.Value.class);
        wiring.type("AnswerTimes", AnswerTimes.class);
        wiring.type("AnswerFigures", AnswerTimes.Figures.class);
        wiring.extend("Relationship", Relationship.class)
                .field("answerTimes", (of, ask) -> ask.batched(ANSWER_TIMES, of));
    }

    private CompletableFuture<Hits> search(Ask ask) {
        Input arguments = ask.arguments();
        Set<Kind> kinds = arguments.choices(Kind.class, "kinds");
        Asking asking = search.asking(
                arguments.text("query"), kinds, conditions.of(arguments.object("filter"), ask), ask.actor(), ask.now());
        Order order = arguments.choiceOr(Order.class, "orderBy", Order.RELEVANCE);
        Page<Id> page = search.page(asking, order, ask.page(order.name()));
        return ask.things(page).thenApply(found -> hits(found, page, asking, order, ask));
    }

    private Hits hits(List<@Nullable Object> found, Page<Id> page, Asking asking, Order order, Ask ask) {
        Connection connection = ask.connection(page, order.name());
        List<Entity> things =
                found.stream().filter(Objects::nonNull).map(Entity.class::cast).toList();
        Map<Id, List<Excerpt>> excerpts = ask.selects("edges/highlights") ? search.excerpts(asking, things) : Map.of();
        List<Hit> hits = new ArrayList<>();
        for (int i = 0; i < found.size(); i++) {
            if (found.get(i) instanceof Entity thing) {
                String cursor = connection.edges().get(i).cursor();
                hits.add(new Hit(cursor, thing, excerpts.getOrDefault(thing.id(), List.of())));
            }
        }
        return new Hits(hits, connection.pageInfo(), page.total().getAsLong(), asking);
    }

    private List<Facets.Counted> facets(Hits hits, Ask ask) {
        List<Facet> wanted =
                ask.arguments().texts("of").stream().map(Facet::valueOf).toList();
        return search.facets(hits.asking, wanted.isEmpty() ? Arrays.asList(Facet.values()) : wanted);
    }
}
