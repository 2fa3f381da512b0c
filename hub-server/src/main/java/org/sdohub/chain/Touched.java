package org.sdohub.chain;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.sdohub.dependency.DependencyId;
import org.sdohub.kernel.HubEvent;
import org.sdohub.kernel.Id;
import org.sdohub.relationship.RelationshipId;
import org.sdohub.specification.SpecificationId;

/** What events may have changed of what the graph of needs keeps. */
record Touched(Set<DependencyId> dependencies, Set<SpecificationId> specifications, Set<RelationshipId> relationships) {

    private static final UUID ANY = new UUID(0, 0);

    static Touched by(List<HubEvent> events) {
        return new Touched(
                subjects(events, DependencyId::new),
                subjects(events, SpecificationId::new),
                subjects(events, RelationshipId::new));
    }

    private static <I extends Id> Set<I> subjects(List<HubEvent> events, Function<UUID, I> make) {
        String prefix = make.apply(ANY).kind() + ":";
        Set<I> subjects = new HashSet<>();
        for (HubEvent event : events) {
            if (event.subject().startsWith(prefix)) {
                subjects.add(make.apply(UUID.fromString(event.subject().substring(prefix.length()))));
            }
        }
        return subjects;
    }
}
