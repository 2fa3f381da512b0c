package org.sdohub.adapter.security;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.exceptions.ConfigurationException;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;
import org.sdohub.identity.LinkTerms;

/** How long links last by which a password can be set; see {@link LinkTerms}. */
@ConfigurationProperties("hub.accounts")
record LinkConfiguration(
        @Bindable(defaultValue = "7d") Duration invitation,
        @Bindable(defaultValue = "24h") Duration reset) implements LinkTerms {

    private static final Duration SHORTEST = Duration.ofMinutes(5);
    private static final Duration LONGEST = Duration.ofDays(90);

    LinkConfiguration {
        refuseUnlessFit("HUB_ACCOUNTS_INVITATION", invitation);
        refuseUnlessFit("HUB_ACCOUNTS_RESET", reset);
    }

    private static void refuseUnlessFit(String name, Duration lasting) {
        if (lasting.compareTo(SHORTEST) < 0 || lasting.compareTo(LONGEST) > 0) {
            throw new ConfigurationException(name + " is " + lasting + ": it is 5 minutes to 90 days.");
        }
    }
}
