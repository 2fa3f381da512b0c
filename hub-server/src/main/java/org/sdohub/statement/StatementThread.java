package org.sdohub.statement;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sdohub.kernel.BodyId;
import org.sdohub.statement.Letter.Relation;
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
     * @param bodies who owes the answer; the senders where an addressee has offered another day or course
     * @param since when the statement was posted that waits for them, was redirected to them, or that was offered
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

    /** Of what is still waited for, the earliest; empty when nobody owes anything. */
    public Optional<Turn> turn() {
        Set<StatementId> replaced = replaced();
        return statements.stream()
                .filter(Posted.class::isInstance)
                .map(Posted.class::cast)
                .filter(posted -> !replaced.contains(posted.id()))
                .filter(posted -> !Due.owed(posted).isEmpty())
                .min(Comparator.comparing(
                        posted -> Due.owed(posted).getFirst().end().orElse(Instant.MAX)))
                .map(StatementThread::turn);
    }

    /** What was revised is answered by answering its revision. */
    private Set<StatementId> replaced() {
        return statements.stream()
                .filter(Posted.class::isInstance)
                .flatMap(posted -> posted.letter().relations().stream())
                .filter(relation -> relation.kind() == Relation.Kind.REVISES)
                .map(Relation::to)
                .collect(Collectors.toSet());
    }

    private static Turn turn(Posted posted) {
        List<Due> owed = Due.owed(posted);
        LocalDate next = owed.getFirst().date();
        List<Due> first =
                owed.stream().filter(due -> Objects.equals(due.date(), next)).toList();
        Optional<Instant> offered =
                first.stream().flatMap(due -> undecided(due).stream()).min(Instant::compareTo);
        if (offered.isPresent() && first.stream().allMatch(due -> undecided(due).isPresent())) {
            return new Turn(posted.letter().envelope().from(), offered.get(), posted.id(), next);
        }
        List<Due> waited =
                first.stream().filter(due -> undecided(due).isEmpty()).toList();
        Instant since = waited.stream()
                .map(due -> since(posted, due.handling()))
                .min(Instant::compareTo)
                .orElse(posted.postedAt());
        return new Turn(waited.stream().map(due -> due.handling().body()).toList(), since, posted.id(), next);
    }

    /** When another day or course was offered on which the sender has not decided; then it is the sender's turn. */
    private static Optional<Instant> undecided(Due due) {
        return due.handling().proposals().stream()
                .filter(one -> one.decision() == null)
                .map(Handling.Proposal::at)
                .findFirst();
    }

    /** A body that got it by redirection is waited for from then on. */
    private static Instant since(Posted posted, Handling handling) {
        BodyId before = handling.redirectedFrom();
        return before == null
                ? posted.postedAt()
                : posted.handlingOf(before).map(Handling::since).orElse(posted.postedAt());
    }
}
