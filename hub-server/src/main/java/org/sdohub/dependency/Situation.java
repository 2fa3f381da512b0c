package org.sdohub.dependency;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sdohub.specification.Edition;
import org.sdohub.specification.Specification;
import org.sdohub.specification.SpecificationId;
import org.sdohub.specification.SpecificationVersion;
import org.sdohub.specification.Succession.Succeeded;

/**
 * All that a dependency's health rests on, at one moment.
 *
 * @param source what depends; null where no catalogue knows it
 * @param target what it depends on; null where no catalogue knows it
 * @param succeeded what took the target's place; null where nothing did
 */
public record Situation(
        Dependency dependency,
        @Nullable Specification source,
        @Nullable Specification target,
        @Nullable Succeeded succeeded,
        ReferencePolicy policy,
        LocalDate today) {

    /** The same on another day. */
    Situation on(LocalDate day) {
        return new Situation(dependency, source, target, succeeded, policy, day);
    }

    /** Those whose change can change the health; the terms of the relationship can as well. */
    Set<SpecificationId> restsOn() {
        Set<SpecificationId> all = new HashSet<>();
        for (End end : List.of(dependency.from(), dependency.to())) {
            SpecificationId id = End.specification(end);
            if (id != null) {
                all.add(id);
            }
        }
        if (succeeded != null) {
            all.addAll(succeeded.over());
        }
        return all;
    }

    /** Those of the two ends that a catalogue knows. */
    List<Specification> ends() {
        return Stream.of(source, target).filter(Objects::nonNull).toList();
    }

    /** How each end is called. */
    public String fromLabel() {
        return label(dependency.from(), source);
    }

    public String toLabel() {
        return label(dependency.to(), target);
    }

    private static String label(End end, @Nullable Specification specification) {
        if (end instanceof End.UncataloguedText text) {
            return text.text();
        }
        if (specification == null) {
            return "?";
        }
        SpecificationVersion exact = end instanceof End.ExactVersion version
                ? specification.version(version.version()).orElse(null)
                : null;
        return exact == null ? specification.designation().value() : new Edition(specification, exact).citation();
    }

    /** The version that counts today: the pinned one, else the newest of its line; null while there is none. */
    @Nullable
    SpecificationVersion counting() {
        if (target == null) {
            return null;
        }
        SpecificationVersion cited = cited();
        if (cited == null) {
            return target.latest();
        }
        return dependency.pinned() ? cited : target.newestAfter(cited);
    }

    /** Null where no exact version is cited. */
    @Nullable
    SpecificationVersion cited() {
        return target != null && dependency.to() instanceof End.ExactVersion exact
                ? target.version(exact.version()).orElse(null)
                : null;
    }

    /** The version that depends, else the newest one. */
    @Nullable
    SpecificationVersion depending() {
        if (source == null) {
            return null;
        }
        return dependency.from() instanceof End.ExactVersion exact
                ? source.version(exact.version()).orElse(null)
                : source.latest();
    }
}
