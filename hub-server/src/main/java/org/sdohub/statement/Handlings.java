package org.sdohub.statement;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.sdohub.kernel.Act;
import org.sdohub.kernel.BodyId;
import org.sdohub.kernel.HubEvent.Change;
import org.sdohub.kernel.Problems;
import org.sdohub.kernel.Refusal;
import org.sdohub.kernel.Refused;
import org.sdohub.kernel.Step;
import org.sdohub.organization.Profile.Purpose;
import org.sdohub.statement.Handling.Assignee;
import org.sdohub.statement.Letter.Settlement;
import org.sdohub.statement.Statement.Posted;
import org.sdohub.statement.StatementEvent.Handled;
import org.sdohub.statement.StatementRights.Right;

/** What addressed bodies do with a posted statement, besides answering it by a statement of their own. */
@Singleton
public class Handlings {

    private final HandlingSteps steps;
    private final Submission submission;
    private final StatementRights rights;

    Handlings(HandlingSteps steps, Submission submission, StatementRights rights) {
        this.steps = steps;
        this.submission = submission;
        this.rights = rights;
    }

    /**
     * Which statement, and which addressed body's handling of it.
     *
     * @param body null for the only one that the actor answers for
     * @param expectedVersion null for whatever it is now
     */
    public record Place(
            StatementId statement,
            @Nullable BodyId body,
            @Nullable Long expectedVersion) {}

    public Statement acknowledge(Act act, Place place) {
        return move(act, place, HandlingAct.ACKNOWLEDGE, null, UnaryOperator.identity());
    }

    /** One click tells the sender that information was received (RFC 4053 2.3). */
    public Statement thank(Act act, Place place) {
        return move(act, place, HandlingAct.THANK, null, UnaryOperator.identity());
    }

    public Statement takeUp(Act act, Place place) {
        return move(act, place, HandlingAct.TAKE_UP, null, UnaryOperator.identity());
    }

    public Statement decline(Act act, Place place, String reason) {
        return move(act, place, HandlingAct.DECLINE, reason, UnaryOperator.identity());
    }

    public Statement leaveWithoutReply(Act act, Place place, String reason) {
        return move(act, place, HandlingAct.LEAVE_WITHOUT_REPLY, reason, UnaryOperator.identity());
    }

    public Statement close(Act act, Place place) {
        return move(act, place, HandlingAct.CLOSE, null, UnaryOperator.identity());
    }

    public Statement reopen(Act act, Place place, String reason) {
        return move(act, place, HandlingAct.REOPEN, reason, UnaryOperator.identity());
    }

    /** Only what was sent for information is noted and done with; all else is answered, or refused with a reason. */
    public Statement note(Act act, Place place) {
        return steps.onHandling(act, place, (posted, handling) -> {
            Right right =
                    Statements.may(rights.handling(act.actor(), act.at(), handling, posted), StatementAccess.HANDLE);
            if (posted.letter().envelope().purposeFor(handling.body()) != Purpose.FOR_INFORMATION) {
                throw new Refused(Refusal.broken(
                        "STATEMENT_NOT_FOR_INFORMATION",
                        "Only what was sent for information can be noted; this one asks for an answer."));
            }
            return moved(act, posted, handling, HandlingAct.NOTE, null, UnaryOperator.identity(), right);
        });
    }

    public Statement postpone(Act act, Place place, String meeting) {
        if (meeting.isBlank()) {
            throw new Refused(
                    Refusal.invalid("STATEMENT_MEETING_MISSING", "Say to which meeting it is postponed.", "meeting"));
        }
        return move(act, place, HandlingAct.POSTPONE, null, one -> one.postponedTo(meeting.strip()));
    }

    /** Gives it to a person or an office, also of another group (RFC 4053 2.1). Who has it may pass it on while at work. */
    public Statement assign(Act act, Place place, Assignee assignee) {
        return steps.onHandling(act, place, (posted, handling) -> {
            Right right =
                    Statements.may(rights.handling(act.actor(), act.at(), handling, posted), StatementAccess.HANDLE);
            steps.refuseUnknown(assignee.body(), "assignee");
            boolean atWork = handling.state() == Handling.State.IN_PROGRESS
                    || handling.state() == Handling.State.INTERIM_REPLIED;
            Handling after = atWork
                    ? handling.assignedTo(assignee)
                    : handling.after(HandlingAct.ASSIGN, null, act.at()).assignedTo(assignee);
            return steps.step(posted, handling, after, HandlingAct.ASSIGN.fact(), null, right);
        });
    }

    /** The addressed body that an act at this place would be about. */
    public BodyId bodyOf(Act act, Place place) {
        return steps.bodyOf(act, place);
    }

    /** The sender wrote to the wrong body: another one gets it, with a handling of its own. */
    public Statement redirect(Act act, Place place, BodyId to, String reason) {
        return steps.onHandling(act, place, (posted, handling) -> {
            Right right = Statements.may(
                    rights.redirecting(act.actor(), act.at(), handling, posted), StatementAccess.REDIRECT);
            Statements.refuseWithoutReason(reason);
            steps.refuseUnknown(to, "to");
            if (posted.handlingOf(to).isPresent()) {
                throw new Refused(
                        Refusal.broken("STATEMENT_ALREADY_ADDRESSED", "This body has the statement already.", "to"));
            }
            if (!submission.redistribution().mayGo(posted, List.of(to))) {
                throw new Refused(Redistribution.refusal("to"));
            }
            Handling away =
                    handling.after(HandlingAct.REDIRECT, reason, act.at()).passedTo(to);
            Handling there = Handling.fresh(to, submission.firstAssignee(to), handling.body(), act.at());
            var fact = new Handled(
                    posted.id(),
                    HandlingAct.REDIRECT.fact(),
                    List.of(new Change("addressee", steps.label(handling.body()), steps.label(to))),
                    reason);
            return Step.of(posted.with(List.of(away, there)), right.capacity(), fact);
        });
    }

    /** Answers one thing that was asked for without a statement of its own. */
    public Statement answerRequestedAction(Act act, Place place, Settlement settlement) {
        return steps.onHandling(act, place, (posted, handling) -> {
            Right right =
                    Statements.may(rights.handling(act.actor(), act.at(), handling, posted), StatementAccess.HANDLE);
            Problems problems = new Problems();
            Settlements.refuse(settlement, posted, List.of(handling), problems, "action");
            problems.refuseIfAny();
            if (handling.state() == Handling.State.REDIRECTED) {
                throw new Refused(HandlingSteps.closed());
            }
            var answer = new Handling.ActionAnswer(settlement, act.at(), null);
            var change =
                    new Change("requested action", null, settlement.outcome().name());
            return HandlingSteps.step(
                    posted, handling.answering(answer), "RequestedActionAnswered", change, settlement.text(), right);
        });
    }

    /** Kept and findable, apart from what is current (RFC 4053 2.4). */
    public Statement archive(Act act, StatementId id, @Nullable Long expectedVersion) {
        return steps.onStatement(act, id, expectedVersion, posted -> {
            Right right = Statements.may(rights.archiving(act.actor(), act.at(), posted), StatementAccess.HANDLE);
            if (!posted.dealtWith() || posted.archived()) {
                throw new Refused(Refusal.broken(
                        "STATEMENT_NOT_DEALT_WITH",
                        "A statement is archived once, when every addressee has closed or redirected it."));
            }
            return Step.of(
                    posted.intoArchive(), right.capacity(), new Handled(id, "StatementArchived", List.of(), null));
        });
    }

    /** Where several must consider it, one takes the lead (RFC 4053 2.3). */
    public Statement nameLead(Act act, StatementId id, @Nullable Long expectedVersion, BodyId lead) {
        return steps.onStatement(act, id, expectedVersion, posted -> {
            Right right = Statements.may(rights.namingLead(act.actor(), act.at(), posted), StatementAccess.NAME_LEAD);
            if (posted.handlingOf(lead).isEmpty()) {
                throw new Refused(HandlingSteps.notAddressed("lead"));
            }
            BodyId before = posted.lead();
            var change = new Change("lead", before == null ? null : steps.label(before), steps.label(lead));
            return Step.of(posted.ledBy(lead), right.capacity(), new Handled(id, "LeadNamed", List.of(change), null));
        });
    }

    private Statement move(
            Act act, Place place, HandlingAct how, @Nullable String reason, UnaryOperator<Handling> besides) {
        return steps.onHandling(act, place, (posted, handling) -> {
            Right right =
                    Statements.may(rights.handling(act.actor(), act.at(), handling, posted), StatementAccess.HANDLE);
            return moved(act, posted, handling, how, reason, besides, right);
        });
    }

    private Step<Statement> moved(
            Act act,
            Posted posted,
            Handling handling,
            HandlingAct how,
            @Nullable String reason,
            UnaryOperator<Handling> besides,
            Right right) {
        if (how.reasonNeeded()) {
            Statements.refuseWithoutReason(reason == null ? "" : reason);
        }
        Handling after = besides.apply(handling.after(how, reason, act.at()));
        return steps.step(posted, handling, after, how.fact(), reason, right);
    }
}
