package org.sdohub.dependency;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sdohub.relationship.Relationship;
import org.sdohub.relationship.RelationshipId;
import org.sdohub.relationship.RelationshipStore;
import org.sdohub.specification.Specification;
import org.sdohub.specification.SpecificationId;
import org.sdohub.specification.SpecificationStore;
import org.sdohub.specification.Succession;
import org.sdohub.specification.Succession.Succeeded;

/** Gathers what the health of many dependencies rests on, in as many round trips as one would take. */
@Singleton
public class Situations {

    private final SpecificationStore specifications;
    private final Succession succession;
    private final RelationshipStore relationships;

    Situations(SpecificationStore specifications, Succession succession, RelationshipStore relationships) {
        this.specifications = specifications;
        this.succession = succession;
        this.relationships = relationships;
    }

    /** In the order asked for. */
    public Map<DependencyId, Situation> of(Collection<Dependency> dependencies, Instant now) {
        Set<SpecificationId> wanted = new HashSet<>();
        Set<RelationshipId> terms = new HashSet<>();
        for (Dependency one : dependencies) {
            note(wanted, End.specification(one.from()));
            note(wanted, End.specification(one.to()));
            note(terms, one.relationship());
        }
        Map<SpecificationId, Specification> known = specifications.findAll(wanted);
        List<Specification> targets = dependencies.stream()
                .map(one -> End.specification(one.to()))
                .filter(Objects::nonNull)
                .distinct()
                .map(known::get)
                .filter(Objects::nonNull)
                .toList();
        Map<SpecificationId, Succeeded> succeeded = targets.isEmpty() ? Map.of() : succession.of(targets);
        Map<RelationshipId, Relationship> agreed = relationships.findAll(terms);
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        Map<DependencyId, Situation> situations = new LinkedHashMap<>();
        for (Dependency one : dependencies) {
            Specification target = get(known, End.specification(one.to()));
            situations.put(
                    one.id(),
                    new Situation(
                            one,
                            get(known, End.specification(one.from())),
                            target,
                            target == null ? null : succeeded.get(target.id()),
                            policy(one, get(agreed, one.relationship())),
                            today));
        }
        return situations;
    }

    public Map<DependencyId, Health> health(Collection<Dependency> dependencies, Instant now) {
        Map<DependencyId, Health> health = new HashMap<>();
        of(dependencies, now).forEach((id, situation) -> health.put(id, Health.of(situation)));
        return health;
    }

    public Health health(Dependency one, Instant now) {
        return Health.of(Objects.requireNonNull(of(List.of(one), now).get(one.id())));
    }

    private static ReferencePolicy policy(Dependency dependency, @Nullable Relationship relationship) {
        return relationship == null
                ? ReferencePolicy.ANYTHING
                : ReferencePolicy.of(relationship.terms(), dependency.side());
    }

    private static <K> void note(Set<K> keys, @Nullable K key) {
        if (key != null) {
            keys.add(key);
        }
    }

    private static <K, V> @Nullable V get(Map<K, V> map, @Nullable K key) {
        return key == null ? null : map.get(key);
    }
}
