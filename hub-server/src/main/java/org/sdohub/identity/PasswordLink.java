package org.sdohub.identity;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Lets whoever has its word set the password of an account, once.
 *
 * @param hash of the word, which is not kept
 * @param endsAt from then on it is void
 */
public record PasswordLink(Purpose purpose, String hash, Instant endsAt) {

    /** Stored by name. */
    public enum Purpose {
        INVITATION,
        RESET
    }

    public PasswordLink {
        endsAt = endsAt.truncatedTo(ChronoUnit.MILLIS);
    }

    public boolean openAt(Instant now) {
        return now.isBefore(endsAt);
    }

    @Override
    public String toString() {
        return "PasswordLink[" + purpose + "]";
    }
}
