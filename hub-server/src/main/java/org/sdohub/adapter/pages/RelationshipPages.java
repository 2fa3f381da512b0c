package org.sdohub.adapter.pages;

import static org.sdohub.adapter.pages.Markup.element;
import static org.sdohub.adapter.pages.Markup.link;
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
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.sdohub.dependency.DependencyLists;
import org.sdohub.kernel.Actor;
import org.sdohub.kernel.BodyId;
import org.sdohub.kernel.Page;
import org.sdohub.organization.Bodies;
import org.sdohub.relationship.Agreement;
import org.sdohub.relationship.Appointment;
import org.sdohub.relationship.Arrangement;
import org.sdohub.relationship.Relationship;
import org.sdohub.relationship.RelationshipStore;
import org.sdohub.relationship.Relationships;
import org.sdohub.relationship.Side;
import org.sdohub.relationship.WorkArea;
import org.sdohub.relationship.WorkAreas;

/** Relationships, as far as their terms let the reader see them. */
@Controller("/relationships")
@PermitAll
@ExecuteOn(TaskExecutors.BLOCKING)
class RelationshipPages {

    private final Relationships relationships;
    private final NamedRelationship named;
    private final WorkAreas workAreas;
    private final RelationshipLife life;
    private final DependencyLists lists;
    private final Bodies bodies;
    private final Addresses addresses;
    private final Places places;
    private final Clock clock;

    RelationshipPages(
            Relationships relationships,
            NamedRelationship named,
            WorkAreas workAreas,
            RelationshipLife life,
            DependencyLists lists,
            Bodies bodies,
            Addresses addresses,
            Places places,
            Clock clock) {
        this.relationships = relationships;
        this.named = named;
        this.workAreas = workAreas;
        this.life = life;
        this.lists = lists;
        this.bodies = bodies;
        this.addresses = addresses;
        this.places = places;
        this.clock = clock;
    }

    @Get
    @Produces("text/html")
    HttpResponse<?> list(HttpRequest<?> request) {
        return Answers.of(
                request, list(new Query("/relationships", request, "q", "of", "state"), Visits.actor(request)));
    }

    private PlainPage list(Query query, Actor reader) {
        var filter = new RelationshipStore.Filter(
                query.organization("of", bodies.tree()),
                query.set("state", Relationship.State.class),
                java.util.Set.of(),
                query.text("q"));
        Page<Relationship> page =
                relationships.page(filter, RelationshipStore.OrderBy.KEY, places.request(query), reader, now());
        List<List<Markup>> rows = page.values().stream()
                .map(one -> List.of(
                        link(Addresses.of(one), one.key().value()),
                        side(one.arrangement().first()),
                        side(one.arrangement().second()),
                        text(PlainPage.words(one.state()))))
                .toList();
        Markup form = new Form(query)
                .text("q", "Words")
                .text("of", "Organization")
                .choice("state", "State", Relationship.State.class)
                .markup();
        return new PlainPage("Liaison relationships", query.here())
                .say(form)
                .say(rows.isEmpty() ? "No relationship is like that." : "")
                .say(PlainPage.table(List.of("Relationship", "Side", "Side", "State"), rows), places.next(page, query));
    }

    private Markup side(Side side) {
        List<BodyId> named = side.groups().isEmpty() ? List.of(side.organization()) : List.copyOf(side.groups());
        return addresses.links(named);
    }

    @Get("/{key}")
    @Produces("text/html")
    HttpResponse<?> relationship(HttpRequest<?> request, @PathVariable String key) {
        Actor reader = Visits.actor(request);
        return Answers.of(request, named.find(key, reader).map(one -> relationship(one, reader)));
    }

    private PlainPage relationship(Relationship one, Actor reader) {
        Arrangement arrangement = one.arrangement();
        PlainPage page = new PlainPage("Relationship " + one.key().value(), Addresses.of(one));
        page.say(new PlainPage.Facts()
                .fact(
                        "Sides",
                        Markup.joined(
                                arrangement.sides().stream().map(this::side).toList(), " and "))
                .fact("State", one.state())
                .fact("Kind", arrangement.kind())
                .fact("Scope", text(arrangement.scope()))
                .fact("Purpose", text(arrangement.purpose()))
                .fact("Principles", text(arrangement.principles()))
                .fact("Reports", text(one.upkeep().reporting()))
                .fact("Review", life.review(one))
                .list());
        boolean readable = !lists.readable(List.of(one.id()), reader, now()).isEmpty();
        page.section("Lists of dependencies", readable ? lists(one) : Markup.NONE);
        page.section("Agreements", agreements(one.upkeep().agreements()));
        page.section("Terms", life.terms(one));
        page.section("Work areas", areas(one));
        page.section("Offices", offices(one));
        page.section("Vacant", life.vacancies(one));
        page.section("New work", life.newWork(one));
        page.section("Invitations", life.invitations(one));
        page.section("Notices", life.notices(one));
        return page.section("How it came", milestones(one));
    }

    private static Markup lists(Relationship one) {
        return element("p", link(Addresses.of(one) + "/dependencies", "What its sides have sent each other"));
    }

    private static Markup agreements(List<Agreement> agreements) {
        return Markup.items(agreements.stream()
                .map(one -> element("span", text(one.title() + ", "), Markup.outward(one.reference())))
                .toList());
    }

    /** What both sides have agreed; a proposal is not shown in its place. */
    private Markup areas(Relationship one) {
        return Markup.items(workAreas.of(List.of(one.id())).getOrDefault(one.id(), List.of()).stream()
                .map(WorkArea::agreed)
                .filter(Objects::nonNull)
                .map(this::area)
                .toList());
    }

    private Markup area(WorkArea.Content content) {
        List<BodyId> groups = content.parts().stream()
                .flatMap(part -> part.groups().stream())
                .map(BodyId.class::cast)
                .toList();
        Markup who = groups.isEmpty() ? Markup.NONE : element("span", text(": "), addresses.links(groups));
        return element("span", StatementRows.foreign(content.title()), who);
    }

    /** Which offices there are and since when; who holds them is told by the API. */
    private Markup offices(Relationship one) {
        List<List<Markup>> rows = one.staff().appointments().stream()
                .filter(office -> office.state() != Appointment.State.ENDED)
                .map(office -> List.of(
                        text(PlainPage.words(office.kind())),
                        addresses.link(office.side()),
                        text(PlainPage.words(office.state())),
                        StatementRows.foreign(office.matter())))
                .toList();
        return PlainPage.table(List.of("Office", "Side", "State", "Matter"), rows);
    }

    private static Markup milestones(Relationship one) {
        return PlainPage.table(
                List.of("Day", "State", "Reason"),
                one.milestones().stream()
                        .map(step -> List.of(
                                text(step.on().toString()),
                                text(PlainPage.words(step.state())),
                                StatementRows.foreign(step.reason())))
                        .toList());
    }

    private Instant now() {
        return clock.instant();
    }
}
