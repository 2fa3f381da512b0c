package org.sdohub.statement;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sdohub.kernel.Act;
import org.sdohub.kernel.Actor;
import org.sdohub.kernel.HubEvent.Change;
import org.sdohub.kernel.Refusal;
import org.sdohub.kernel.Refused;
import org.sdohub.kernel.Step;
import org.sdohub.statement.Handling.Claim;
import org.sdohub.statement.Letter.Relation;
import org.sdohub.statement.Statement.Posted;

/**
 * A reply is posted in two documents: the answered statement is claimed first, because its rule decides who answers; then
 * the reply is posted; then the claim becomes an answer. Whoever finds a claim of a dead writer sees to it first that this
 * writer can never post, and takes over.
 */
@Singleton
class ReplyClaims {

    /** Longer than any request lives; afterwards its writer is taken for dead. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private static final Actor HUB = new Actor(null, null, "Liaison Hub", List.of(), Set.of());
    private static final int MOST_ATTEMPTS = 20;

    private final StatementStore store;

    ReplyClaims(StatementStore store) {
        this.store = store;
    }

    /** @throws Refused where another reply is first, or the statement cannot be answered */
    void claim(Posted reply, Relation answer, Act act) {
        for (int attempt = 1; ; attempt++) {
            Posted target = clean(posted(answer.to()), reply, act.at());
            if (answeredBy(target, reply)) {
                // A retry of what was carried out: the store knows its key and says so.
                return;
            }
            try {
                store.save(claimed(target, reply, answer, act.at()), inner(act));
                return;
            } catch (Refused refused) {
                if (attempt == MOST_ATTEMPTS || !stale(refused)) {
                    throw refused;
                }
            }
        }
    }

    private static boolean answeredBy(Posted target, Posted reply) {
        return target.handlings().stream().anyMatch(one -> one.knows(reply.id()));
    }

    private static Step<Statement> claimed(Posted target, Posted reply, Relation answer, Instant now) {
        List<Handling> answered = target.handlingsOf(reply.letter().envelope().from());
        if (answered.isEmpty()) {
            throw new Refused(Refusal.broken(
                    "STATEMENT_REPLY_NOT_BY_ADDRESSEE",
                    "Only a body that the statement was addressed to can answer it.",
                    "from"));
        }
        boolean interim = answer.kind() == Relation.Kind.INTERIM_FOR;
        Claim claim = new Claim(reply.id(), reply.version(), interim, now.plus(PATIENCE));
        List<Handling> held = answered.stream().map(one -> one.claimed(claim)).toList();
        return Step.of(target.with(held), null, new StatementEvent.ReplyClaimed(target.id()));
    }

    private Posted posted(StatementId id) {
        Optional<Statement> found = store.find(id);
        if (found.isPresent() && found.get() instanceof Posted target) {
            return target;
        }
        throw new Refused(
                Refusal.broken("STATEMENT_TARGET_NOT_POSTED", "One can answer a posted statement only.", "relations"));
    }

    /** The reply could not be posted, so others may answer. What was posted meanwhile keeps its claim until it is settled. */
    void release(Posted reply, Relation answer, Act act) {
        Optional<Statement> now = store.find(reply.id());
        if (now.isPresent() && now.get() instanceof Posted) {
            return;
        }
        drop(answer.to(), reply.id(), reply.version(), act);
    }

    private void drop(StatementId target, StatementId reply, long version, Act act) {
        change(target, act, found -> {
            List<Handling> freed = found.handlings().stream()
                    .filter(one -> one.claim() != null
                            && one.claim().reply().equals(reply)
                            && one.claim().version() == version)
                    .map(Handling::released)
                    .toList();
            return freed.isEmpty()
                    ? Optional.empty()
                    : Optional.of(Step.of(found.with(freed), null, new StatementEvent.ReplyClaimReleased(target)));
        });
    }

    /** Turns a posted reply's claim into an answer; doing it again changes nothing. */
    void settle(Posted reply, Act act) {
        reply.letter()
                .answers()
                .ifPresent(answer -> change(answer.to(), act, target -> settled(target, reply, answer)));
    }

    private static Optional<Step<Statement>> settled(Posted target, Posted reply, Relation answer) {
        boolean interim = answer.kind() == Relation.Kind.INTERIM_FOR;
        var given = new Handling.ReplyGiven(reply.id(), interim, reply.postedAt());
        List<Handling> answered = target.handlingsOf(reply.letter().envelope().from()).stream()
                .filter(one -> !one.knows(reply.id()))
                .map(one -> one.replied(given, reply.letter().settles()))
                .toList();
        if (answered.isEmpty()) {
            return Optional.empty();
        }
        var change = new Change(interim ? "interim reply" : "reply", null, reply.number());
        return Optional.of(Step.of(
                target.with(answered),
                null,
                new StatementEvent.Handled(target.id(), HandlingAct.REPLY_FINALLY.fact(), List.of(change), null)));
    }

    /** The statement without claims of dead writers; those of living ones, and the given reply's own, stay. */
    Posted clean(Posted target, Instant now) {
        return clean(target, null, now);
    }

    private Posted clean(Posted target, @Nullable Posted own, Instant now) {
        for (Handling handling : target.handlings()) {
            Claim claim = handling.claim();
            if (claim == null
                    || !claim.stale(now)
                    || own != null && claim.reply().equals(own.id())) {
                continue;
            }
            lapse(target, claim, now);
            return clean(posted(target.id()), own, now);
        }
        return target;
    }

    private void lapse(Posted target, Claim claim, Instant now) {
        Act act = new Act(HUB, now, null, UUID::randomUUID);
        Optional<Statement> reply = store.find(claim.reply());
        if (reply.isPresent() && reply.get() instanceof Posted posted) {
            settle(posted, act);
            return;
        }
        if (reply.isEmpty() || reply.get().version() < claim.version()) {
            fence(target, claim, reply, act);
        }
        Optional<Statement> after = store.find(claim.reply());
        if (after.isPresent() && after.get() instanceof Posted posted) {
            settle(posted, act);
            return;
        }
        drop(target.id(), claim.reply(), claim.version(), act);
    }

    /** Raises the reply's version, or takes the place of one that was never written: its writer finds it stale. */
    private void fence(Posted target, Claim claim, Optional<Statement> reply, Act act) {
        var lapsed = new StatementEvent.ReplyClaimLapsed(claim.reply());
        try {
            store.save(
                    reply.map(found -> Step.<Statement>of(raised(found), null, lapsed))
                            .orElseGet(() -> Step.of(placeholder(target, claim, act.at()), null, lapsed)),
                    act);
        } catch (Refused wroteAfterAll) {
            if (!stale(wroteAfterAll)) {
                throw wroteAfterAll;
            }
        }
    }

    private static Statement raised(Statement reply) {
        return switch (reply) {
            case Statement.Draft it ->
                new Statement.Draft(it.id(), it.version() + 1, it.letter(), it.origin(), it.returned());
            case Statement.Pending it ->
                new Statement.Pending(
                        it.id(), it.version() + 1, it.letter(), it.origin(), it.submittedAt(), it.gates());
            case Statement.Abandoned it ->
                new Statement.Abandoned(it.id(), it.version() + 1, it.letter(), it.origin(), it.reason(), it.at());
            case Posted it -> throw new IllegalStateException(it.number() + " was posted and cannot lapse");
            case Statement.Withdrawn it ->
                throw new IllegalStateException(it.number() + " was posted and cannot lapse");
        };
    }

    private static Statement placeholder(Posted target, Claim claim, Instant now) {
        Letter letter = Reversal.letter(target, target.handlings().getFirst().body(), claim.interim(), "");
        Origin origin = new Origin(
                List.of(),
                now,
                target.origin().relationship(),
                target.origin().thread(),
                target.origin().visibility(),
                false,
                null,
                null);
        return new Statement.Abandoned(
                claim.reply(), 1, letter, origin, "It was not posted in time, so its place was given to others.", now);
    }

    /** Again on what somebody else just wrote; nothing where the statement is no longer posted. */
    private void change(StatementId id, Act act, java.util.function.Function<Posted, Optional<Step<Statement>>> rule) {
        for (int attempt = 1; ; attempt++) {
            Optional<Step<Statement>> step = store.find(id)
                    .filter(Posted.class::isInstance)
                    .map(Posted.class::cast)
                    .flatMap(rule);
            if (step.isEmpty()) {
                return;
            }
            try {
                store.save(step.get(), inner(act));
                return;
            } catch (Refused refused) {
                if (attempt == MOST_ATTEMPTS || !stale(refused)) {
                    throw refused;
                }
            }
        }
    }

    /** The idempotency key belongs to the reply's own write. */
    private static Act inner(Act act) {
        return new Act(act.actor(), act.at(), null, act.ids());
    }

    private static boolean stale(Refused refused) {
        return refused.refusals().getFirst() instanceof Refusal.Stale;
    }
}
