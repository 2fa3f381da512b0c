package org.sdohub.organization;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sdohub.kernel.Act;
import org.sdohub.kernel.Actor;
import org.sdohub.kernel.BodyId;
import org.sdohub.kernel.BodyId.GroupId;
import org.sdohub.kernel.Lineage;
import org.sdohub.kernel.Office;
import org.sdohub.kernel.Problems;
import org.sdohub.kernel.Refusal;
import org.sdohub.kernel.Refused;

/**
 * How groups end. What is open - handlings, dependencies - goes to an heir: the rooms that have it follow the event, so
 * it arrives there even where the hub dies in between.
 */
@Singleton
public class GroupEndings {

    private final GroupStore store;
    private final Bodies bodies;

    GroupEndings(GroupStore store, Bodies bodies) {
        this.store = store;
        this.bodies = bodies;
    }

    /** The heir is whoever stands above: the nearest group that still exists, or the organization. */
    public Group conclude(Act act, GroupId id, @Nullable Long expectedVersion, String reason) {
        return end(act, id, expectedVersion, null, reason);
    }

    /** The group goes into another one of its organization, which gets what is open. */
    public Group merge(Act act, GroupId id, @Nullable Long expectedVersion, GroupId into, String reason) {
        return end(act, id, expectedVersion, into, reason);
    }

    private Group end(Act act, GroupId id, @Nullable Long expectedVersion, @Nullable GroupId into, String reason) {
        return store.change(id, act, expectedVersion, found -> {
            Group group = found.orElseThrow(() -> new Refused(Groups.unknown()));
            Bodies.Tree tree = bodies.tree();
            Office capacity = concluding(act.actor(), act.at(), tree.lineage(id))
                    .orElseThrow(() -> Organizations.refused(OrganizationAccess.CONCLUDE_GROUP));
            Problems problems = new Problems();
            problems.addIf(
                    reason.isBlank(),
                    () -> Refusal.invalid("GROUP_REASON_MISSING", "Say why: the reason stays on record.", "reason"));
            refuseLivingBelow(problems, tree, id);
            problems.addIf(
                    into != null && !fit(tree, group, into),
                    () -> Refusal.notFound(
                            "GROUP_HEIR_UNKNOWN",
                            "It can only go into another group of the same organization that still exists.",
                            "into"));
            problems.refuseIfAny();
            return group.concluded(into == null ? above(tree, id) : into, reason.strip(), capacity);
        });
    }

    /** Whether the actor may end it, also asked by {@code viewerCanConclude}. */
    public static Optional<Office> concluding(Actor actor, Instant now, Lineage on) {
        return OrganizationAccess.CONCLUDE_GROUP.to(actor, now, on);
    }

    private static void refuseLivingBelow(Problems problems, Bodies.Tree tree, GroupId id) {
        List<Group> below = tree.livingUnder(id);
        problems.addIf(
                !below.isEmpty(),
                () -> new Refusal.Broken(
                        "GROUP_HAS_GROUPS_BELOW",
                        "There are still groups below it: "
                                + String.join(
                                        ", ",
                                        below.stream()
                                                .map(group -> group.acronym().value())
                                                .sorted()
                                                .toList())
                                + ".",
                        List.of("id"),
                        "Move or conclude them first."));
    }

    private static boolean fit(Bodies.Tree tree, Group ending, GroupId into) {
        return !into.equals(ending.id())
                && tree.group(into)
                        .filter(heir -> heir.organization().equals(ending.organization()))
                        .filter(heir -> heir.state() != Group.State.CONCLUDED)
                        .isPresent();
    }

    private static BodyId above(Bodies.Tree tree, GroupId id) {
        Lineage lineage = tree.lineage(id);
        return lineage.above().stream()
                .filter(GroupId.class::isInstance)
                .map(GroupId.class::cast)
                .filter(group -> tree.group(group)
                        .filter(one -> one.state() != Group.State.CONCLUDED)
                        .isPresent())
                .map(BodyId.class::cast)
                .findFirst()
                .orElse(lineage.organization());
    }
}
