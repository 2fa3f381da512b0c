package org.sdohub.statement;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sdohub.kernel.BodyId;
import org.sdohub.statement.Statement.Posted;

/**
 * By when a body owes an answer.
 *
 * @param date null where no deadline was given
 * @param zone whose day it is
 */
public record Due(Handling handling, @Nullable LocalDate date, ZoneId zone) {

    /** Days that were accepted count instead of the envelope's. */
    static Due of(Posted statement, Handling handling) {
        Deadline deadline = statement.letter().envelope().deadline();
        LocalDate given = deadline == null ? null : deadline.date();
        ZoneId zone = deadline == null || deadline.zone() == null ? ZoneOffset.UTC : deadline.zone();
        return new Due(handling, handling.agreedDue() == null ? given : handling.agreedDue(), zone);
    }

    /** What is still owed, the earliest first, and what has no deadline last. What was revised is owed to its revision. */
    public static List<Due> owed(Statement statement) {
        if (!(statement instanceof Posted posted) || posted.revised()) {
            return List.of();
        }
        return posted.handlings().stream()
                .filter(one -> one.state().open())
                .filter(one -> asked(posted, one))
                .map(one -> of(posted, one))
                .sorted(Comparator.comparing(due -> due.end().orElse(Instant.MAX)))
                .toList();
    }

    /** A body that it was redirected to owes what the body owed to which the sender wrote. */
    static boolean asked(Posted posted, Handling handling) {
        return posted.letter().envelope().expectsAnswerFrom(addressed(posted, handling));
    }

    /** The body that the sender wrote to when this one has it: itself, or the first of those that passed it on. */
    static BodyId addressed(Posted posted, Handling handling) {
        Handling first = handling;
        for (int steps = 0;
                first.redirectedFrom() != null && steps < posted.handlings().size();
                steps++) {
            first = posted.handlingOf(first.redirectedFrom()).orElse(first);
        }
        return first.body();
    }

    /** The first instant at which it is too late. */
    public Optional<Instant> end() {
        return date == null ? Optional.empty() : Optional.of(Deadline.endOf(date, zone));
    }

    public boolean overdue(Instant now) {
        return end().map(end -> !end.isAfter(now)).orElse(false);
    }

    LocalDate today(Instant now) {
        return LocalDate.ofInstant(now, zone);
    }
}
