package org.sdohub.search;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.sdohub.kernel.Actor;
import org.sdohub.kernel.Id;
import org.sdohub.kernel.Refused;
import org.sdohub.organization.Bodies;
import org.sdohub.relationship.Relationships;
import org.sdohub.relationship.Slug;
import org.sdohub.relationship.WorkArea;
import org.sdohub.relationship.WorkAreas;
import org.sdohub.specification.Designation;
import org.sdohub.specification.SpecificationStore;

/** The names that the rooms know, as this actor may know them. */
record NamesInRooms(
        Bodies bodies,
        Relationships relationships,
        WorkAreas areas,
        SpecificationStore specifications,
        Actor actor,
        Instant now)
        implements Names {

    @Override
    public Optional<Set<String>> body(String key) {
        Bodies.Tree tree = bodies.tree();
        return tree.byKey(key).map(body -> texts(tree.withAllBelow(body)));
    }

    @Override
    public Optional<Set<String>> relationship(String key) {
        return wellFormed(() -> relationships.findByKey(new Slug(key), actor, now))
                .map(one -> Set.of(one.id().text()));
    }

    @Override
    public Optional<Set<String>> workArea(String key) {
        return areas.findByKey(key, actor, now).map(NamesInRooms::subjects);
    }

    /** What a thing speaks of if it belongs to this area. */
    static Set<String> subjects(WorkArea area) {
        Set<String> all = new LinkedHashSet<>(Set.of(area.id().text()));
        area.shown().parts().forEach(part -> {
            all.addAll(texts(part.groups()));
            all.addAll(texts(part.specifications()));
        });
        return all;
    }

    @Override
    public Optional<Set<String>> specification(String designation) {
        Set<String> found = wellFormed(() -> Optional.of(new Designation(designation)))
                .map(name -> specifications.named(name, null).stream()
                        .map(one -> one.id().text())
                        .collect(Collectors.toSet()))
                .orElse(Set.of());
        return found.isEmpty() ? Optional.empty() : Optional.of(found);
    }

    private static <T> Optional<T> wellFormed(java.util.function.Supplier<Optional<T>> find) {
        try {
            return find.get();
        } catch (Refused malformed) {
            return Optional.empty();
        }
    }

    private static Set<String> texts(java.util.Collection<? extends Id> ids) {
        return List.copyOf(ids).stream().map(Id::text).collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
