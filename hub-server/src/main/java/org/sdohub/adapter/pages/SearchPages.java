package org.sdohub.adapter.pages;

import static org.sdohub.adapter.pages.Markup.element;
import static org.sdohub.adapter.pages.Markup.link;
import static org.sdohub.adapter.pages.Markup.text;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.sdohub.dependency.Dependency;
import org.sdohub.kernel.Actor;
import org.sdohub.kernel.Entity;
import org.sdohub.kernel.Id;
import org.sdohub.kernel.Page;
import org.sdohub.kernel.Refused;
import org.sdohub.organization.Group;
import org.sdohub.organization.Organization;
import org.sdohub.relationship.Relationship;
import org.sdohub.relationship.WorkArea;
import org.sdohub.search.Facet;
import org.sdohub.search.Facets;
import org.sdohub.search.Search;
import org.sdohub.search.Search.Asking;
import org.sdohub.search.SearchIndex.Excerpt;
import org.sdohub.search.SearchIndex.Order;
import org.sdohub.search.Things;
import org.sdohub.specification.EnablerRelease;
import org.sdohub.specification.Specification;
import org.sdohub.statement.Statement;

/** Finding everything that the reader may see by words and conditions, without JavaScript. */
@Controller("/search")
@PermitAll
@ExecuteOn(TaskExecutors.BLOCKING)
class SearchPages {

    private final Search search;
    private final Things things;
    private final Addresses addresses;
    private final Places places;
    private final Clock clock;

    SearchPages(Search search, Things things, Addresses addresses, Places places, Clock clock) {
        this.search = search;
        this.things = things;
        this.addresses = addresses;
        this.places = places;
        this.clock = clock;
    }

    @Get
    @Produces("text/html")
    HttpResponse<?> search(HttpRequest<?> request) {
        var query = new Query("/search", request, "q", "order");
        PlainPage page = new PlainPage("Search", query.here())
                .say("Words and \"phrases\" are found in everything that you may read; auth* finds words that begin"
                        + " so, -draft leaves out. Conditions: from:OMA to:IETF/SIP kind:statement purpose:action"
                        + " is:overdue due:<2026-12-31 posted:2026 cites:\"RFC 3261\".")
                .say(new Form(query)
                        .text("q", "What")
                        .choice("order", "Order", Order.class)
                        .markup());
        Order order = query.one("order", Order.class);
        return Answers.of(request, found(page, query, order == null ? Order.RELEVANCE : order, Visits.actor(request)));
    }

    private PlainPage found(PlainPage page, Query query, Order order, Actor reader) {
        Instant now = clock.instant();
        Asking asking = asking(query.text("q"), reader, now);
        Page<Id> ids = search.page(asking, order, places.request(query));
        List<Entity> shown = things.shown(ids.values(), reader, now);
        Map<Id, List<Excerpt>> excerpts = search.excerpts(asking, shown);
        long total = ids.total().getAsLong();
        List<Markup> items = shown.stream()
                .map(one -> item(one, excerpts.getOrDefault(one.id(), List.of())))
                .toList();
        return page.say(total == 1 ? "One is found." : total + " are found.")
                .say(asking.upToDate() ? "" : "What changed in the last moments is not among it yet.")
                .say(Markup.items(items))
                .say(places.next(ids, query))
                .section("Narrow it to", narrowing(asking, query));
    }

    private Asking asking(String typed, Actor reader, Instant now) {
        try {
            return search.asking(typed, Set.of(), List.of(), reader, now);
        } catch (Refused refused) {
            throw new BadQuery(refused.refusals().stream()
                    .map(one -> one.message() + " " + one.fix())
                    .collect(Collectors.joining(" ")));
        }
    }

    private Markup item(Entity one, List<Excerpt> excerpts) {
        List<Markup> lines = new ArrayList<>(List.of(heading(one)));
        excerpts.forEach(excerpt -> lines.add(element("div", marked(excerpt))));
        return element("div", Markup.all(lines));
    }

    private Markup heading(Entity one) {
        return switch (one) {
            case Statement it ->
                element(
                        "span",
                        link(Addresses.of(it), StatementRows.called(it) + " " + StatementRows.title(it)),
                        kind("statement"));
            case Specification it ->
                element(
                        "span",
                        link(addresses.of(it), it.designation().value() + " " + it.title()),
                        kind("specification"));
            case Relationship it ->
                element("span", link(Addresses.of(it), it.key().value()), kind("relationship"));
            case Organization it ->
                element("span", addresses.link(it.id()), text(" " + it.name()), kind("organization"));
            case Group it -> element("span", addresses.link(it.id()), text(" " + it.name()), kind("group"));
            case WorkArea it -> element("span", text(it.shown().title()), kind("work area " + it.key()));
            case EnablerRelease it -> element("span", text(it.label() + " " + it.title()), kind("release"));
            case Dependency it -> element("span", text("A need of "), addresses.link(it.owner()), kind("dependency"));
            default -> Markup.NONE;
        };
    }

    private static Markup kind(String words) {
        return text(", " + words);
    }

    /** The text with its places marked; nothing of it is taken for markup. */
    private static Markup marked(Excerpt excerpt) {
        List<Markup> parts = new ArrayList<>();
        int at = 0;
        for (Excerpt.Place place : excerpt.places()) {
            parts.add(text(excerpt.text().substring(at, place.start())));
            parts.add(element("mark", excerpt.text().substring(place.start(), place.end())));
            at = place.end();
        }
        parts.add(text(excerpt.text().substring(at)));
        return Markup.all(parts);
    }

    /** Buttons rather than links: whoever follows links would walk through every combination. */
    private Markup narrowing(Asking asking, Query query) {
        List<Markup> rows = new ArrayList<>();
        for (Facets.Counted facet : search.facets(asking, Arrays.asList(Facet.values()))) {
            List<Markup> values = facet.values().stream()
                    .limit(12)
                    .map(value -> button(value, query.text("q")))
                    .toList();
            if (values.size() > 1) {
                rows.add(element("p", text(PlainPage.words(facet.facet()) + ": "), Markup.joined(values, " ")));
            }
        }
        return rows.isEmpty()
                ? Markup.NONE
                : element("form", Map.of("method", "get", "action", "/search"), Markup.all(rows));
    }

    private static Markup button(Facets.Value value, String typed) {
        String narrowed = (typed + " " + value.query()).strip();
        return element(
                "button", Map.of("name", "q", "value", narrowed), text(value.label() + " (" + value.count() + ")"));
    }
}
