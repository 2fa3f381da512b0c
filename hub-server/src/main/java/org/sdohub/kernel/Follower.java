package org.sdohub.kernel;

import java.util.List;

/**
 * Does what must happen because something happened. It is called for every event in order, at least once, from a stored
 * checkpoint: repeating it must change nothing.
 */
public interface Follower {

    /** Names the checkpoint; never changes. */
    String name();

    void follow(HubEvent event);

    /**
     * Whether an answer could be wrong while this has not followed, so that a hub that starts must not listen before it has.
     */
    default boolean answersRestOnIt() {
        return true;
    }

    /** What came since the checkpoint, in order: for a follower that can do for many what it would do for each. */
    default void followAll(List<HubEvent> batch) {
        batch.forEach(this::follow);
    }
}
