package org.sdohub.identity;

import java.util.List;
import java.util.function.Consumer;

/** The demo world, as the start of the hub sees it. There is at most one. */
public interface Welcome {

    /**
     * One account to try the hub with.
     *
     * @param office in words, such as "Chair of the SIP working group"
     * @param password in clear: demo accounts only
     */
    record Guest(String office, String username, String password) {}

    /** Writes what is not there yet; repeating it changes nothing. */
    void prepare(Consumer<String> progress);

    /** One for each office, in the order in which they are shown. */
    List<Guest> guests();
}
