package org.sdohub.identity;

import org.jspecify.annotations.Nullable;
import org.sdohub.kernel.Actor;

/** Turns what a request carries into the one who acts. */
public interface Callers {

    /**
     * Built anew each time, so rights end with the office and the account at once.
     *
     * @param bearerToken without the word Bearer; null for a request without login, who is {@link Actor#PUBLIC}
     * @throws BadToken if it is forged, expired, of another hub, or its account is disabled; never falls back to PUBLIC
     */
    Actor of(@Nullable String bearerToken);

    /**
     * As {@link #of}, by all that a request carries: a header before a cookie. Whether a cookie may count for such a request
     * is asked before.
     *
     * @throws BadToken also for a cookie whose session is over
     */
    default Actor from(Presented request) {
        return of(Bearer.token(request.authorization()));
    }

    final class BadToken extends RuntimeException {
        public BadToken() {
            super("the access token is not valid", null, false, false);
        }
    }
}
