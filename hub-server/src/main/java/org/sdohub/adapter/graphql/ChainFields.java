package org.sdohub.adapter.graphql;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.sdohub.chain.Chain;
import org.sdohub.chain.Chains;
import org.sdohub.chain.Circle;
import org.sdohub.chain.CriticalPath;
import org.sdohub.chain.Outlook;
import org.sdohub.chain.WhatIf;
import org.sdohub.dependency.Dependency;
import org.sdohub.dependency.DependencyId;
import org.sdohub.kernel.Page;
import org.sdohub.specification.SpecificationId;
import org.sdohub.specification.SpecificationStore;

/** What dependencies mean together. The chains are in memory; the dependencies that are shown are loaded in a batch. */
@Singleton
final class ChainFields implements Fields {

    /** What a list without pages holds at most. */
    private static final int MOST_LINKS = 500;

    private final Chains chains;
    private final SpecificationStore specifications;
    private final SpecificationReferences named;

    ChainFields(Chains chains, SpecificationStore specifications, SpecificationReferences named) {
        this.chains = chains;
        this.specifications = specifications;
        this.named = named;
    }

    record Circles(List<Circle> all) {}

    @Override
    public void wire(Wiring wiring) {
        wireChains(wiring);
        wirePaths(wiring);
        wiring.query(
                "blockers",
                ask -> chain(ask, (of, generations) -> chains.blockers(of, generations, ask.actor(), ask.now())));
        wiring.query(
                "impact",
                ask -> chain(ask, (of, generations) -> chains.impact(of, generations, ask.actor(), ask.now())));
        wiring.query("dependencyCircles", this::circles);
        wiring.query("criticalPath", this::criticalPath);
        wiring.query("whatIf", this::whatIf);
    }

    private static void wireChains(Wiring wiring) {
        wiring.type("DependencyChain", Chain.class)
                .field("links", (chain, ask) -> first(chain.links()))
                .field(
                        "complete",
                        (chain, ask) -> chain.complete() && chain.links().size() <= MOST_LINKS)
                .field("page", (chain, ask) -> page(ask, chain.links(), Chain.Link::position));
        wiring.type("DependencyChainLink", Chain.Link.class);
        wiring.type("DependencyCircles", Circles.class)
                .field("page", (circles, ask) -> page(ask, circles.all, Circle::position));
        wiring.type("DependencyCircle", Circle.class);
    }

    private static void wirePaths(Wiring wiring) {
        wiring.type("CriticalPath", CriticalPath.class)
                .field("path", (path, ask) -> first(path.path()))
                .field("needs", (path, ask) -> page(ask, path.needs(), CriticalPath.Slack::position));
        wiring.type("NeedSlack", CriticalPath.Slack.class);
        wiring.type("NeedOutlook", Outlook.class);
        wiring.type("WhatIf", WhatIf.class)
                .field("changes", (whatIf, ask) -> page(ask, whatIf.changes(), WhatIf.Change::position));
        wiring.type("WhatIfChange", WhatIf.Change.class);
    }

    private static <T> List<T> first(List<T> all) {
        return all.subList(0, Math.min(MOST_LINKS, all.size()));
    }

    private static <T> Connection page(Ask ask, List<T> all, Function<T, String> position) {
        String order = "POSITION";
        return ask.connection(Page.of(all, position, ask.page(order)), order);
    }

    private @Nullable Chain chain(Ask ask, BiFunction<SpecificationId, Integer, Chain> follow) {
        SpecificationId of = known(ask);
        int generations = Objects.requireNonNull(ask.arguments().as(Integer.class, "generations"));
        return of == null ? null : follow.apply(of, generations);
    }

    private @Nullable SpecificationId known(Ask ask) {
        SpecificationId of = named.specification(ask.arguments().text("specification"));
        return specifications.find(of).isEmpty() ? null : of;
    }

    private Circles circles(Ask ask) {
        String with = ask.arguments().optionalText("specification");
        return new Circles(chains.circles(with == null ? null : named.specification(with), ask.actor(), ask.now()));
    }

    private @Nullable CriticalPath criticalPath(Ask ask) {
        SpecificationId of = known(ask);
        LocalDate wantedBy = ask.arguments().as(LocalDate.class, "wantedBy");
        return of == null ? null : chains.criticalPath(of, wantedBy, ask.actor(), ask.now());
    }

    private @Nullable WhatIf whatIf(Ask ask) {
        Input moved = ask.arguments();
        UnaryOperator<Dependency.Details> move = now -> new Dependency.Details(
                now.kind(),
                now.pinned(),
                now.neededMaturity(),
                moved.gave("neededBy") ? moved.as(LocalDate.class, "neededBy") : now.neededBy(),
                moved.gave("expected") ? moved.as(LocalDate.class, "expected") : now.expected(),
                now.reason(),
                now.owner(),
                now.counterpart());
        return chains.whatIf(moved.id("dependency", DependencyId::new), move, ask.actor(), ask.now())
                .orElse(null);
    }
}
