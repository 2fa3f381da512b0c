package org.sdohub.dependency;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.sdohub.kernel.Act;
import org.sdohub.kernel.Actor;
import org.sdohub.kernel.BodyId;
import org.sdohub.kernel.BodyId.GroupId;
import org.sdohub.kernel.Failpoint;
import org.sdohub.kernel.Follower;
import org.sdohub.kernel.HubEvent;
import org.sdohub.kernel.Step;
import org.sdohub.organization.Bodies;
import org.sdohub.organization.Profile.Visibility;
import org.sdohub.relationship.ClosingPlan;
import org.sdohub.relationship.OpenMatters;
import org.sdohub.relationship.Relationship;
import org.sdohub.relationship.RelationshipId;
import org.sdohub.relationship.RelationshipStore;

/**
 * Dependencies whose responsible group, or whose relationship, has ended. What is to become of them was decided with the
 * end; each is taken care of once, however often the hub dies meanwhile.
 */
@Singleton
final class LeftDependencies implements Follower, OpenMatters {

    private static final Actor HUB = new Actor(null, null, HubEvent.Author.HUB.name(), List.of(), Set.of());

    private final DependencyStore store;
    private final RelationshipStore relationships;
    private final Bodies bodies;
    private final Clock clock;

    LeftDependencies(DependencyStore store, RelationshipStore relationships, Bodies bodies, Clock clock) {
        this.store = store;
        this.relationships = relationships;
        this.bodies = bodies;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "left dependencies";
    }

    @Override
    public Kind kind() {
        return Kind.DEPENDENCIES;
    }

    @Override
    public Map<RelationshipId, Integer> openIn(Collection<RelationshipId> ended) {
        Map<RelationshipId, Integer> open = new HashMap<>();
        for (Dependency one : store.findAll(store.liveIn(ended)).values()) {
            if (one.relationship() != null) {
                open.merge(one.relationship(), 1, Integer::sum);
            }
        }
        // What an ended relationship keeps to itself waits for nobody.
        relationships.findAll(open.keySet()).values().stream()
                .filter(one -> !one.state().living() && keepsToItself(one))
                .forEach(one -> open.remove(one.id()));
        return open;
    }

    @Override
    public void follow(HubEvent event) {
        UUID subject = UUID.fromString(event.subject().substring(event.subject().indexOf(':') + 1));
        switch (event.type()) {
            case "GroupConcluded" -> handOver(new GroupId(subject));
            case "RelationshipEnded" ->
                relationships.find(new RelationshipId(subject)).ifPresent(this::settle);
            default -> {}
        }
    }

    /** To whoever is the heir today: that one may have ended too since. */
    private void handOver(GroupId ended) {
        BodyId heir = bodies.tree().heirOf(ended);
        if (heir.equals(ended)) {
            return;
        }
        for (Dependency one : store.liveOf(List.of(ended))) {
            change(one.id(), live -> inherited(live, ended, heir));
            Failpoint.reached("dependency.handed.over");
        }
    }

    private static Optional<Step<Dependency>> inherited(Dependency live, GroupId ended, BodyId heir) {
        BodyId owner = live.owner().equals(ended) ? heir : live.owner();
        BodyId counterpart = ended.equals(live.counterpart()) ? heir : live.counterpart();
        boolean settled = owner.equals(live.owner()) && !ended.equals(live.counterpart());
        return settled ? Optional.empty() : Optional.of(live.inherited(owner, counterpart));
    }

    private void settle(Relationship ended) {
        ClosingPlan plan = ended.closingPlan().orElse(ClosingPlan.NONE);
        String why = ended.milestones().getLast().reason();
        boolean drop = plan.dependencies() == ClosingPlan.Dependencies.DROP;
        if (!drop && keepsToItself(ended)) {
            return;
        }
        for (DependencyId id : store.liveIn(List.of(ended.id()))) {
            change(
                    id,
                    live -> Optional.of(
                            drop ? live.dropped("Its relationship has ended: " + why, null) : live.released()));
            Failpoint.reached("dependency.settled");
        }
    }

    /** What is in no relationship is public: its dependencies stay in it, readable to its parties only. */
    private static boolean keepsToItself(Relationship one) {
        return one.terms().visibility() != Visibility.PUBLIC;
    }

    private void change(DependencyId id, Function<Dependency, Optional<Step<Dependency>>> rule) {
        store.settle(
                id,
                new Act(HUB, clock.instant()),
                found -> found.state() == Dependency.State.LIVE ? rule.apply(found) : Optional.empty());
    }
}
