package org.sdohub.chain;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.sdohub.chain.Chain.Link;
import org.sdohub.dependency.Dependency;
import org.sdohub.dependency.DependencyId;
import org.sdohub.dependency.End;
import org.sdohub.specification.SpecificationId;

/** One search, generation by generation; it remembers by which way each specification was first reached. */
final class Walk {

    /** Behind every day that can be written. */
    private static final String NO_DAY = "9999-12-31+";

    private final SpecificationId start;
    private final Function<SpecificationId, Collection<Dependency>> next;
    private final Function<Dependency, End> far;
    private final int most;
    private final Map<SpecificationId, SpecificationId> cameFrom = new HashMap<>();
    private final Set<DependencyId> followed = new HashSet<>();
    private final List<Link> links = new ArrayList<>();

    /**
     * @param next the dependencies to follow from a specification
     * @param far the end of one that the search goes on to
     * @param most links to follow
     */
    Walk(
            SpecificationId start,
            Function<SpecificationId, Collection<Dependency>> next,
            Function<Dependency, End> far,
            int most) {
        this.start = start;
        this.next = next;
        this.far = far;
        this.most = most;
    }

    Chain follow(int generations) {
        Set<SpecificationId> open = Set.of(start);
        for (int generation = 1; generation <= generations && !open.isEmpty(); generation++) {
            open = generation(generation, open);
            if (links.size() > most) {
                return new Chain(links.subList(0, most), false);
            }
        }
        return new Chain(links, true);
    }

    private Set<SpecificationId> generation(int number, Set<SpecificationId> near) {
        Set<SpecificationId> open = new LinkedHashSet<>();
        List<Link> reached = new ArrayList<>();
        for (SpecificationId at : near) {
            for (Dependency one : next.apply(at)) {
                if (links.size() + reached.size() <= most && followed.add(one.id())) {
                    reached.add(link(number, at, one, open));
                }
            }
        }
        reached.sort(Comparator.comparing(Link::position));
        links.addAll(reached);
        return open;
    }

    private Link link(int generation, SpecificationId near, Dependency one, Set<SpecificationId> open) {
        SpecificationId to = End.specification(far.apply(one));
        boolean closesCircle = to != null && liesOnTheWayTo(near, to);
        if (to != null && !to.equals(start) && cameFrom.putIfAbsent(to, near) == null) {
            open.add(to);
        }
        String day = one.neededBy() == null ? NO_DAY : one.neededBy().toString();
        return new Link(generation, one.id(), closesCircle, day);
    }

    private boolean liesOnTheWayTo(SpecificationId near, SpecificationId far) {
        @Nullable SpecificationId at = near;
        while (at != null) {
            if (at.equals(far)) {
                return true;
            }
            at = cameFrom.get(at);
        }
        return false;
    }
}
