package org.sdohub.kernel;

/** Told whenever a limit has kept something out, so that operators see which one is too tight, or under attack. */
public interface Overflow {

    /** @param limit by its key in the configuration without {@code hub.}, such as {@code submissions.in-all} */
    void reached(String limit);
}
