package org.sdohub.statement;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sdohub.kernel.BodyId;
import org.sdohub.statement.Statement.Posted;

/**
 * A statement and all that answer, follow up or revise it, as far as the reader may see them.
 *
 * @param root the first statement, which the reader need not be able to see
 * @param statements oldest first
 */
public record StatementThread(StatementId root, List<Statement> statements) {

    public StatementThread {
        statements = List.copyOf(statements);
    }

    /**
     * Whose turn it is.
     *
     * @param since when the statement was posted that waits for them
     * @param next the day that is due; null where no deadline was given
     */
    public record Turn(
            List<BodyId> bodies,
            Instant since,
            StatementId about,
            @Nullable LocalDate next) {
        public Turn {
            bodies = List.copyOf(bodies);
        }
    }

    /** Of what is still owed, the earliest; empty when nobody owes anything. */
    public Optional<Turn> turn() {
        return statements.stream()
                .filter(Posted.class::isInstance)
                .map(Posted.class::cast)
                .filter(posted -> !Due.owed(posted).isEmpty())
                .min(Comparator.comparing(
                        posted -> Due.owed(posted).getFirst().end().orElse(Instant.MAX)))
                .map(StatementThread::turn);
    }

    private static Turn turn(Posted posted) {
        List<Due> owed = Due.owed(posted);
        LocalDate next = owed.getFirst().date();
        List<BodyId> bodies = owed.stream()
                .filter(due -> java.util.Objects.equals(due.date(), next))
                .map(due -> due.handling().body())
                .toList();
        return new Turn(bodies, posted.postedAt(), posted.id(), next);
    }
}
