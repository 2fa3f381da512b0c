package org.sdohub.chain;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.sdohub.dependency.Dependency;
import org.sdohub.dependency.DependencyId;
import org.sdohub.dependency.DependencySight;
import org.sdohub.dependency.End;
import org.sdohub.specification.SpecificationId;

/**
 * The graph of needs as one asker may see it on one day. Everything is worked out from what is seen, so that neither a
 * number nor a day betrays what is not.
 */
record Sight(NeedGraph graph, DependencySight reader, LocalDate today) {

    Optional<Dependency> find(DependencyId id) {
        return Optional.ofNullable(graph.find(id)).filter(this::seen);
    }

    private boolean seen(Dependency one) {
        return graph.mayRead(one, reader);
    }

    private boolean waiting(Dependency one) {
        return graph.verdict(one, today).waiting();
    }

    List<Dependency> unmetFrom(SpecificationId id) {
        return graph.from(id).stream().filter(one -> seen(one) && waiting(one)).toList();
    }

    private List<Dependency> unmetTo(SpecificationId id) {
        return graph.to(id).stream().filter(one -> seen(one) && waiting(one)).toList();
    }

    List<Dependency> to(SpecificationId id) {
        return graph.to(id).stream().filter(this::seen).toList();
    }

    Need need(Dependency one) {
        return new Need(
                one.id(),
                End.specification(one.from()),
                End.specification(one.to()),
                graph.verdict(one, today).forecast(),
                one.neededBy());
    }

    /** The same with other dates. */
    Need moved(Dependency one) {
        return new Need(
                one.id(),
                End.specification(one.from()),
                End.specification(one.to()),
                Verdict.of(graph.situation(one, today)).forecast(),
                one.neededBy());
    }

    /** Every need that is not met. */
    List<Need> unmet() {
        return graph.all().stream()
                .filter(one -> seen(one) && waiting(one))
                .map(this::need)
                .toList();
    }

    /** @param complete false where there were more than could be gathered */
    record Gathered(List<Need> needs, boolean complete) {}

    /** All that a specification waits for. */
    Gathered below(SpecificationId start, int most) {
        Map<DependencyId, Dependency> found = new LinkedHashMap<>();
        boolean complete = spread(List.of(start), this::unmetFrom, Dependency::to, found, most);
        return gathered(found, complete);
    }

    /** What decides the days of all that waits for this one, and of all that it waits for. */
    Gathered around(Dependency one, int most) {
        Map<DependencyId, Dependency> above = new LinkedHashMap<>();
        Map<DependencyId, Dependency> below = new LinkedHashMap<>();
        List<SpecificationId> up = ends(List.of(one), Dependency::from);
        List<SpecificationId> down = ends(List.of(one), Dependency::to);
        boolean complete = spread(up, this::unmetTo, Dependency::from, above, most)
                && spread(down, this::unmetFrom, Dependency::to, below, most);
        above.put(one.id(), one);
        below.put(one.id(), one);
        Map<DependencyId, Dependency> all = new LinkedHashMap<>(above);
        all.putAll(below);
        complete = complete
                && spread(ends(above.values(), Dependency::from), this::unmetFrom, Dependency::to, all, most)
                && spread(ends(below.values(), Dependency::to), this::unmetTo, Dependency::from, all, most);
        return gathered(all, complete);
    }

    private Gathered gathered(Map<DependencyId, Dependency> found, boolean complete) {
        return new Gathered(found.values().stream().map(this::need).toList(), complete);
    }

    private static List<SpecificationId> ends(Collection<Dependency> of, Function<Dependency, End> end) {
        List<SpecificationId> ends = new ArrayList<>();
        for (Dependency one : of) {
            SpecificationId id = End.specification(end.apply(one));
            if (id != null) {
                ends.add(id);
            }
        }
        return ends;
    }

    /** @return false where there were more than could be gathered */
    private static boolean spread(
            Collection<SpecificationId> starts,
            Function<SpecificationId, List<Dependency>> next,
            Function<Dependency, End> far,
            Map<DependencyId, Dependency> found,
            int most) {
        Set<SpecificationId> reached = new HashSet<>(starts);
        Deque<SpecificationId> open = new ArrayDeque<>(reached);
        while (!open.isEmpty()) {
            for (Dependency one : next.apply(open.remove())) {
                found.put(one.id(), one);
                SpecificationId to = End.specification(far.apply(one));
                if (to != null && reached.add(to)) {
                    open.add(to);
                }
            }
            if (found.size() > most) {
                return false;
            }
        }
        return true;
    }
}
