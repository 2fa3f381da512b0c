package org.sdohub.adapter.graphql;

import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How much of one kind each caller has open at once, on this node. */
@Singleton
final class Places {

    private final Map<String, Integer> taken = new ConcurrentHashMap<>();

    /**
     * @param key of what, and of whom
     * @param limit 0: none
     * @return false where all are taken; otherwise it is to be given back by {@link #leave}
     */
    boolean enter(String key, int limit) {
        if (taken.merge(key, 1, Integer::sum) <= limit || limit == 0) {
            return true;
        }
        leave(key);
        return false;
    }

    void leave(String key) {
        taken.computeIfPresent(key, (same, count) -> count == 1 ? null : count - 1);
    }
}
