package org.sdohub.specification;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sdohub.kernel.Act;
import org.sdohub.kernel.Actor;
import org.sdohub.kernel.BodyId;
import org.sdohub.kernel.BodyId.GroupId;
import org.sdohub.kernel.Follower;
import org.sdohub.kernel.HubEvent;
import org.sdohub.kernel.Page;
import org.sdohub.kernel.Step;
import org.sdohub.organization.Bodies;

/**
 * Specifications on which a group still worked when it ended go to its heir; where that is the organization, no group works
 * on them any more. What it has published stays its work. Each is handed over once, however often the hub dies meanwhile.
 */
@Singleton
final class LeftSpecifications implements Follower {

    private static final Actor HUB = new Actor(null, null, HubEvent.Author.HUB.name(), List.of(), Set.of());
    private static final int AT_ONCE = 100;

    private final SpecificationStore store;
    private final Bodies bodies;
    private final Clock clock;

    LeftSpecifications(SpecificationStore store, Bodies bodies, Clock clock) {
        this.store = store;
        this.bodies = bodies;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "left specifications";
    }

    @Override
    public void follow(HubEvent event) {
        if (event.type().equals("GroupConcluded")) {
            String subject = event.subject();
            handOver(new GroupId(UUID.fromString(subject.substring(subject.indexOf(':') + 1))));
        }
    }

    /** To whoever is the heir today: that one may have ended too since. */
    private void handOver(GroupId ended) {
        BodyId heir = bodies.tree().heirOf(ended);
        if (heir.equals(ended)) {
            return;
        }
        GroupId owner = heir instanceof GroupId group ? group : null;
        var left = new SpecificationStore.Filter(null, ended, null, Set.of(), Set.of(), "");
        @Nullable String after = null;
        Page<Specification> some;
        do {
            some = store.page(
                    left, SpecificationStore.Order.DESIGNATION, new Page.Request(AT_ONCE, after, null, false));
            for (Page.Item<Specification> one : some.items()) {
                store.settle(one.value().id(), new Act(HUB, clock.instant()), found -> handedOver(found, ended, owner));
                after = one.position();
            }
        } while (some.hasNext());
    }

    private static Optional<Step<Specification>> handedOver(
            Specification found, GroupId ended, @Nullable GroupId owner) {
        return ended.equals(found.owner()) && found.inWork() ? Optional.of(found.inherited(owner)) : Optional.empty();
    }
}
