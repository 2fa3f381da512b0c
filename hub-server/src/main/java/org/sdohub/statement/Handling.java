package org.sdohub.statement;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sdohub.kernel.BodyId;
import org.sdohub.kernel.Office;
import org.sdohub.kernel.PersonId;
import org.sdohub.kernel.Refusal;
import org.sdohub.kernel.Refused;
import org.sdohub.statement.Letter.Settlement;

/**
 * What one addressed body does with a posted statement. Which act leads where is {@link HandlingAct}'s table.
 *
 * @param since when it came into this state
 * @param reason why it is in this state; null where none was given
 * @param assignee who is to act, first the leading office of the body; null after a redirection took it away
 * @param agreedDue the day that the sender accepted instead of the envelope's; null while that one holds
 * @param meeting where it was postponed to; null unless postponed
 * @param redirectedTo the body that has it now; null unless redirected
 * @param redirectedFrom the body that it came from; null where the sender addressed this one
 * @param replies those posted, oldest first
 * @param answers to requested actions, oldest first; the last one for an action counts
 * @param claim held for a reply that is being posted at this moment; null otherwise
 */
public record Handling(
        BodyId body,
        State state,
        Instant since,
        @Nullable String reason,
        @Nullable Assignee assignee,
        @Nullable LocalDate agreedDue,
        @Nullable String meeting,
        @Nullable BodyId redirectedTo,
        @Nullable BodyId redirectedFrom,
        List<Proposal> proposals,
        List<ReplyGiven> replies,
        List<ActionAnswer> answers,
        @Nullable Claim claim) {

    public enum State {
        NEW,
        ACKNOWLEDGED,
        IN_PROGRESS,
        INTERIM_REPLIED,
        ANSWERED,
        DECLINED,
        NOTED,
        NO_REPLY,
        REDIRECTED,
        POSTPONED,
        CLOSED;

        public static final Set<State> OPEN =
                Collections.unmodifiableSet(EnumSet.of(NEW, ACKNOWLEDGED, IN_PROGRESS, INTERIM_REPLIED, POSTPONED));

        public boolean open() {
            return OPEN.contains(this);
        }
    }

    /**
     * @param person null where an office is meant, whoever holds it
     * @param office null where a person is meant
     */
    public record Assignee(@Nullable PersonId person, Office.@Nullable Kind office, BodyId body) {}

    /**
     * Another day or another course, offered by the addressee (RFC 4053 2.2.1.1.7).
     *
     * @param decision null while the sender has not decided
     */
    public record Proposal(
            UUID id,
            @Nullable LocalDate date,
            @Nullable String course,
            String by,
            Instant at,
            @Nullable Decision decision) {}

    public record Decision(boolean accepted, @Nullable String reason, String by, Instant at) {}

    public record ReplyGiven(StatementId reply, boolean interim, Instant at) {}

    /** @param reply null where it was answered without a statement */
    public record ActionAnswer(
            Settlement settlement, Instant at, @Nullable StatementId reply) {}

    /**
     * @param version that the reply gets when it is posted; whoever takes over raises it, so that it never is
     * @param until afterwards the claim is taken for a dead writer's
     */
    public record Claim(StatementId reply, long version, boolean interim, Instant until) {
        boolean stale(Instant now) {
            return !now.isBefore(until);
        }
    }

    public Handling {
        proposals = List.copyOf(proposals);
        replies = List.copyOf(replies);
        answers = List.copyOf(answers);
    }

    static Handling fresh(BodyId body, Assignee assignee, @Nullable BodyId redirectedFrom, Instant at) {
        return new Handling(
                body,
                State.NEW,
                at,
                null,
                assignee,
                null,
                null,
                null,
                redirectedFrom,
                List.of(),
                List.of(),
                List.of(),
                null);
    }

    /** @throws Refused where the table does not have this act here, a reason lacks, or a reply is just being posted */
    Handling after(HandlingAct act, @Nullable String why, Instant at) {
        if (claim != null) {
            throw new Refused(underway());
        }
        Copy copy = new Copy(this);
        copy.state = act.from(state);
        copy.since = at;
        copy.reason = why;
        copy.meeting = null;
        return copy.made();
    }

    Handling assignedTo(@Nullable Assignee other) {
        Copy copy = new Copy(this);
        copy.assignee = other;
        return copy.made();
    }

    Handling postponedTo(String where) {
        Copy copy = new Copy(this);
        copy.meeting = where;
        return copy.made();
    }

    Handling passedTo(BodyId other) {
        Copy copy = new Copy(this);
        copy.redirectedTo = other;
        copy.assignee = null;
        return copy.made();
    }

    Handling proposing(Proposal proposal) {
        Copy copy = new Copy(this);
        copy.proposals = plus(proposals, proposal);
        return copy.made();
    }

    Handling decided(Proposal proposal, Decision decision) {
        Copy copy = new Copy(this);
        copy.proposals = proposals.stream()
                .map(one -> one.id.equals(proposal.id)
                        ? new Proposal(one.id, one.date, one.course, one.by, one.at, decision)
                        : one)
                .toList();
        copy.agreedDue = decision.accepted && proposal.date != null ? proposal.date : agreedDue;
        return copy.made();
    }

    Handling answering(ActionAnswer answer) {
        Copy copy = new Copy(this);
        copy.answers = plus(answers, answer);
        return copy.made();
    }

    /** @throws Refused where it cannot be answered now, or another reply holds it */
    Handling claimed(Claim wanted) {
        if (claim != null && !claim.reply.equals(wanted.reply)) {
            throw new Refused(underway());
        }
        HandlingAct act = wanted.interim ? HandlingAct.REPLY_INTERIM : HandlingAct.REPLY_FINALLY;
        act.from(state);
        return with(wanted);
    }

    /** Of an exchange that is recorded when nothing is owed any more. */
    Handling closedLongAgo() {
        Copy copy = new Copy(this);
        copy.state = State.CLOSED;
        return copy.made();
    }

    Handling released() {
        return with(null);
    }

    private Handling with(@Nullable Claim other) {
        Copy copy = new Copy(this);
        copy.claim = other;
        return copy.made();
    }

    /** The reply is posted, so this follows whatever else happened. */
    Handling replied(ReplyGiven given, List<Settlement> settles) {
        Copy copy = new Copy(this);
        copy.claim = null;
        copy.replies = plus(replies, given);
        copy.state = given.interim ? State.INTERIM_REPLIED : State.ANSWERED;
        copy.since = given.at;
        copy.reason = null;
        List<ActionAnswer> all = new ArrayList<>(answers);
        settles.forEach(settlement -> all.add(new ActionAnswer(settlement, given.at, given.reply)));
        copy.answers = all;
        return copy.made();
    }

    boolean knows(StatementId reply) {
        return replies.stream().anyMatch(given -> given.reply.equals(reply));
    }

    static Refusal underway() {
        return new Refusal.Broken(
                "STATEMENT_REPLY_UNDERWAY",
                "Another reply to this statement is being posted at this moment.",
                List.of(),
                "Look again in a minute: either it was answered, or you can go on.");
    }

    private static <T> List<T> plus(List<T> list, T one) {
        List<T> all = new ArrayList<>(list);
        all.add(one);
        return all;
    }

    /** The fields of a handling while one of its methods changes some of them. */
    private static final class Copy {
        private final Handling of;
        private State state;
        private Instant since;
        private @Nullable String reason;
        private @Nullable Assignee assignee;
        private @Nullable LocalDate agreedDue;
        private @Nullable String meeting;
        private @Nullable BodyId redirectedTo;
        private List<Proposal> proposals;
        private List<ReplyGiven> replies;
        private List<ActionAnswer> answers;
        private @Nullable Claim claim;

        Copy(Handling of) {
            this.of = of;
            this.state = of.state;
            this.since = of.since;
            this.reason = of.reason;
            this.assignee = of.assignee;
            this.agreedDue = of.agreedDue;
            this.meeting = of.meeting;
            this.redirectedTo = of.redirectedTo;
            this.proposals = of.proposals;
            this.replies = of.replies;
            this.answers = of.answers;
            this.claim = of.claim;
        }

        Handling made() {
            return new Handling(
                    of.body,
                    state,
                    since,
                    reason,
                    assignee,
                    agreedDue,
                    meeting,
                    redirectedTo,
                    of.redirectedFrom,
                    proposals,
                    replies,
                    answers,
                    claim);
        }
    }
}
