package org.sdohub.adapter.pages;

import static org.sdohub.adapter.pages.Markup.element;
import static org.sdohub.adapter.pages.Markup.text;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sdohub.kernel.Actor;
import org.sdohub.kernel.Page;
import org.sdohub.organization.Bodies;
import org.sdohub.organization.Profile.Maturity;
import org.sdohub.specification.Designation;
import org.sdohub.specification.Relation;
import org.sdohub.specification.Specification;
import org.sdohub.specification.SpecificationId;
import org.sdohub.specification.SpecificationStore;
import org.sdohub.specification.SpecificationVersion;
import org.sdohub.specification.Specifications;

/** The catalogue. Title and number are always public; what only members may know is shown to them alone. */
@Controller("/specs")
@PermitAll
@ExecuteOn(TaskExecutors.BLOCKING)
class SpecificationPages {

    private final SpecificationStore store;
    private final Specifications specifications;
    private final NamedSpecifications named;
    private final DependencyRows dependencies;
    private final Bodies bodies;
    private final Addresses addresses;
    private final Places places;
    private final Clock clock;

    SpecificationPages(
            SpecificationStore store,
            Specifications specifications,
            NamedSpecifications named,
            DependencyRows dependencies,
            Bodies bodies,
            Addresses addresses,
            Places places,
            Clock clock) {
        this.store = store;
        this.specifications = specifications;
        this.named = named;
        this.dependencies = dependencies;
        this.bodies = bodies;
        this.addresses = addresses;
        this.places = places;
        this.clock = clock;
    }

    @Get
    @Produces("text/html")
    HttpResponse<?> list(HttpRequest<?> request) {
        return Answers.of(request, list(new Query("/specs", request, "q", "of", "maturity", "order")));
    }

    private PlainPage list(Query query) {
        var filter = new SpecificationStore.Filter(
                query.organization("of", bodies.tree()),
                null,
                null,
                query.set("maturity", Maturity.class),
                Set.of(),
                query.text("q"));
        SpecificationStore.Order order = query.one("order", SpecificationStore.Order.class);
        Page<Specification> page =
                store.page(filter, order == null ? SpecificationStore.Order.DESIGNATION : order, places.request(query));
        Markup form = new Form(query)
                .text("q", "Words")
                .text("of", "Organization")
                .choice("maturity", "Maturity", Maturity.class)
                .choice("order", "Order", SpecificationStore.Order.class)
                .markup();
        return new PlainPage("Specifications", query.here())
                .say(form)
                .say(page.values().isEmpty() ? "No specification is like that." : "")
                .say(table(page.values()), places.next(page, query));
    }

    private Markup table(List<Specification> all) {
        List<List<Markup>> rows = all.stream()
                .map(one -> List.of(
                        addresses.link(one), StatementRows.foreign(one.title()), addresses.link(one.organization())))
                .toList();
        return PlainPage.table(List.of("Designation", "Title", "Organization"), rows);
    }

    /** A designation may hold slashes: {@code /specs/itu-t/itu-tg.8113.1/y.1372.1}. */
    @Get("/{organization}/{+designation}")
    @Produces("text/html")
    HttpResponse<?> specification(
            HttpRequest<?> request, @PathVariable String organization, @PathVariable String designation) {
        List<Specification> found = named.find(organization, designation);
        return switch (found.size()) {
            case 0 -> Answers.notFound(request);
            case 1 -> Answers.of(request, specification(found.getFirst(), Visits.actor(request)));
            default -> Answers.of(request, several(organization, designation, found));
        };
    }

    /** STD 1 and the like may be many documents. */
    private PlainPage several(String organization, String designation, List<Specification> all) {
        String address = "/specs/" + Addresses.part(organization) + "/" + Addresses.part(designation);
        return new PlainPage(designation + ": several specifications", address).say(table(all));
    }

    private PlainPage specification(Specification one, Actor reader) {
        PlainPage page = new PlainPage(one.designation().value() + ": " + one.title(), addresses.of(one));
        page.say(new PlainPage.Facts()
                .fact("Organization", addresses.link(one.organization()))
                .fact("Also called", aliases(one))
                .fact("Access", one.access())
                .list());
        if (!seen(one, reader)) {
            return page.say("Only members of its organization may know more.");
        }
        page.say(new PlainPage.Facts()
                .fact("Group", one.owner() == null ? Markup.NONE : addresses.link(one.owner()))
                .fact("To be read at", one.url() == null ? Markup.NONE : Markup.outward(one.url()))
                .list());
        page.section("Versions", versions(one));
        page.section("Relations", relations(one, reader));
        page.section("Depends on", dependencies.first(one, true, reader));
        return page.section("Is needed by", dependencies.first(one, false, reader));
    }

    private static Markup aliases(Specification one) {
        return text(
                String.join(", ", one.aliases().stream().map(Designation::value).toList()));
    }

    private boolean seen(Specification one, Actor reader) {
        return specifications.mayRead(reader, clock.instant(), one);
    }

    private static Markup versions(Specification one) {
        return PlainPage.table(
                List.of("Version", "Document", "Date", "Maturity"),
                one.versions().reversed().stream()
                        .map(SpecificationPages::version)
                        .toList());
    }

    private static List<Markup> version(SpecificationVersion version) {
        return List.of(
                text(version.label()),
                text(version.identifier() == null ? "" : version.identifier()),
                text(version.date().toString()),
                text(version.rung().label()));
    }

    /** What it says of others, and what others say of it. */
    private Markup relations(Specification one, Actor reader) {
        List<SpecificationId> targets =
                one.relations().stream().map(Relation::to).toList();
        Map<SpecificationId, Specification> known = targets.isEmpty() ? Map.of() : store.findAll(targets);
        List<Markup> items = new ArrayList<>();
        for (Relation relation : one.relations()) {
            Optional.ofNullable(known.get(relation.to()))
                    .ifPresent(other -> items.add(
                            element("span", text(PlainPage.words(relation.kind()) + " "), addresses.link(other))));
        }
        store.relatedTo(List.of(one.id())).getOrDefault(one.id(), List.of()).stream()
                .filter(other -> seen(other, reader))
                .forEach(other -> items.add(said(other, one)));
        return Markup.items(items);
    }

    private Markup said(Specification by, Specification of) {
        List<String> kinds = by.relations().stream()
                .filter(relation -> relation.to().equals(of.id()))
                .map(relation -> PlainPage.words(relation.kind()))
                .toList();
        return element("span", addresses.link(by), text(" " + String.join(", ", kinds) + " this one"));
    }
}
