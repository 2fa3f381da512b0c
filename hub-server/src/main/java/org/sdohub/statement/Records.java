package org.sdohub.statement;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sdohub.kernel.Act;
import org.sdohub.kernel.Id;
import org.sdohub.kernel.Problems;
import org.sdohub.kernel.Refusal;
import org.sdohub.kernel.Step;
import org.sdohub.organization.Profile.Visibility;
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
     * @param visibility null for public
     */
    public record Exchange(
            @Nullable LocalDate sentOn,
            @Nullable LocalDate receivedOn,
            boolean dealtWith,
            @Nullable Visibility visibility) {}

    public Statement recordPast(Act act, Letter letter, Exchange exchange) {
        Requirements requirements = submission.requirements(act, letter);
        refuseWrong(act, letter, exchange, requirements);
        Envelope envelope = letter.envelope();
        Id relationship = submission.relationship(envelope);
        Right right = Statements.may(
                rights.recording(act.actor(), act.at(), envelope.from(), envelope.addressees(), relationship),
                StatementAccess.RECORD_PAST);
        StatementId id = new StatementId(act.newId());
        List<String> missing =
                requirements.missing(letter).stream().map(Enum::name).toList();
        Origin origin = new Origin(
                act.actor().person() == null ? List.of() : List.of(act.actor().person()),
                act.at(),
                relationship,
                Submission.thread(id, letter, requirements.surroundings().related()),
                exchange.visibility == null ? Visibility.PUBLIC : exchange.visibility,
                true,
                null,
                new Origin.Past(exchange.sentOn, exchange.receivedOn, missing));
        Pending whole = new Pending(id, 1, letter, origin, act.at(), List.of());
        Posted posted = (Posted) whole.orPosted(publication(act, letter, exchange));
        Step<Statement> step =
                Step.of(posted, right.capacity(), new StatementEvent.PastStatementRecorded(id), posted.event());
        return posting.save(step, act);
    }

    private static void refuseWrong(Act act, Letter letter, Exchange exchange, Requirements requirements) {
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
        problems.refuseIfAny();
    }

    /** It stands in lists and numbers by the time of the exchange. */
    private Publication publication(Act act, Letter letter, Exchange exchange) {
        Instant sent = exchange.sentOn == null
                ? act.at()
                : exchange.sentOn.atStartOfDay(ZoneOffset.UTC).toInstant();
        List<Handling> handlings = letter.envelope().addressees().stream()
                .map(to -> Handling.fresh(to, submission.firstAssignee(to), null, sent))
                .map(one -> exchange.dealtWith ? one.closedLongAgo() : one)
                .toList();
        return new Publication(numbers.next(sent.atZone(ZoneOffset.UTC).getYear()), sent, handlings);
    }
}
