package org.sdohub.statement;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.sdohub.kernel.Act;
import org.sdohub.kernel.Actor;
import org.sdohub.kernel.BodyId;
import org.sdohub.kernel.BodyId.GroupId;
import org.sdohub.kernel.Follower;
import org.sdohub.kernel.HubEvent;
import org.sdohub.kernel.HubEvent.Change;
import org.sdohub.kernel.Step;
import org.sdohub.organization.Bodies;
import org.sdohub.organization.Group;
import org.sdohub.organization.OrganizationEvent;
import org.sdohub.statement.Statement.Posted;
import org.sdohub.statement.StatementEvent.Handled;

/** What a group has not dealt with when it is concluded goes to whoever took over from it, on record (domain.md 1). */
@Singleton
class ConcludedGroups implements Follower {

    private static final Actor HUB = new Actor(null, null, "Liaison Hub", List.of(), Set.of());
    private static final String WHY = "The group was concluded.";

    private final StatementStore store;
    private final ReplyClaims claims;
    private final Submission submission;
    private final Bodies bodies;

    ConcludedGroups(StatementStore store, ReplyClaims claims, Submission submission, Bodies bodies) {
        this.store = store;
        this.claims = claims;
        this.submission = submission;
        this.bodies = bodies;
    }

    @Override
    public String name() {
        return "work of concluded groups";
    }

    @Override
    public void follow(HubEvent event) {
        if (!concludes(event)) {
            return;
        }
        GroupId group = new GroupId(UUID.fromString(event.subject().substring("group:".length())));
        Optional<BodyId> successor = Successors.of(group, bodies.tree());
        successor.ifPresent(next -> store.openAt(group).forEach(id -> pass(id, group, next, event.at())));
    }

    private static boolean concludes(HubEvent event) {
        return event.type().equals(OrganizationEvent.GroupEdited.class.getSimpleName())
                && event.changes().stream()
                        .anyMatch(change -> change.field().equals("state")
                                && Group.State.CONCLUDED.name().equals(change.after()));
    }

    /** Of a reply that is being posted at this moment the follower is refused, and comes again. */
    private void pass(StatementId id, BodyId group, BodyId next, Instant at) {
        Act act = new Act(HUB, at, null, UUID::randomUUID);
        store.find(id)
                .filter(Posted.class::isInstance)
                .map(Posted.class::cast)
                .map(found -> claims.clean(found, Instant.now()))
                .filter(found -> open(found, group).isPresent())
                .ifPresent(found -> store.change(id, act, null, now -> passed((Posted) now.orElseThrow(), group, next, at)));
    }

    private static Optional<Handling> open(Posted posted, BodyId group) {
        return posted.handlingOf(group).filter(one -> one.state().open());
    }

    private Step<Statement> passed(Posted posted, BodyId group, BodyId next, Instant at) {
        Handling handling = posted.handlingOf(group).orElseThrow();
        List<Handling> changed = new ArrayList<>();
        changed.add(handling.after(HandlingAct.REDIRECT, WHY, at).passedTo(next));
        if (posted.handlingOf(next).isEmpty()) {
            changed.add(Handling.fresh(next, submission.firstAssignee(next), group, at));
        }
        Bodies.Tree tree = bodies.tree();
        var change = new Change("addressee", tree.label(group), tree.label(next));
        return Step.of(
                posted.with(changed),
                null,
                new Handled(posted.id(), HandlingAct.REDIRECT.fact(), List.of(change), WHY));
    }
}
