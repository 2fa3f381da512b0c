package org.sdohub.chain;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.sdohub.chain.CriticalPath.Slack;
import org.sdohub.chain.Sight.Gathered;
import org.sdohub.dependency.Dependencies;
import org.sdohub.dependency.Dependency;
import org.sdohub.dependency.DependencyId;
import org.sdohub.dependency.DependencySight;
import org.sdohub.dependency.Health;
import org.sdohub.kernel.Actor;
import org.sdohub.kernel.Refusal;
import org.sdohub.kernel.Refused;
import org.sdohub.specification.SpecificationId;

/**
 * What a specification waits for and whom it keeps waiting, directly and through others: the first, second and third
 * generation, as users of the RFC Editor's queue know it (domain.md 4); by when it can be there, and what another date
 * would change. Answered from memory: see {@link NeedIndex}.
 */
@Singleton
public class Chains {

    private static final int MOST_GENERATIONS = 10;
    private static final int MOST_LINKS = 10_000;
    private static final int MOST_NEEDS = 50_000;

    private final NeedIndex index;
    private final Dependencies dependencies;

    Chains(NeedIndex index, Dependencies dependencies) {
        this.index = index;
        this.dependencies = dependencies;
    }

    /** Needs that are not met yet; informative ones keep nobody waiting, and what is met leads no further. */
    public Chain blockers(SpecificationId of, int generations, Actor actor, Instant now) {
        refuseOutOfRange(generations);
        return ask(actor, now, it -> new Walk(of, it::unmetFrom, Dependency::to, MOST_LINKS).follow(generations));
    }

    /** Whom a change would touch: all that depends on it, whatever its health. */
    public Chain impact(SpecificationId of, int generations, Actor actor, Instant now) {
        refuseOutOfRange(generations);
        return ask(actor, now, it -> new Walk(of, it::to, Dependency::from, MOST_LINKS).follow(generations));
    }

    /**
     * Specifications that wait for each other.
     *
     * @param with only the circle that this one is in; null for all
     */
    public List<Circle> circles(@Nullable SpecificationId with, Actor actor, Instant now) {
        return ask(actor, now, it -> {
            List<Circle> circles = Circle.among(
                    with == null ? it.unmet() : it.below(with, MOST_NEEDS).needs());
            return with == null
                    ? circles
                    : circles.stream().filter(one -> one.holds(with)).toList();
        });
    }

    /** @param wantedBy null for whenever it can be: then the slack is what may be lost without losing a day of the whole */
    public CriticalPath criticalPath(SpecificationId of, @Nullable LocalDate wantedBy, Actor actor, Instant now) {
        return ask(actor, now, it -> {
            Gathered waits = it.below(of, MOST_NEEDS);
            LocalDate ready = new Timetable(waits.needs(), it.today(), Map.of()).ready(of);
            LocalDate due = wantedBy == null ? ready : wantedBy;
            Timetable timetable = new Timetable(waits.needs(), it.today(), due == null ? Map.of() : Map.of(of, due));
            List<DependencyId> path = timetable.criticalPath(of);
            Set<DependencyId> critical = new HashSet<>(path);
            List<Slack> needs = waits.needs().stream()
                    .map(need -> new Slack(need.id(), timetable.of(need.id()), critical.contains(need.id())))
                    .sorted(Comparator.comparing(Slack::position))
                    .toList();
            int open = (int) waits.needs().stream()
                    .filter(need -> need.forecast() == null)
                    .count();
            return new CriticalPath(ready, wantedBy, path, needs, open, waits.complete());
        });
    }

    /** @param move gives the dependency other dates; empty where the asker sees no such live dependency */
    public Optional<WhatIf> whatIf(DependencyId id, UnaryOperator<Dependency.Details> move, Actor actor, Instant now) {
        return ask(actor, now, it -> it.find(id).map(found -> whatIf(it, found, move)));
    }

    private static WhatIf whatIf(Sight it, Dependency found, UnaryOperator<Dependency.Details> move) {
        Dependency moved = found.with(move.apply(found.details()));
        Health before = Health.of(it.graph().situation(found, it.today()));
        Health after = Health.of(it.graph().situation(moved, it.today()));
        if (!it.graph().verdict(found, it.today()).waiting()) {
            return new WhatIf(found.id(), before, after, List.of(), true);
        }
        Gathered around = it.around(found, MOST_NEEDS);
        List<Need> otherwise = around.needs().stream()
                .map(need -> need.id().equals(found.id()) ? it.moved(moved) : need)
                .toList();
        Timetable was = new Timetable(around.needs(), it.today(), Map.of());
        Timetable is = new Timetable(otherwise, it.today(), Map.of());
        List<WhatIf.Change> changes = new ArrayList<>();
        for (Need need : around.needs()) {
            var change = new WhatIf.Change(need.id(), was.of(need.id()), is.of(need.id()));
            if (!change.before().equals(change.after())) {
                changes.add(change);
            }
        }
        changes.sort(Comparator.comparing(WhatIf.Change::position));
        return new WhatIf(found.id(), before, after, changes, around.complete());
    }

    private <T> T ask(Actor actor, Instant now, Function<Sight, T> question) {
        DependencySight reader = dependencies.sight(actor, now);
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        return index.ask(graph -> question.apply(new Sight(graph, reader, today)));
    }

    private static void refuseOutOfRange(int generations) {
        if (generations < 1 || generations > MOST_GENERATIONS) {
            throw new Refused(Refusal.invalid(
                    "CHAIN_GENERATIONS_OUT_OF_RANGE",
                    "A chain is followed for 1 to " + MOST_GENERATIONS + " generations.",
                    "generations"));
        }
    }
}
