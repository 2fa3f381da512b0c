package org.sdohub.statement;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.sdohub.kernel.BodyId;
import org.sdohub.kernel.BodyId.OrganizationId;

/**
 * That a body was asked for an answer, and what became of it: all that is needed to measure how a side answers.
 *
 * @param side whose body was asked
 * @param asked when it had the statement
 * @param dueEnd the first instant at which an answer is late; null where no deadline was given
 * @param answered when the last final reply was posted; null where there was none
 */
public record Answering(
        OrganizationId side,
        Handling.State state,
        Instant asked,
        @Nullable Instant dueEnd,
        @Nullable Instant answered) {

    /**
     * One for each body that owes or owed an answer. A body that passed the statement on is not measured, the one that has
     * it now is; nor is what was withdrawn, or revised before it was answered.
     */
    public static List<Answering> of(Statement statement, Function<BodyId, OrganizationId> side) {
        if (!(statement instanceof Statement.Posted posted)) {
            return List.of();
        }
        return posted.handlings().stream()
                .filter(one -> one.state() != Handling.State.REDIRECTED)
                .filter(one -> Due.asked(posted, one))
                .filter(one -> !posted.revised() || !one.state().open())
                .map(one -> of(posted, one, side.apply(one.body())))
                .toList();
    }

    private static Answering of(Statement.Posted posted, Handling handling, OrganizationId side) {
        Optional<Instant> answered = handling.replies().stream()
                .filter(reply -> !reply.interim())
                .map(Handling.ReplyGiven::at)
                .max(Instant::compareTo);
        return new Answering(
                side,
                handling.state(),
                had(posted),
                Due.of(posted, handling).end().orElse(null),
                answered.orElse(null));
    }

    /** Of what was exchanged elsewhere, on the day that the record says. */
    private static Instant had(Statement.Posted posted) {
        Origin.Past past = posted.origin().past();
        return past == null || past.receivedOn() == null
                ? posted.postedAt()
                : past.receivedOn().atStartOfDay(java.time.ZoneOffset.UTC).toInstant();
    }

    boolean late() {
        return dueEnd != null && answered != null && !answered.isBefore(dueEnd);
    }

    boolean overdue(Instant now) {
        return state.open() && dueEnd != null && !now.isBefore(dueEnd);
    }
}
