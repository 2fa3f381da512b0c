package org.sdohub.dependency;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sdohub.kernel.Actor;
import org.sdohub.kernel.BodyId.OrganizationId;
import org.sdohub.kernel.Refusal;
import org.sdohub.kernel.Refused;
import org.sdohub.specification.SpecificationId;
import org.sdohub.specification.Specifications;

/**
 * What a specification waits for and whom it keeps waiting, directly and through others: the first, second and third
 * generation, as users of the RFC Editor's queue know it (domain.md 4). Each generation is asked for at once.
 */
@Singleton
public class Chains {

    private static final int MOST_GENERATIONS = 10;
    private static final int MOST_LINKS = 500;

    private final DependencyStore store;
    private final Situations situations;
    private final Specifications specifications;

    Chains(DependencyStore store, Situations situations, Specifications specifications) {
        this.store = store;
        this.situations = situations;
        this.specifications = specifications;
    }

    /**
     * @param generation 1 for what hangs on the specification itself
     * @param closesCircle it leads back to where the way to it has come from, and is not followed again
     */
    public record Link(int generation, Dependency dependency, boolean closesCircle) {}

    /** @param complete false where there are more links than could be followed; the nearest come first */
    public record Chain(List<Link> links, boolean complete) {
        public Chain {
            links = List.copyOf(links);
        }
    }

    /** Needs that are not met yet; informative ones keep nobody waiting, and what is met leads no further. */
    public Chain blockers(SpecificationId of, int generations, Actor actor, Instant now) {
        Set<OrganizationId> memberships = specifications.memberships(actor, now);
        return new Walk(of, Dependency::to, found -> unmet(found, now))
                .follow(generations, from -> store.liveFrom(from, memberships, MOST_LINKS + 1));
    }

    /** Whom a change would touch: all that depends on it, whatever its health. */
    public Chain impact(SpecificationId of, int generations, Actor actor, Instant now) {
        Set<OrganizationId> memberships = specifications.memberships(actor, now);
        return new Walk(of, Dependency::from, found -> found)
                .follow(generations, to -> store.liveTo(to, memberships, MOST_LINKS + 1));
    }

    private List<Dependency> unmet(List<Dependency> found, Instant now) {
        return situations.of(found, now).values().stream()
                .filter(it -> it.dependency().kind() != Dependency.Kind.INFORMATIVE)
                .filter(it -> Health.of(it).state().keepsWaiting())
                .map(Situation::dependency)
                .toList();
    }

    private interface Ends {
        End far(Dependency dependency);
    }

    private interface Sieve {
        List<Dependency> of(List<Dependency> found);
    }

    private interface Generation {
        List<Dependency> of(Collection<SpecificationId> near);
    }

    /** One search; it remembers by which way each specification was first reached. */
    private static final class Walk {

        private final SpecificationId start;
        private final Ends ends;
        private final Sieve sieve;
        private final Map<SpecificationId, SpecificationId> cameFrom = new HashMap<>();
        private final Set<DependencyId> followed = new HashSet<>();
        private final List<Link> links = new ArrayList<>();

        Walk(SpecificationId start, Ends ends, Sieve sieve) {
            this.start = start;
            this.ends = ends;
            this.sieve = sieve;
        }

        Chain follow(int generations, Generation next) {
            if (generations < 1 || generations > MOST_GENERATIONS) {
                throw new Refused(Refusal.invalid(
                        "CHAIN_GENERATIONS_OUT_OF_RANGE",
                        "A chain is followed for 1 to " + MOST_GENERATIONS + " generations.",
                        "generations"));
            }
            Set<SpecificationId> open = Set.of(start);
            for (int generation = 1; generation <= generations && !open.isEmpty(); generation++) {
                List<Dependency> found = next.of(open);
                open = reached(generation, sieve.of(found));
                if (found.size() > MOST_LINKS || links.size() > MOST_LINKS) {
                    return new Chain(links.subList(0, Math.min(MOST_LINKS, links.size())), false);
                }
            }
            return new Chain(links, true);
        }

        private Set<SpecificationId> reached(int generation, List<Dependency> found) {
            Set<SpecificationId> open = new LinkedHashSet<>();
            for (Dependency one : found) {
                if (!followed.add(one.id())) {
                    continue;
                }
                SpecificationId near = End.specification(ends.far(one) == one.to() ? one.from() : one.to());
                SpecificationId far = End.specification(ends.far(one));
                links.add(new Link(generation, one, far != null && liesOnTheWayTo(near, far)));
                if (far != null && near != null && !far.equals(start) && cameFrom.putIfAbsent(far, near) == null) {
                    open.add(far);
                }
            }
            return open;
        }

        private boolean liesOnTheWayTo(@Nullable SpecificationId near, SpecificationId far) {
            for (SpecificationId at = near; at != null; at = cameFrom.get(at)) {
                if (at.equals(far)) {
                    return true;
                }
            }
            return false;
        }
    }
}
