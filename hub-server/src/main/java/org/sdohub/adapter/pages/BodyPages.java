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
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sdohub.kernel.Actor;
import org.sdohub.kernel.BodyId;
import org.sdohub.kernel.BodyId.GroupId;
import org.sdohub.kernel.BodyId.OrganizationId;
import org.sdohub.kernel.Page;
import org.sdohub.organization.Bodies;
import org.sdohub.organization.Group;
import org.sdohub.organization.GroupStore;
import org.sdohub.organization.Groups;
import org.sdohub.organization.Organization;
import org.sdohub.organization.OrganizationStore;
import org.sdohub.organization.Organizations;
import org.sdohub.relationship.Relationships;

/** Organizations and their groups, which are public; of their letters and relationships what the reader may see. */
@Controller("/orgs")
@PermitAll
@ExecuteOn(TaskExecutors.BLOCKING)
class BodyPages {

    private final Bodies bodies;
    private final Organizations organizations;
    private final Groups groups;
    private final Relationships relationships;
    private final StatementRows statements;
    private final Addresses addresses;
    private final Places places;
    private final Clock clock;

    BodyPages(
            Bodies bodies,
            Organizations organizations,
            Groups groups,
            Relationships relationships,
            StatementRows statements,
            Addresses addresses,
            Places places,
            Clock clock) {
        this.bodies = bodies;
        this.organizations = organizations;
        this.groups = groups;
        this.relationships = relationships;
        this.statements = statements;
        this.addresses = addresses;
        this.places = places;
        this.clock = clock;
    }

    @Get
    @Produces("text/html")
    HttpResponse<?> list(HttpRequest<?> request) {
        return Answers.of(request, list(new Query("/orgs", request, "q", "kind")));
    }

    private PlainPage list(Query query) {
        var filter =
                new OrganizationStore.Filter(query.set("kind", Organization.Kind.class), Set.of(), query.text("q"));
        Page<Organization> page = organizations.page(filter, places.request(query));
        List<List<Markup>> rows = page.values().stream()
                .map(one -> List.of(
                        addresses.link(one.id()),
                        text(one.name()),
                        text(PlainPage.words(one.kind())),
                        text(PlainPage.words(one.state()))))
                .toList();
        Markup form = new Form(query)
                .text("q", "Name or acronym")
                .choice("kind", "Kind", Organization.Kind.class)
                .markup();
        return new PlainPage("Organizations", query.here())
                .say(form)
                .say(rows.isEmpty() ? "No organization is like that." : "")
                .say(PlainPage.table(List.of("Acronym", "Name", "Kind", "State"), rows), places.next(page, query));
    }

    @Get("/{organization}")
    @Produces("text/html")
    HttpResponse<?> organization(HttpRequest<?> request, @PathVariable String organization) {
        Optional<OrganizationId> found = bodies.tree()
                .byKey(organization)
                .filter(OrganizationId.class::isInstance)
                .map(OrganizationId.class::cast);
        Actor reader = Visits.actor(request);
        return Answers.of(request, found.map(id -> organization(id, new Query(addresses.of(id), request), reader)));
    }

    private PlainPage organization(OrganizationId id, Query query, Actor reader) {
        Organization one = bodies.tree().organizationOf(id);
        PlainPage page = new PlainPage(one.acronym().value() + ": " + one.name(), query.here());
        page.say(new PlainPage.Facts()
                .fact("Kind", one.kind())
                .fact("State", one.state())
                .fact("Web site", one.website() == null ? Markup.NONE : Markup.outward(one.website()))
                .list());
        page.say(element("p", link("/specs?of=" + addresses.key(id), "Its specifications")));
        Page<Group> below = groups.page(new GroupStore.Filter(id, null, Set.of(), Set.of(), ""), places.request(query));
        page.section("Groups", groups(below.values()), places.next(below, query));
        page.section("Relationships", relationships(id, reader));
        return page.section("Newest statements", statements.newest(id, reader));
    }

    private Markup groups(List<Group> all) {
        return PlainPage.table(
                List.of("Group", "Name", "Kind", "State"),
                all.stream()
                        .map(one -> List.of(
                                addresses.link(one.id()),
                                text(one.name()),
                                text(PlainPage.words(one.kind())),
                                text(PlainPage.words(one.state()))))
                        .toList());
    }

    private Markup relationships(OrganizationId id, Actor reader) {
        return Markup.items(relationships.of(List.of(id), reader, clock.instant()).getOrDefault(id, List.of()).stream()
                .map(one -> element(
                        "span", link(Addresses.of(one), one.key().value()), text(", " + PlainPage.words(one.state()))))
                .toList());
    }

    /** An acronym that was given up leads to the one that the group has now. */
    @Get("/{organization}/{group}")
    @Produces("text/html")
    HttpResponse<?> group(HttpRequest<?> request, @PathVariable String organization, @PathVariable String group) {
        Bodies.Tree tree = bodies.tree();
        Optional<Group> found = tree.byKey(organization + "/" + group)
                .filter(GroupId.class::isInstance)
                .flatMap(id -> tree.group((GroupId) id));
        if (found.isPresent() && !found.get().acronym().value().equalsIgnoreCase(group)) {
            return HttpResponse.temporaryRedirect(
                    URI.create(addresses.of(found.get().id())));
        }
        Actor reader = Visits.actor(request);
        return Answers.of(request, found.map(one -> group(one, new Query(addresses.of(one.id()), request), reader)));
    }

    private PlainPage group(Group one, Query query, Actor reader) {
        PlainPage page = new PlainPage(bodies.tree().label(one.id()) + ": " + one.name(), query.here());
        BodyId above = one.parent();
        BodyId heir = one.successor();
        page.say(new PlainPage.Facts()
                .fact("Organization", addresses.link(one.organization()))
                .fact("Part of", above == null ? Markup.NONE : addresses.link(above))
                .fact("Kind", one.kind())
                .fact("State", one.state())
                .fact("Continued by", heir == null ? Markup.NONE : addresses.link(heir))
                .fact(
                        "List",
                        one.listAddress() == null ? null : one.listAddress().value())
                .list());
        Page<Group> below = groups.page(
                new GroupStore.Filter(one.organization(), one.id(), Set.of(), Set.of(), ""), places.request(query));
        page.section("Groups", groups(below.values()), places.next(below, query));
        page.section("Meetings", RelationshipLife.meetings(one));
        return page.section("Newest statements", statements.newest(one.id(), reader));
    }
}
