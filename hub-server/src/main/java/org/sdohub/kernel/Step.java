package org.sdohub.kernel;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a rule decided: the next state and the facts that lead to it. Both are stored in one write.
 *
 * @param capacity the office by which the act was allowed, to be recorded; null for the hub itself and the public
 */
public record Step<E extends Entity>(E next, @Nullable Office capacity, List<HubEvent.Fact> facts) {

    public Step {
        facts = List.copyOf(facts);
        if (facts.isEmpty()) {
            throw new IllegalArgumentException("no change without its event");
        }
    }

    public static <E extends Entity> Step<E> of(E next, @Nullable Office capacity, HubEvent.Fact... facts) {
        return new Step<>(next, capacity, List.of(facts));
    }
}
