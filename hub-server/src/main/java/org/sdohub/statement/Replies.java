package org.sdohub.statement;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.sdohub.kernel.Act;
import org.sdohub.kernel.Actor;
import org.sdohub.kernel.BodyId;
import org.sdohub.kernel.Refusal;
import org.sdohub.kernel.Refused;
import org.sdohub.statement.Statement.Posted;
import org.sdohub.statement.StatementRights.Right;

/** Answering a statement: the addressing is reversed, the rest is written. */
@Singleton
public class Replies {

    private final StatementStore store;
    private final Statements statements;
    private final StatementRights rights;
    private final StatementSight sight;

    Replies(StatementStore store, Statements statements, StatementRights rights, StatementSight sight) {
        this.store = store;
        this.statements = statements;
        this.rights = rights;
        this.sight = sight;
    }

    /**
     * Drafts and submits; posts if no gate remains.
     *
     * @param as the addressed body that answers; null for the only one that the actor answers for
     * @param write gets the letter with its addressing reversed, gives it as it shall be sent
     */
    public Statement reply(
            Act act,
            StatementId to,
            @Nullable BodyId as,
            boolean interim,
            Statements.Wishes wishes,
            UnaryOperator<Letter> write) {
        Posted original = original(act, to);
        Handling answering = answering(act, original, as);
        Optional<Right> right = rights.replying(act.actor(), act.at(), answering, original);
        Letter letter = write.apply(Reversal.letter(original, answering.body(), interim, ""));
        return statements.file(act, new StatementId(act.newId()), letter, wishes, right);
    }

    /**
     * What a reply begins with, before anything is written. Nothing is stored.
     *
     * @param as the addressed body that answers; null for the only one that the actor answers for
     */
    public ReplyTemplate template(Act act, StatementId to, @Nullable BodyId as, boolean interim) {
        Posted original = original(act, to);
        return Reversal.template(original, answering(act, original, as), interim);
    }

    private Posted original(Act act, StatementId to) {
        Statement found = store.find(to)
                .filter(one -> sight.shown(one, act.actor(), act.at()).isPresent())
                .orElseThrow(() ->
                        new Refused(Refusal.notFound("STATEMENT_UNKNOWN", "There is no such statement.", "statement")));
        if (!(found instanceof Posted original)) {
            throw new Refused(Refusal.broken(
                    "STATEMENT_TARGET_NOT_POSTED", "One can answer a posted statement only.", "statement"));
        }
        return original;
    }

    private Handling answering(Act act, Posted original, @Nullable BodyId as) {
        if (as != null && original.handlingOf(as).isEmpty()) {
            throw new Refused(Refusal.broken(
                    "STATEMENT_REPLY_NOT_BY_ADDRESSEE",
                    "Only a body that the statement was addressed to can answer it.",
                    "from"));
        }
        List<Handling> own = answerable(act.actor(), act.at(), original).stream()
                .filter(one -> as == null || one.body().equals(as))
                .toList();
        if (own.isEmpty()) {
            throw StatementRights.refused(StatementAccess.REPLY);
        }
        List<Handling> open = own.stream().filter(one -> one.state().open()).toList();
        if (own.size() > 1 && open.size() != 1) {
            throw new Refused(new Refusal.Invalid(
                    "STATEMENT_REPLYING_BODY_UNCLEAR",
                    "You can answer for more than one addressed body.",
                    List.of("from"),
                    "Say for which one in 'from'."));
        }
        return open.isEmpty() ? own.getFirst() : open.getFirst();
    }

    /** The addressed bodies for which the actor may answer, whatever their handling's state. */
    public List<Handling> answerable(Actor actor, Instant now, Statement statement) {
        return statement instanceof Posted posted
                ? posted.handlings().stream()
                        .filter(one -> rights.replying(actor, now, one, posted).isPresent())
                        .toList()
                : List.of();
    }
}
