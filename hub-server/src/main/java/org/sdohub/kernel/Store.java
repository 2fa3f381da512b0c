package org.sdohub.kernel;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

    /** One of many things to be saved. */
    record Saving<E extends Entity>(Step<E> step, Act act) {}

    /** What became of it: one of the two is null. */
    record Saved<E extends Entity>(
            @Nullable E thing, @Nullable RuntimeException refused) {

        /** @throws Refused or {@link AlreadyDone}, as {@link Store#save} would have */
        public E get() {
            if (refused != null) {
                throw refused;
            }
            return Objects.requireNonNull(thing);
        }
    }

    /**
     * Saves each as {@link #save} does, new ones with few round trips for all of them. One that is refused does not hold up
     * the others, and of those that a dying process leaves any may be there: none may rest on another one of them, and no
     * two may be of the same thing.
     *
     * @return in the same order
     */
    default List<Saved<E>> saveAll(List<Saving<E>> all) {
        List<Saved<E>> saved = new ArrayList<>();
        for (Saving<E> one : all) {
            try {
                saved.add(new Saved<>(save(one.step, one.act), null));
            } catch (Refused | AlreadyDone refused) {
                saved.add(new Saved<>(null, refused));
            }
        }
        return saved;
    }

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
