package org.sdohub.identity;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * What one sign-in began: it lasts as long as its refresh token is renewed, or its cookie is good, until it ends.
 *
 * @param kind what holds it; what is good for one kind is nothing to the other
 * @param endsAt at the latest, however often it is renewed
 * @param endedAt by sign-out, or because an old refresh token was used again; null while neither happened
 * @param secretHash of the one refresh token that is good now, or of the cookie
 */
public record Session(
        SessionId id,
        AccountId account,
        Kind kind,
        Instant begunAt,
        Instant endsAt,
        @Nullable Instant endedAt,
        String secretHash) {

    /** Stored by name. */
    public enum Kind {
        /** A program, or a page's own code, has an access token and a refresh token. */
        TOKENS,
        /** A browser has a cookie, which no code on a page can read. */
        BROWSER
    }

    /** Stores keep milliseconds: what is compared must not be finer. */
    public Session {
        begunAt = begunAt.truncatedTo(ChronoUnit.MILLIS);
        endsAt = endsAt.truncatedTo(ChronoUnit.MILLIS);
    }

    boolean liveAt(Instant now) {
        return endedAt == null && now.isBefore(endsAt);
    }
}
