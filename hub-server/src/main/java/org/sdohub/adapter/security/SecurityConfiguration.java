package org.sdohub.adapter.security;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.exceptions.ConfigurationException;
import io.micronaut.core.bind.annotation.Bindable;
import org.jspecify.annotations.Nullable;

/**
 * How access tokens are made.
 *
 * @param secret what they are signed with, the same on every node, at least 32 characters; null to have the hub make one
 *     and keep it in its data folder
 * @param seconds how long one is valid, 60 to 86,400
 */
@ConfigurationProperties("hub.token")
record SecurityConfiguration(
        @Nullable String secret,
        @Bindable(defaultValue = "3600") int seconds) {

    /** RFC 7518 3.2: a key for HS256 has at least 256 bits. */
    static final int SHORTEST_SECRET = 32;

    private static final int SHORTEST_SECONDS = 60;
    private static final int LONGEST_SECONDS = 86_400;

    SecurityConfiguration {
        if (seconds < SHORTEST_SECONDS || seconds > LONGEST_SECONDS) {
            throw new ConfigurationException("HUB_TOKEN_SECONDS is " + seconds + ": an access token is valid for "
                    + SHORTEST_SECONDS + " to " + LONGEST_SECONDS + " seconds.");
        }
    }

    @Override
    public String toString() {
        return "SecurityConfiguration[seconds=" + seconds + "]";
    }
}
