package org.sdohub.adapter.pages;

import static org.sdohub.adapter.pages.Markup.element;
import static org.sdohub.adapter.pages.Markup.link;
import static org.sdohub.adapter.pages.Markup.text;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sdohub.dependency.Dependencies;
import org.sdohub.dependency.Dependency;
import org.sdohub.dependency.DependencyStore;
import org.sdohub.dependency.Health;
import org.sdohub.dependency.Justification;
import org.sdohub.dependency.Situation;
import org.sdohub.dependency.Situations;
import org.sdohub.kernel.Actor;
import org.sdohub.kernel.BodyId;
import org.sdohub.kernel.BodyId.OrganizationId;
import org.sdohub.kernel.Page;
import org.sdohub.specification.Specification;
import org.sdohub.specification.SpecificationId;

/** Live dependencies in a table, and how they stand today. */
@Singleton
final class DependencyRows {

    private static final int FIRST = 20;

    private final Dependencies dependencies;
    private final Situations situations;
    private final Addresses addresses;
    private final Clock clock;

    DependencyRows(Dependencies dependencies, Situations situations, Addresses addresses, Clock clock) {
        this.dependencies = dependencies;
        this.situations = situations;
        this.addresses = addresses;
        this.clock = clock;
    }

    /** Null and empty ask for nothing. */
    record Wanted(
            @Nullable OrganizationId side,
            @Nullable BodyId body,
            Set<Dependency.Kind> kinds,
            @Nullable SpecificationId from,
            @Nullable SpecificationId to,
            Set<Health.State> healths) {}

    Page<Dependency> page(Wanted wanted, Page.Request request, Actor reader) {
        var filter = new DependencyStore.Filter(
                Set.of(Dependency.State.LIVE),
                wanted.kinds,
                null,
                wanted.side,
                wanted.from,
                wanted.to,
                null,
                wanted.body,
                null,
                wanted.healths,
                null,
                null);
        return dependencies.page(filter, DependencyStore.Order.NEEDED_BY, request, reader, clock.instant());
    }

    Markup table(Page<Dependency> page) {
        List<List<Markup>> rows = situations.of(page.values(), clock.instant()).values().stream()
                .map(this::row)
                .toList();
        return PlainPage.table(List.of("Depends", "On", "Kind", "Needed by", "How it stands"), rows);
    }

    private List<Markup> row(Situation it) {
        Dependency one = it.dependency();
        return List.of(
                end(it.source(), it.fromLabel()),
                end(it.target(), it.toLabel()),
                text(PlainPage.words(one.kind())),
                text(one.neededBy() == null ? "" : one.neededBy().toString()),
                Markup.all(List.of(text(Health.of(it).sentence()), justification(one.justification()))));
    }

    /** What was said of the reference to whoever demands it (Recommendation ITU-T A.5), behind a summary. */
    private static Markup justification(@Nullable Justification given) {
        if (given == null) {
            return Markup.NONE;
        }
        List<Markup> said = Arrays.stream(Justification.Item.values())
                .filter(item -> !item.said(given).isEmpty())
                .map(item -> text(PlainPage.words(item) + ": " + item.said(given)))
                .toList();
        String missing = given.missing().isEmpty() ? "" : ", " + given.missing().size() + " items missing";
        return element("details", element("summary", "Justification" + missing), Markup.items(said));
    }

    private Markup end(@Nullable Specification catalogued, String label) {
        return catalogued == null ? StatementRows.foreign(label) : link(addresses.of(catalogued), label);
    }

    /** What one specification needs, or what needs it, with a link to all of that. */
    Markup first(Specification one, boolean needs, Actor reader) {
        var wanted = new Wanted(null, null, Set.of(), needs ? one.id() : null, needs ? null : one.id(), Set.of());
        Page<Dependency> page = page(wanted, Page.Request.first(FIRST), reader);
        String all = "/dependencies?" + (needs ? "from=" : "on=") + Addresses.encoded(addresses.key(one));
        return Markup.all(List.of(table(page), page.hasNext() ? element("p", link(all, "All of them")) : Markup.NONE));
    }
}
