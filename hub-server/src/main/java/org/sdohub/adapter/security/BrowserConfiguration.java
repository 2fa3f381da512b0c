package org.sdohub.adapter.security;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.exceptions.ConfigurationException;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * Signing in with a browser.
 *
 * @param sessionHours how long it lasts at most, 1 to 720
 */
@ConfigurationProperties("hub.browser")
record BrowserConfiguration(@Bindable(defaultValue = "12") int sessionHours) {

    private static final int LONGEST = 720;

    BrowserConfiguration {
        if (sessionHours < 1 || sessionHours > LONGEST) {
            throw new ConfigurationException(
                    "HUB_BROWSER_SESSION_HOURS is " + sessionHours + ": it is 1 to " + LONGEST + " hours.");
        }
    }

    Duration lasting() {
        return Duration.ofHours(sessionHours);
    }
}
