package org.sdohub.dependency;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.sdohub.kernel.Daily;
import org.sdohub.kernel.Follower;
import org.sdohub.kernel.HubEvent;
import org.sdohub.kernel.Id;
import org.sdohub.relationship.RelationshipId;
import org.sdohub.relationship.WorkAreaId;
import org.sdohub.relationship.WorkAreaStore;
import org.sdohub.specification.Relation;
import org.sdohub.specification.Specification;
import org.sdohub.specification.SpecificationId;
import org.sdohub.specification.SpecificationStore;

/** Finds the dependencies whose health an event or the date may have turned: by index, a whole batch of events at once. */
@Singleton
final class HealthFollower implements Follower, Daily {

    private static final int A_SWEEP = 1_000;
    private static final String OWN = DependencyEvent.DependencyHealthChanged.class.getSimpleName();

    private final DependencyStore store;
    private final SpecificationStore specifications;
    private final WorkAreaStore workAreas;
    private final Standings standings;

    HealthFollower(
            DependencyStore store, SpecificationStore specifications, WorkAreaStore workAreas, Standings standings) {
        this.store = store;
        this.specifications = specifications;
        this.workAreas = workAreas;
        this.standings = standings;
    }

    @Override
    public String name() {
        return "dependency-health";
    }

    /** Whoever reads gets the health of that moment; here it is only told that it turned. */
    @Override
    public boolean answersRestOnIt() {
        return false;
    }

    @Override
    public void follow(HubEvent event) {
        followAll(List.of(event));
    }

    @Override
    public void followAll(List<HubEvent> batch) {
        Set<DependencyId> touched = subjects(batch, new DependencyId(UNKNOWN).kind(), DependencyId::new);
        touched.addAll(store.restingOn(changed(batch)));
        Set<RelationshipId> relationships = subjects(batch, new RelationshipId(UNKNOWN).kind(), RelationshipId::new);
        Set<WorkAreaId> areas = subjects(batch, new WorkAreaId(UNKNOWN).kind(), WorkAreaId::new);
        workAreas.findAll(areas).values().forEach(area -> relationships.add(area.relationship()));
        touched.addAll(store.liveIn(relationships));
        standings.renew(touched);
    }

    private static final UUID UNKNOWN = new UUID(0, 0);

    /** What changed, and what it newly takes the place of: whatever rests on that does not know of it yet. */
    private Set<SpecificationId> changed(List<HubEvent> batch) {
        Set<SpecificationId> changed = subjects(batch, new SpecificationId(UNKNOWN).kind(), SpecificationId::new);
        for (Specification one : specifications.findAll(Set.copyOf(changed)).values()) {
            one.relations().stream().filter(Relation::takesThePlace).forEach(relation -> changed.add(relation.to()));
        }
        return changed;
    }

    /** The appointment of an officer turns no health; all else that may happen to these things may. */
    private static <I extends Id> Set<I> subjects(List<HubEvent> batch, String kind, Function<UUID, I> make) {
        Set<I> subjects = new HashSet<>();
        for (HubEvent event : batch) {
            boolean means = event.subject().startsWith(kind + ":")
                    && !event.type().equals(OWN)
                    && !event.type().startsWith("Appointment")
                    && !event.type().startsWith("Officer");
            if (means) {
                subjects.add(make.apply(UUID.fromString(event.subject().substring(kind.length() + 1))));
            }
        }
        return subjects;
    }

    @Override
    public void begin(LocalDate today) {
        Set<DependencyId> due = store.turningBy(today, A_SWEEP);
        while (!due.isEmpty()) {
            standings.renew(due);
            due = store.turningBy(today, A_SWEEP);
        }
    }
}
