package org.sdohub.kernel;

/**
 * Does what must happen because something happened. It is called for every event in order, at least once, from a stored
 * checkpoint: repeating it must change nothing.
 */
public interface Follower {

    /** Names the checkpoint; never changes. */
    String name();

    void follow(HubEvent event);
}
