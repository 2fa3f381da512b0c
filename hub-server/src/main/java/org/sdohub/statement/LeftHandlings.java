package org.sdohub.statement;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.sdohub.kernel.Act;
import org.sdohub.kernel.Actor;
import org.sdohub.kernel.BodyId;
import org.sdohub.kernel.BodyId.GroupId;
import org.sdohub.kernel.Failpoint;
import org.sdohub.kernel.Follower;
import org.sdohub.kernel.HubEvent;
import org.sdohub.kernel.HubEvent.Change;
import org.sdohub.kernel.Step;
import org.sdohub.organization.Bodies;
import org.sdohub.relationship.ClosingPlan;
import org.sdohub.relationship.OpenMatters;
import org.sdohub.relationship.Relationship;
import org.sdohub.relationship.RelationshipId;
import org.sdohub.relationship.RelationshipStore;
import org.sdohub.statement.Statement.Posted;

/**
 * Statements that a body, or the officers of a relationship, left open when they ended. Who gets them was decided with
 * the end; each is handed over once, however often the hub dies meanwhile. One to which a reply is just being posted waits
 * until that is done.
 */
@Singleton
final class LeftHandlings implements Follower, OpenMatters {

    private static final Actor HUB = new Actor(null, null, HubEvent.Author.HUB.name(), List.of(), Set.of());

    private final StatementStore store;
    private final ReplyClaims claims;
    private final Submission submission;
    private final RelationshipStore relationships;
    private final FormerOfficers formerOfficers;
    private final Bodies bodies;
    private final Clock clock;

    LeftHandlings(
            StatementStore store,
            ReplyClaims claims,
            Submission submission,
            RelationshipStore relationships,
            FormerOfficers formerOfficers,
            Bodies bodies,
            Clock clock) {
        this.store = store;
        this.claims = claims;
        this.submission = submission;
        this.relationships = relationships;
        this.formerOfficers = formerOfficers;
        this.bodies = bodies;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "left handlings";
    }

    @Override
    public Kind kind() {
        return Kind.STATEMENTS;
    }

    @Override
    public Map<RelationshipId, Integer> openIn(Collection<RelationshipId> ended) {
        Map<RelationshipId, Integer> open = new HashMap<>();
        for (Statement one : store.openIn(ended)) {
            if (one.origin().relationship() instanceof RelationshipId of) {
                open.merge(of, 1, Integer::sum);
            }
        }
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

    private void handOver(GroupId ended) {
        BodyId heir = bodies.tree().heirOf(ended);
        if (heir.equals(ended)) {
            return;
        }
        String why = bodies.tree().label(ended) + " was concluded.";
        for (Statement one : store.openAt(ended)) {
            change(one.id(), (posted, now) -> passed(posted, ended, heir, why, now));
            Failpoint.reached("handling.handed.over");
        }
    }

    /** As by redirection: the heir gets a handling of its own, unless it has one. */
    private Optional<Step<Statement>> passed(Posted posted, GroupId ended, BodyId heir, String why, Instant now) {
        Handling open =
                posted.handlingOf(ended).filter(one -> one.state().open()).orElse(null);
        if (open == null) {
            return Optional.empty();
        }
        List<Handling> changed = new ArrayList<>();
        changed.add(open.after(HandlingAct.REDIRECT, why, now).passedTo(heir));
        if (posted.handlingOf(heir).isEmpty()) {
            changed.add(Handling.fresh(heir, submission.firstAssignee(heir), ended, now));
        }
        Bodies.Tree tree = bodies.tree();
        var change = new Change("addressee", tree.label(ended), tree.label(heir));
        var fact = new StatementEvent.Handled(posted.id(), HandlingAct.REDIRECT.fact(), List.of(change), why);
        return Optional.of(Step.of(posted.with(changed), null, fact));
    }

    private void settle(Relationship ended) {
        ClosingPlan.Statements wanted =
                ended.closingPlan().orElse(ClosingPlan.NONE).statements();
        String why = "The relationship " + ended.key().value() + " has ended: "
                + ended.milestones().getLast().reason();
        boolean leave = wanted == ClosingPlan.Statements.LEAVE_WITHOUT_REPLY;
        for (Statement one : store.openIn(List.of(ended.id()))) {
            change(
                    one.id(),
                    (posted, now) -> leave ? left(posted, why, now) : formerOfficers.handedOver(posted, ended, why));
            Failpoint.reached("handling.settled");
        }
    }

    private Optional<Step<Statement>> left(Posted posted, String why, Instant now) {
        List<Handling> changed = new ArrayList<>();
        List<Change> changes = new ArrayList<>();
        for (Handling open : posted.handlings()) {
            if (open.state().open()) {
                Handling left = open.after(HandlingAct.LEAVE_WITHOUT_REPLY, why, now);
                changed.add(left);
                String field = HandlingSteps.HANDLING + bodies.tree().label(open.body());
                changes.add(new Change(field, open.state().name(), left.state().name()));
            }
        }
        var fact = new StatementEvent.Handled(posted.id(), HandlingAct.LEAVE_WITHOUT_REPLY.fact(), changes, why);
        return changed.isEmpty() ? Optional.empty() : Optional.of(Step.of(posted.with(changed), null, fact));
    }

    @FunctionalInterface
    private interface Rule {
        /** Empty where nothing is left to do. */
        Optional<Step<Statement>> of(Posted posted, Instant now);
    }

    private void change(StatementId id, Rule rule) {
        Instant now = clock.instant();
        store.settle(
                id,
                new Act(HUB, now),
                found -> found instanceof Posted posted ? rule.of(claims.clean(posted, now), now) : Optional.empty());
    }
}
