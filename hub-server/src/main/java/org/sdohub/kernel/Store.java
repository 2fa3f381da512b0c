package org.sdohub.kernel;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The promises common to every room's store. All calls block. */
public interface Store<I extends Id, E extends Entity> {

    Optional<E> find(I id);

    /** Those that exist, in one round trip; an unknown id has no entry. */
    Map<I, E> findAll(Collection<I> ids);

    /**
     * Writes state and events in one document write. Version 1 is an insert. When it returns, it is durable and its
     * events are in the sequence, or will be even if this process dies.
     *
     * @throws Refused with {@link Refusal.Stale} if the stored version is not {@code next.version() - 1}
     * @throws AlreadyDone if this act's receipt is already on record
     */
    E save(Step<E> step, Act act);

    /** Loads, asks the rule, stores; asks again on what somebody else just wrote, unless the caller named a version. */
    default E change(I id, Act act, @Nullable Long expectedVersion, Function<Optional<E>, Step<E>> rule) {
        for (int attempt = 1; ; attempt++) {
            Optional<E> found = find(id);
            long current = found.map(Entity::version).orElse(0L);
            Step<E> step = decide(found, expectedVersion, current, rule);
            try {
                return save(step, act);
            } catch (Refused refused) {
                boolean retry = expectedVersion == null
                        && attempt < 20
                        && refused.refusals().getFirst() instanceof Refusal.Stale;
                if (!retry) {
                    throw refused;
                }
            }
        }
    }

    /** For what follows from an event: asks the rule on what is there now, until it is stored or nothing is left to do. */
    default void settle(I id, Act act, Function<E, Optional<Step<E>>> rule) {
        for (int attempt = 1; ; attempt++) {
            Optional<Step<E>> step = find(id).flatMap(rule);
            if (step.isEmpty()) {
                return;
            }
            try {
                save(step.get(), act);
                return;
            } catch (Refused refused) {
                if (attempt == 20 || !(refused.refusals().getFirst() instanceof Refusal.Stale)) {
                    throw refused;
                }
            }
        }
    }

    /** Who may not see or do it learns that first; everybody else learns first that the version is stale. */
    private Step<E> decide(
            Optional<E> found, @Nullable Long expectedVersion, long current, Function<Optional<E>, Step<E>> rule) {
        if (expectedVersion == null || expectedVersion == current) {
            return rule.apply(found);
        }
        try {
            Step<E> accepted = rule.apply(found);
            assert accepted.next().version() > 0;
        } catch (Refused refused) {
            Refusal first = refused.refusals().getFirst();
            if (first instanceof Refusal.NotFound || first instanceof Refusal.NotAllowed) {
                throw refused;
            }
        }
        throw new Refused(Refusal.stale(expectedVersion, current));
    }

    /** The same request was carried out before; the caller answers with what it made. Not a fault. */
    final class AlreadyDone extends RuntimeException {

        private final String subject;

        public AlreadyDone(String subject) {
            super("carried out before on " + subject, null, false, false);
            this.subject = subject;
        }

        /** {@link Id#text()} of the thing that it made or changed. */
        public String subject() {
            return subject;
        }
    }
}
