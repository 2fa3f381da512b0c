package org.sdohub.statement;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sdohub.kernel.Act;
import org.sdohub.kernel.HubEvent.Change;
import org.sdohub.kernel.Refusal;
import org.sdohub.kernel.Refused;
import org.sdohub.statement.Handling.Decision;
import org.sdohub.statement.Handling.Proposal;
import org.sdohub.statement.Handlings.Place;
import org.sdohub.statement.StatementRights.Right;

/**
 * Who cannot answer in time offers another day or another course (RFC 4053 2.2.1.1.7); the sender accepts or refuses.
 */
@Singleton
public class Deadlines {

    private final HandlingSteps steps;
    private final StatementRights rights;

    Deadlines(HandlingSteps steps, StatementRights rights) {
        this.steps = steps;
        this.rights = rights;
    }

    /** @param date null where only another course is offered */
    public Statement propose(Act act, Place place, @Nullable LocalDate date, @Nullable String course) {
        if (date == null && (course == null || course.isBlank())) {
            throw new Refused(
                    Refusal.invalid("STATEMENT_PROPOSAL_EMPTY", "Propose another day, or another course.", "date"));
        }
        return steps.onHandling(act, place, (posted, handling) -> {
            Right right =
                    Statements.may(rights.handling(act.actor(), act.at(), handling, posted), StatementAccess.HANDLE);
            HandlingSteps.refuseUnlessOpen(handling);
            if (handling.proposals().stream().anyMatch(one -> one.decision() == null)) {
                throw new Refused(Refusal.broken(
                        "STATEMENT_PROPOSAL_UNDECIDED", "The sender has not decided on the last proposal yet."));
            }
            var proposal = new Proposal(act.innerId(), date, course, act.actor().name(), act.at(), null);
            var change = new Change("proposed", null, date == null ? course : date.toString());
            return HandlingSteps.step(posted, handling.proposing(proposal), "DeadlineProposed", change, null, right);
        });
    }

    /** By the sender; both the proposal and the decision stay on record. */
    public Statement decide(
            Act act,
            StatementId id,
            @Nullable Long expectedVersion,
            UUID proposal,
            boolean accept,
            @Nullable String reason) {
        return steps.onStatement(act, id, expectedVersion, posted -> {
            Right right = Statements.may(
                    rights.draftingFor(act.actor(), act.at(), posted), StatementAccess.DRAFT_FOR_ORGANIZATION);
            Handling handling = posted.handlings().stream()
                    .filter(one ->
                            one.proposals().stream().anyMatch(made -> made.id().equals(proposal)))
                    .findFirst()
                    .orElseThrow(() -> new Refused(
                            Refusal.notFound("STATEMENT_PROPOSAL_UNKNOWN", "There is no such proposal.", "proposal")));
            Proposal made = handling.proposals().stream()
                    .filter(one -> one.id().equals(proposal))
                    .findFirst()
                    .orElseThrow();
            if (made.decision() != null) {
                throw new Refused(Refusal.broken(
                        "STATEMENT_PROPOSAL_DECIDED", "This proposal was decided on already.", "proposal"));
            }
            if (!accept) {
                Statements.refuseWithoutReason(reason == null ? "" : reason);
            }
            var decision = new Decision(accept, reason, act.actor().name(), act.at());
            var change = new Change("proposal", null, accept ? "accepted" : "refused");
            return HandlingSteps.step(
                    posted, handling.decided(made, decision), "DeadlineDecided", change, reason, right);
        });
    }
}
