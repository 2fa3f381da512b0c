package org.sdohub.statement;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sdohub.kernel.Act;
import org.sdohub.kernel.Actor;
import org.sdohub.kernel.BodyId;
import org.sdohub.kernel.HubEvent.Change;
import org.sdohub.kernel.Refusal;
import org.sdohub.kernel.Refused;
import org.sdohub.kernel.Step;
import org.sdohub.organization.Profile.GateKind;
import org.sdohub.statement.Statement.Pending;
import org.sdohub.statement.StatementRights.Right;

/** Passing the gates of a waiting statement, or sending it back. The last gate posts. */
@Singleton
public class Gates {

    private final Posting posting;
    private final Submission submission;
    private final StatementRights rights;
    private final StatementSight sight;

    Gates(Posting posting, Submission submission, StatementRights rights, StatementSight sight) {
        this.posting = posting;
        this.submission = submission;
        this.rights = rights;
        this.sight = sight;
    }

    /**
     * Which gate, and how it is passed.
     *
     * @param kind null for any that the actor can pass
     * @param body null for any
     * @param approver in whose name; compulsory for a proxy, null for who holds the gate
     */
    public record Passing(
            @Nullable GateKind kind,
            @Nullable BodyId body,
            @Nullable String comment,
            @Nullable String approver) {

        private boolean means(Gate gate) {
            return gate.open() && (kind == null || kind == gate.kind()) && (body == null || body.equals(gate.body()));
        }
    }

    /** A gate and the right by which the actor may pass it. */
    private record Key(Gate gate, Right right, boolean proxy) {}

    /** @param readVersion approval is bound to what was read, so it must be named */
    public Statement approve(Act act, StatementId id, long readVersion, Passing how) {
        return posting.change(id, act, readVersion, found -> {
            Statement statement = visible(act, found);
            Key key = key(act, statement, how);
            Pending pending = statement.as(Pending.class, "approved");
            if (key.proxy) {
                refuseNamelessProxy(how);
            }
            Gate.Passage passage =
                    Submission.passage(act, key.right, key.proxy ? how.approver : null, how.comment, pending.version());
            var passed = new StatementEvent.GatePassed(
                    id,
                    List.of(new Change(
                            key.gate.kind().name(), "open", key.proxy ? "passed for " + how.approver : "passed")),
                    how.comment);
            return submission.postedIfFree(
                    act, pending.passed(key.gate, passage), key.right.capacity(), List.of(passed));
        });
    }

    /** Back to the editors, who can change and submit it again. */
    public Statement sendBack(Act act, StatementId id, @Nullable Long expectedVersion, String reason) {
        return posting.change(id, act, expectedVersion, found -> {
            Statement statement = visible(act, found);
            Key key = key(act, statement, new Passing(null, null, null, null));
            Pending pending = statement.as(Pending.class, "returned");
            Statements.refuseWithoutReason(reason);
            Step<Statement> step = pending.returned(reason, key.right.capacity());
            return step;
        });
    }

    /** The gates that the actor can pass now, by right or as a proxy. */
    public List<Gate> passable(Actor actor, java.time.Instant now, Statement statement) {
        return statement.gates().stream()
                .filter(Gate::open)
                .filter(gate -> rights.passing(actor, now, gate, statement).isPresent()
                        || rights.proxying(actor, now, gate, statement).isPresent())
                .toList();
    }

    private Key key(Act act, Statement statement, Passing how) {
        List<Gate> meant = statement.gates().stream().filter(how::means).toList();
        if (!(statement instanceof Pending) || meant.isEmpty()) {
            return refusedKey(statement);
        }
        Stream<Key> own = meant.stream()
                .flatMap(
                        gate -> rights
                                .passing(act.actor(), act.at(), gate, statement)
                                .map(right -> new Key(gate, right, false))
                                .stream());
        Stream<Key> proxies = meant.stream()
                .flatMap(
                        gate -> rights
                                .proxying(act.actor(), act.at(), gate, statement)
                                .map(right -> new Key(gate, right, true))
                                .stream());
        return Stream.concat(own, proxies)
                .findFirst()
                .orElseThrow(() -> StatementRights.refused(row(meant.getFirst())));
    }

    private static StatementAccess row(Gate gate) {
        return gate.kind() == GateKind.MODERATION ? StatementAccess.MODERATE : StatementAccess.APPROVE_BY_PROXY;
    }

    private static Key refusedKey(Statement statement) {
        statement.as(Pending.class, "approved");
        throw new Refused(Refusal.broken("STATEMENT_GATE_NOT_OPEN", "It waits at no such gate.", "gate"));
    }

    private static void refuseNamelessProxy(Passing how) {
        var problems = new org.sdohub.kernel.Problems();
        problems.addIf(
                blank(how.approver),
                () -> Refusal.invalid(
                        "STATEMENT_APPROVER_MISSING",
                        "A proxy names the approver in whose name it is passed.",
                        "approver"));
        problems.addIf(
                blank(how.comment),
                () -> Refusal.invalid(
                        "STATEMENT_COMMENT_MISSING", "A proxy says how the approval was given.", "comment"));
        problems.refuseIfAny();
    }

    private static boolean blank(@Nullable String text) {
        return text == null || text.isBlank();
    }

    private Statement visible(Act act, Optional<Statement> found) {
        return found.filter(one -> sight.shown(one, act.actor(), act.at()).isPresent())
                .orElseThrow(() -> new Refused(Statements.unknown()));
    }
}
