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
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sdohub.dependency.DependencyList;
import org.sdohub.dependency.DependencyListStore;
import org.sdohub.dependency.DependencyListStore.Direction;
import org.sdohub.dependency.DependencyLists;
import org.sdohub.dependency.ListFormat;
import org.sdohub.dependency.ListRhythms;
import org.sdohub.kernel.Actor;
import org.sdohub.kernel.BodyId.OrganizationId;
import org.sdohub.kernel.Page;
import org.sdohub.organization.Bodies;
import org.sdohub.relationship.Relationship;

/** The lists of dependencies that the sides of a relationship have sent each other, if its terms let the reader see them. */
@Controller("/relationships")
@PermitAll
@ExecuteOn(TaskExecutors.BLOCKING)
class DependencyListPages {

    private final NamedRelationship named;
    private final DependencyLists lists;
    private final DependencyListStore store;
    private final Bodies bodies;
    private final Addresses addresses;
    private final Places places;
    private final ListRhythms rhythms;
    private final Clock clock;

    DependencyListPages(
            NamedRelationship named,
            DependencyLists lists,
            DependencyListStore store,
            Bodies bodies,
            Addresses addresses,
            Places places,
            ListRhythms rhythms,
            Clock clock) {
        this.named = named;
        this.lists = lists;
        this.store = store;
        this.bodies = bodies;
        this.addresses = addresses;
        this.places = places;
        this.rhythms = rhythms;
        this.clock = clock;
    }

    /** All lists that were sent; with side and number ({@code v}) that one, for ever at that address. */
    @Get("/{key}/dependencies")
    @Produces("text/html")
    HttpResponse<?> dependencies(HttpRequest<?> request, @PathVariable String key) {
        Actor reader = Visits.actor(request);
        Optional<Relationship> found = named.find(key, reader).filter(one -> readable(one, reader));
        return Answers.of(request, found.flatMap(one -> {
            var query = new Query(Addresses.of(one) + "/dependencies", request, "side", "v");
            OrganizationId side = query.organization("side", bodies.tree());
            Integer number = query.number("v");
            if (number == null) {
                return Optional.of(sent(one, side, query, reader));
            }
            if (side == null) {
                throw new BadQuery("Each side counts its own lists: say whose, such as side=oma.");
            }
            return store.find(new DependencyListStore.Direction(one.id(), side), number)
                    .map(list -> list(one, list, reader));
        }));
    }

    private boolean readable(Relationship one, Actor reader) {
        return !lists.readable(List.of(one.id()), reader, now()).isEmpty();
    }

    private PlainPage sent(Relationship one, @Nullable OrganizationId side, Query query, Actor reader) {
        Page<DependencyList> page = store.page(one.id(), side, places.request(query));
        List<List<Markup>> rows = page.values().stream()
                .map(list -> List.of(
                        link(address(one, list), name(list)),
                        text(list.asOf().toString()),
                        text(String.valueOf(shown(list, reader).size()))))
                .toList();
        return new PlainPage("Dependency lists of " + one.key().value(), query.here())
                .say(element("p", link(Addresses.of(one), "The relationship")))
                .say(rhythm(one))
                .say(rows.isEmpty() ? "No list has been sent." : "")
                .say(PlainPage.table(List.of("List", "As of", "Entries"), rows), places.next(page, query));
    }

    /** How often each side sends its list, and by when the next is due; nothing where nothing is agreed. */
    private Markup rhythm(Relationship one) {
        List<Direction> both = one.organizations().stream()
                .map(side -> new Direction(one.id(), side))
                .toList();
        Map<Direction, ListRhythms.Beating> beating = rhythms.of(both, now());
        return Markup.all(both.stream()
                .map(direction -> Objects.requireNonNull(beating.get(direction)))
                .filter(each -> each.rhythm().agreed() != null)
                .map(each -> element("p", each.beat().sentence()))
                .toList());
    }

    private String name(DependencyList list) {
        return "List " + list.number() + " of " + bodies.tree().label(list.side());
    }

    private String address(Relationship one, DependencyList list) {
        return Addresses.of(one) + "/dependencies?side=" + addresses.key(list.side()) + "&v=" + list.number();
    }

    /** Without what only members of an organization may know, where the reader is none. */
    private List<DependencyList.Entry> shown(DependencyList list, Actor reader) {
        return lists.entries(list.entries(), reader, now());
    }

    private PlainPage list(Relationship one, DependencyList list, Actor reader) {
        List<List<Markup>> rows =
                shown(list, reader).stream().map(DependencyListPages::row).toList();
        return new PlainPage(name(list) + ", " + one.key().value(), address(one, list))
                .say("As of " + list.asOf() + ". " + list.note())
                .say(rows.isEmpty() ? "It has no entries that you may read." : "")
                .say(PlainPage.table(List.of("Depends", "On", "Kind", "Needed by", "How it stood", "Reason"), rows))
                .say(files(list))
                .say(element("p", link(Addresses.of(one) + "/dependencies", "All lists of this relationship")));
    }

    private static Markup files(DependencyList list) {
        List<Markup> all = Arrays.stream(ListFormat.values())
                .map(format -> link(format.path(list.id()), format.name()))
                .toList();
        return element("p", text("For other programs: "), Markup.joined(all, ", "));
    }

    private static List<Markup> row(DependencyList.Entry entry) {
        return List.of(
                StatementRows.foreign(entry.from()),
                StatementRows.foreign(entry.to()),
                text(PlainPage.words(entry.kind())),
                text(entry.neededBy() == null ? "" : entry.neededBy().toString()),
                text(entry.healthSentence()),
                StatementRows.foreign(entry.reason()));
    }

    private Instant now() {
        return clock.instant();
    }
}
