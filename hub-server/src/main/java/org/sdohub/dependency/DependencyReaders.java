package org.sdohub.dependency;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.sdohub.kernel.Act;
import org.sdohub.kernel.Actor;
import org.sdohub.kernel.BodyId.OrganizationId;
import org.sdohub.kernel.Follower;
import org.sdohub.kernel.HubEvent;
import org.sdohub.specification.SpecificationId;
import org.sdohub.specification.SpecificationStore;

/** When a specification is opened or closed, those who may read of its dependencies change with it. */
@Singleton
final class DependencyReaders implements Follower {

    private static final String KIND = "specification:";
    private static final Actor HUB = new Actor(null, null, HubEvent.Author.HUB.name(), List.of(), Set.of());

    private final DependencyStore store;
    private final SpecificationStore specifications;

    DependencyReaders(DependencyStore store, SpecificationStore specifications) {
        this.store = store;
        this.specifications = specifications;
    }

    @Override
    public String name() {
        return "dependency-readers";
    }

    @Override
    public void follow(HubEvent event) {
        boolean access = event.subject().startsWith(KIND)
                && event.changes().stream().anyMatch(change -> change.field().equals("access"));
        if (!access) {
            return;
        }
        var id = new SpecificationId(UUID.fromString(event.subject().substring(KIND.length())));
        for (Dependency one : store.touching(id)) {
            if (!one.restrictedTo().equals(restrictedTo(one))) {
                store.change(one.id(), new Act(HUB, event.at()), null, found -> {
                    Dependency now = found.orElseThrow(Dependencies::unknown);
                    return now.restricted(restrictedTo(now));
                });
            }
        }
    }

    private List<OrganizationId> restrictedTo(Dependency one) {
        List<SpecificationId> ends = new ArrayList<>();
        for (End end : List.of(one.from(), one.to())) {
            SpecificationId id = End.specification(end);
            if (id != null) {
                ends.add(id);
            }
        }
        return Dependencies.restrictedTo(specifications.findAll(ends).values());
    }
}
