package org.sdohub.statement;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sdohub.kernel.Act;
import org.sdohub.kernel.BodyId;
import org.sdohub.kernel.Id;
import org.sdohub.kernel.Problems;
import org.sdohub.kernel.Refusal;
import org.sdohub.kernel.Step;
import org.sdohub.kernel.Store;
import org.sdohub.organization.Profile.Visibility;
import org.sdohub.relationship.Relationship;
import org.sdohub.statement.Statement.Pending;
import org.sdohub.statement.Statement.Posted;
import org.sdohub.statement.Statement.Publication;
import org.sdohub.statement.StatementRights.Right;

/** Records what was exchanged elsewhere. Such a record may lack what a statement must have; it then says so. */
@Singleton
public class Records {

    private final Posting posting;
    private final Submission submission;
    private final StatementRights rights;
    private final Numbers numbers;

    Records(Posting posting, Submission submission, StatementRights rights, Numbers numbers) {
        this.posting = posting;
        this.submission = submission;
        this.rights = rights;
        this.numbers = numbers;
    }

    /**
     * @param sentOn when it was sent; null where that is not known, then today counts
     * @param receivedOn null where that is not known
     * @param dealtWith nothing is owed any more: its handlings begin CLOSED
     * @param visibility null for what the terms of the relationship say today; without such terms, public
     * @param owing addressees that owe an answer though the others have dealt with it
     */
    public record Exchange(
            @Nullable LocalDate sentOn,
            @Nullable LocalDate receivedOn,
            boolean dealtWith,
            @Nullable Visibility visibility,
            Set<BodyId> owing) {

        public Exchange {
            owing = Set.copyOf(owing);
        }

        public Exchange(
                @Nullable LocalDate sentOn,
                @Nullable LocalDate receivedOn,
                boolean dealtWith,
                @Nullable Visibility visibility) {
            this(sentOn, receivedOn, dealtWith, visibility, Set.of());
        }
    }

    /** One of many that are recorded together. */
    public record Recording(Act act, Letter letter, Exchange exchange) {}

    public Statement recordPast(Act act, Letter letter, Exchange exchange) {
        return recordAll(List.of(new Recording(act, letter, exchange)))
                .getFirst()
                .get();
    }

    /**
     * The same for many, with few round trips for all of them. Each may refer to what stands before it in the list; one that
     * is refused does not hold up the others.
     *
     * @return in the same order
     */
    public List<Store.Saved<Statement>> recordAll(List<Recording> all) {
        return new RecordingMany(this, posting, submission, numbers).recorded(all);
    }

    /** Which right that takes; refuses what is malformed, or was not exchanged yet. */
    Right checked(Recording one, Requirements requirements, @Nullable Id relationship) {
        refuseWrong(one.act, one.letter, one.exchange, requirements);
        Envelope envelope = one.letter.envelope();
        return Statements.may(
                rights.recording(one.act.actor(), one.act.at(), envelope.from(), envelope.addressees(), relationship),
                StatementAccess.RECORD_PAST);
    }

    Step<Statement> step(
            Recording one,
            StatementId id,
            Right right,
            Requirements requirements,
            @Nullable Relationship relationship,
            String number) {
        Act act = one.act;
        List<String> missing =
                requirements.missing(one.letter).stream().map(Enum::name).toList();
        Origin origin = new Origin(
                act.actor().person() == null ? List.of() : List.of(act.actor().person()),
                act.at(),
                relationship == null ? null : relationship.id(),
                Submission.thread(id, one.letter, requirements.surroundings().related()),
                one.exchange.visibility == null
                        ? Redistribution.readers(relationship, Visibility.PUBLIC)
                        : one.exchange.visibility,
                true,
                null,
                new Origin.Past(one.exchange.sentOn, one.exchange.receivedOn, missing));
        Pending whole = new Pending(id, 1, one.letter, origin, act.at(), List.of());
        Posted posted = (Posted) whole.orPosted(publication(one, number));
        return Step.of(posted, right.capacity(), new StatementEvent.PastStatementRecorded(id), posted.event());
    }

    private void refuseWrong(Act act, Letter letter, Exchange exchange, Requirements requirements) {
        Problems problems = new Problems();
        requirements.refuseMalformed(letter, problems);
        LocalDate tomorrow = LocalDate.ofInstant(act.at(), ZoneOffset.UTC).plusDays(1);
        problems.addIf(
                exchange.sentOn != null && exchange.sentOn.isAfter(tomorrow),
                () -> Refusal.invalid("STATEMENT_NOT_PAST", "What is recorded has happened already.", "sentOn"));
        problems.addIf(
                exchange.sentOn != null && exchange.receivedOn != null && exchange.receivedOn.isBefore(exchange.sentOn),
                () -> Refusal.invalid(
                        "STATEMENT_RECEIVED_BEFORE_SENT", "It cannot be received before it is sent.", "receivedOn"));
        submission.refuseIfAny(act, problems);
    }

    /** It stands in lists and numbers by the time of the exchange. */
    static Instant sent(Recording one) {
        LocalDate sentOn = one.exchange.sentOn;
        return sentOn == null
                ? one.act.at()
                : sentOn.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private Publication publication(Recording one, String number) {
        Instant sent = sent(one);
        List<Handling> handlings = one.letter.envelope().addressees().stream()
                .map(to -> Handling.fresh(to, submission.firstAssignee(to), null, sent))
                .map(handling -> one.exchange.dealtWith && !one.exchange.owing.contains(handling.body())
                        ? handling.closedLongAgo()
                        : handling)
                .toList();
        return new Publication(number, sent, handlings);
    }
}
