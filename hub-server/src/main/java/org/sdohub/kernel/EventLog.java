package org.sdohub.kernel;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The one sequence of everything that happened, gap-free and in commit order. All calls block. */
public interface EventLog {

    /** The sequence number of the newest event; 0 while there is none. */
    long last();

    /** At most {@code max} events with a higher number, in order. */
    List<HubEvent> after(long sequence, int max);

    /** The history of each of these things, oldest first; at most {@code max} events of each. One round trip. */
    Map<Id, List<HubEvent>> of(Collection<Id> subjects, int max);

    /** The history of one thing, oldest first; at most {@code max}. */
    default List<HubEvent> of(Id subject, int max) {
        return of(List.of(subject), max).getOrDefault(subject, List.of());
    }

    /** The event that answers this idempotency key, if the request was carried out. */
    Optional<HubEvent> byReceipt(String key);

    /** Which of these idempotency keys are those of requests that were carried out; one round trip. */
    Set<String> carriedOut(Collection<String> keys);

    /**
     * Calls the listener soon after the sequence grew, also by another node; it then reads by {@link #after}. Never
     * blocks the writer. Close to stop.
     */
    AutoCloseable onGrowth(Runnable listener);
}
