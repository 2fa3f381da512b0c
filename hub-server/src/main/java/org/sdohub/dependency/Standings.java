package org.sdohub.dependency;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sdohub.dependency.DependencyStore.Watch;
import org.sdohub.kernel.Act;
import org.sdohub.kernel.Actor;
import org.sdohub.kernel.BodyId.OrganizationId;
import org.sdohub.kernel.EventLog;
import org.sdohub.kernel.Failpoint;
import org.sdohub.kernel.HubEvent;
import org.sdohub.kernel.Refusal;
import org.sdohub.kernel.Refused;
import org.sdohub.kernel.Store.Saved;
import org.sdohub.kernel.Store.Saving;
import org.sdohub.relationship.RelationshipId;
import org.sdohub.relationship.WorkArea;
import org.sdohub.relationship.WorkAreaId;
import org.sdohub.relationship.WorkAreaStore;

/** Works out the health of dependencies anew and puts on record where it turned. Repeating it changes nothing. */
@Singleton
class Standings {

    private static final Actor HUB = new Actor(null, null, HubEvent.Author.HUB.name(), List.of(), Set.of());
    private static final int A_BATCH = 200;

    private final DependencyStore store;
    private final Situations situations;
    private final WorkAreaStore workAreas;
    private final EventLog events;
    private final Clock clock;

    Standings(DependencyStore store, Situations situations, WorkAreaStore workAreas, EventLog events, Clock clock) {
        this.store = store;
        this.situations = situations;
        this.workAreas = workAreas;
        this.events = events;
        this.clock = clock;
    }

    void renew(Collection<DependencyId> ids) {
        List<DependencyId> left = List.copyOf(ids);
        while (!left.isEmpty()) {
            List<DependencyId> batch = left.subList(0, Math.min(A_BATCH, left.size()));
            List<DependencyId> lost = renewBatch(batch);
            left = Stream.concat(left.stream().skip(batch.size()), lost.stream())
                    .toList();
        }
    }

    /** @return those that somebody else changed at the same moment; to be tried again on what is there now */
    private List<DependencyId> renewBatch(List<DependencyId> batch) {
        // Read in this order: what is found out below knows of everything up to that event, and of the dependency as
        // read.
        long asOf = events.last();
        List<Dependency> live = store.findAll(batch).values().stream()
                .filter(one -> one.state() == Dependency.State.LIVE)
                .toList();
        Instant now = clock.instant();
        Map<DependencyId, Situation> found = situations.of(live, now);
        Map<RelationshipId, List<WorkArea>> areas = areas(live);
        Failpoint.reached("health.due");
        Map<DependencyId, Watch> watches = new HashMap<>();
        List<Saving<Dependency>> turned = new ArrayList<>();
        for (Dependency one : live) {
            Situation situation = Objects.requireNonNull(found.get(one.id()));
            Standing standing = Standing.of(situation);
            watches.put(one.id(), new Watch(standing.restsOn(), standing.turnsOn(), areasOf(one, areas), asOf));
            if (one.lastHealth() == null || !standing.health().saysTheSameAs(one.lastHealth())) {
                List<OrganizationId> readers = Dependencies.restrictedTo(situation.ends());
                turned.add(new Saving<>(one.turned(standing.health(), readers), new Act(HUB, now)));
            }
        }
        List<DependencyId> lost = tell(turned);
        Failpoint.reached("health.told");
        watches.keySet().removeAll(lost);
        store.watch(watches);
        return lost;
    }

    private Map<RelationshipId, List<WorkArea>> areas(List<Dependency> live) {
        Set<RelationshipId> relationships = live.stream()
                .map(Dependency::relationship)
                .filter(Objects::nonNull)
                .collect(Collectors.toUnmodifiableSet());
        return relationships.isEmpty() ? Map.of() : workAreas.of(relationships);
    }

    /** Of its own relationship, as far as they are agreed. */
    private static Set<WorkAreaId> areasOf(Dependency one, Map<RelationshipId, List<WorkArea>> all) {
        RelationshipId relationship = one.relationship();
        return relationship == null
                ? Set.of()
                : all.getOrDefault(relationship, List.of()).stream()
                        .filter(area -> area.agreed() != null && concerns(area.agreed(), one))
                        .map(WorkArea::id)
                        .collect(Collectors.toUnmodifiableSet());
    }

    private static boolean concerns(WorkArea.Content area, Dependency one) {
        return area.parts().stream()
                .anyMatch(part -> part.groups().stream()
                                .anyMatch(group -> group.equals(one.owner()) || group.equals(one.counterpart()))
                        || Stream.of(one.from(), one.to())
                                .map(End::specification)
                                .anyMatch(end ->
                                        end != null && part.specifications().contains(end)));
    }

    /** @return those that somebody else changed at the same moment */
    private List<DependencyId> tell(List<Saving<Dependency>> turned) {
        List<DependencyId> lost = new ArrayList<>();
        Iterator<Saved<Dependency>> told = store.saveAll(turned).iterator();
        for (Saving<Dependency> one : turned) {
            if (isLost(told.next())) {
                lost.add(one.step().next().id());
            }
        }
        return lost;
    }

    private static boolean isLost(Saved<Dependency> saved) {
        if (saved.refused() instanceof Refused refused && refused.refusals().getFirst() instanceof Refusal.Stale) {
            return true;
        }
        saved.get();
        return false;
    }
}
