package org.sdohub.chain;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sdohub.dependency.Dependency;
import org.sdohub.dependency.DependencyId;
import org.sdohub.dependency.DependencySight;
import org.sdohub.dependency.End;
import org.sdohub.dependency.ReferencePolicy;
import org.sdohub.dependency.Situation;
import org.sdohub.relationship.RelationshipId;
import org.sdohub.relationship.Terms;
import org.sdohub.specification.Specification;
import org.sdohub.specification.SpecificationId;
import org.sdohub.specification.Succession.Succeeded;

/**
 * All live dependencies with what their health rests on, without the texts that only people read: about 1 KB for each.
 * Not safe for several threads; {@link NeedIndex} sees to that.
 */
final class NeedGraph {

    private final Map<DependencyId, Dependency> dependencies = new HashMap<>();
    private final Map<SpecificationId, Map<DependencyId, Dependency>> from = new HashMap<>();
    private final Map<SpecificationId, Map<DependencyId, Dependency>> to = new HashMap<>();
    private final Map<SpecificationId, Specification> specifications = new HashMap<>();
    private final Map<SpecificationId, Succeeded> succeeded = new HashMap<>();
    /** By each specification that the way to a successor leads over: whose way that is. */
    private final Map<SpecificationId, Set<SpecificationId>> over = new HashMap<>();

    private final Map<RelationshipId, Terms> terms = new HashMap<>();
    private final Verdicts verdicts = new Verdicts();

    int size() {
        return dependencies.size();
    }

    @Nullable
    Dependency find(DependencyId id) {
        return dependencies.get(id);
    }

    Collection<Dependency> all() {
        return dependencies.values();
    }

    Collection<Dependency> from(SpecificationId id) {
        return from.getOrDefault(id, Map.of()).values();
    }

    Collection<Dependency> to(SpecificationId id) {
        return to.getOrDefault(id, Map.of()).values();
    }

    boolean knows(SpecificationId id) {
        return specifications.containsKey(id);
    }

    boolean knows(RelationshipId id) {
        return terms.containsKey(id);
    }

    /** Those whose place something may have taken, or no longer takes, when these change. */
    Set<SpecificationId> restingOn(Collection<SpecificationId> changed) {
        Set<SpecificationId> resting = new HashSet<>();
        for (SpecificationId one : changed) {
            resting.addAll(over.getOrDefault(one, Set.of()));
            if (knows(one)) {
                resting.add(one);
            }
        }
        return resting;
    }

    /** The ends that a catalogue knows. */
    static Set<SpecificationId> ends(Dependency one) {
        Set<SpecificationId> ends = new HashSet<>();
        Stream.of(one.from(), one.to())
                .map(End::specification)
                .filter(Objects::nonNull)
                .forEach(ends::add);
        return ends;
    }

    Situation situation(Dependency one, LocalDate today) {
        SpecificationId source = End.specification(one.from());
        SpecificationId target = End.specification(one.to());
        Terms agreed = one.relationship() == null ? null : terms.get(one.relationship());
        return new Situation(
                one,
                source == null ? null : specifications.get(source),
                target == null ? null : specifications.get(target),
                target == null ? null : succeeded.get(target),
                agreed == null ? ReferencePolicy.ANYTHING : ReferencePolicy.of(agreed, one.side()),
                today);
    }

    /** Worked out once a day as long as nothing changes. */
    Verdict verdict(Dependency one, LocalDate today) {
        return verdicts.of(one.id(), today, () -> Verdict.of(situation(one, today)));
    }

    /** By what each end is today, and not only by what was last noted of it. */
    boolean mayRead(Dependency one, DependencySight reader) {
        if (!reader.sees(one)) {
            return false;
        }
        for (SpecificationId id : ends(one)) {
            Specification end = specifications.get(id);
            if (end != null
                    && end.access() == Specification.Access.MEMBER
                    && !reader.memberships().contains(end.organization())) {
                return false;
            }
        }
        return true;
    }

    void put(Dependency one) {
        remove(one.id());
        Dependency kept = withoutTexts(one);
        dependencies.put(kept.id(), kept);
        note(from, End.specification(kept.from()), kept);
        note(to, End.specification(kept.to()), kept);
    }

    private static void note(
            Map<SpecificationId, Map<DependencyId, Dependency>> ends, @Nullable SpecificationId end, Dependency one) {
        if (end != null) {
            ends.computeIfAbsent(end, any -> new LinkedHashMap<>()).put(one.id(), one);
        }
    }

    void remove(DependencyId id) {
        Dependency gone = dependencies.remove(id);
        if (gone == null) {
            return;
        }
        forget(from, End.specification(gone.from()), id);
        forget(to, End.specification(gone.to()), id);
        verdicts.forget(id);
    }

    private static void forget(
            Map<SpecificationId, Map<DependencyId, Dependency>> ends, @Nullable SpecificationId end, DependencyId id) {
        Map<DependencyId, Dependency> left = end == null ? null : ends.get(end);
        if (left != null) {
            left.remove(id);
        }
    }

    /** @param successor null where nothing took its place */
    void put(Specification one, @Nullable Succeeded successor) {
        specifications.put(one.id(), withoutTexts(one));
        Succeeded before = successor == null ? succeeded.remove(one.id()) : succeeded.put(one.id(), successor);
        if (before != null) {
            before.over().forEach(id -> over.getOrDefault(id, new HashSet<>()).remove(one.id()));
        }
        if (successor != null) {
            successor
                    .over()
                    .forEach(id ->
                            over.computeIfAbsent(id, any -> new HashSet<>()).add(one.id()));
        }
        from(one.id()).forEach(need -> verdicts.forget(need.id()));
        to(one.id()).forEach(need -> verdicts.forget(need.id()));
    }

    void put(RelationshipId id, Terms agreed) {
        terms.put(id, agreed);
        verdicts.clear();
    }

    private static Dependency withoutTexts(Dependency one) {
        return new Dependency(
                one.id(),
                one.version(),
                one.state(),
                one.from(),
                one.to(),
                one.kind(),
                one.pinned(),
                one.neededMaturity(),
                one.neededBy(),
                one.expected(),
                "",
                one.owner(),
                one.counterpart(),
                one.side(),
                one.relationship(),
                one.restrictedTo(),
                one.declaredAt(),
                null,
                null);
    }

    private static Specification withoutTexts(Specification one) {
        return new Specification(
                one.id(),
                one.version(),
                one.organization(),
                one.designation(),
                one.series(),
                null,
                "",
                one.owner(),
                List.of(),
                one.access(),
                null,
                one.versions(),
                List.of());
    }
}
