package org.sdohub.identity;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * A key that signs access tokens for a while.
 *
 * @param id named by the tokens it signed, and in what is published
 * @param sealed the whole key, encrypted with the hub's own; opaque here
 */
public record TokenKey(String id, Instant madeAt, String sealed) {

    /** Stores keep milliseconds: what is compared must not be finer. */
    public TokenKey {
        madeAt = madeAt.truncatedTo(ChronoUnit.MILLIS);
    }
}
