package org.sdohub.adapter.security;

import io.micronaut.context.annotation.ConfigurationProperties;
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

    @Override
    public String toString() {
        return "SecurityConfiguration[seconds=" + seconds + "]";
    }
}
