package org.sdohub.adapter.security;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.exceptions.ConfigurationException;
import io.micronaut.core.bind.annotation.Bindable;
import org.jspecify.annotations.Nullable;

/**
 * How access tokens are made.
 *
 * @param secret of which the hub's own keys are derived, the same on every node, at least 32 characters; null to have the hub
 *     make one and keep it in its data folder
 * @param seconds how long one is valid, 60 to 86,400
 * @param keyDays how long one key signs them, 1 to 365
 * @param sessionDays how long a sign-in lasts at most, however often it is renewed, 1 to 365
 */
@ConfigurationProperties("hub.token")
record SecurityConfiguration(
        @Nullable String secret,
        @Bindable(defaultValue = "900") int seconds,
        @Bindable(defaultValue = "30") int keyDays,
        @Bindable(defaultValue = "30") int sessionDays) {

    /** At least as many bits as the keys that are derived of it. */
    static final int SHORTEST_SECRET = 32;

    private static final int SHORTEST_SECONDS = 60;
    private static final int LONGEST_SECONDS = 86_400;
    private static final int LONGEST_DAYS = 365;

    SecurityConfiguration {
        if (seconds < SHORTEST_SECONDS || seconds > LONGEST_SECONDS) {
            throw new ConfigurationException("HUB_TOKEN_SECONDS is " + seconds + ": an access token is valid for "
                    + SHORTEST_SECONDS + " to " + LONGEST_SECONDS + " seconds.");
        }
        refuseUnlessDays("HUB_TOKEN_KEY_DAYS", keyDays);
        refuseUnlessDays("HUB_TOKEN_SESSION_DAYS", sessionDays);
    }

    private static void refuseUnlessDays(String name, int days) {
        if (days < 1 || days > LONGEST_DAYS) {
            throw new ConfigurationException(name + " is " + days + ": it is 1 to " + LONGEST_DAYS + " days.");
        }
    }

    @Override
    public String toString() {
        return "SecurityConfiguration[seconds=" + seconds + "]";
    }
}
