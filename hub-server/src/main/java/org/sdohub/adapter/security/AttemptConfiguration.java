package org.sdohub.adapter.security;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.exceptions.ConfigurationException;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;
import org.sdohub.identity.AttemptLimits;

/** How often one may fail to sign in; see {@link AttemptLimits}. */
@ConfigurationProperties("hub.sign-in")
record AttemptConfiguration(
        @Bindable(defaultValue = "10") int ofAccount,
        @Bindable(defaultValue = "15m") Duration ofAccountWithin,
        @Bindable(defaultValue = "100") int ofAddress,
        @Bindable(defaultValue = "1h") Duration ofAddressWithin)
        implements AttemptLimits {

    private static final Duration LONGEST = Duration.ofDays(1);

    AttemptConfiguration {
        refuseUnlessFit("HUB_SIGN_IN_OF_ACCOUNT_WITHIN", ofAccountWithin);
        refuseUnlessFit("HUB_SIGN_IN_OF_ADDRESS_WITHIN", ofAddressWithin);
    }

    private static void refuseUnlessFit(String name, Duration within) {
        if (within.toMillis() < 1 || within.compareTo(LONGEST) > 0) {
            throw new ConfigurationException(name + " is " + within + ": it is more than nothing, and at most a day.");
        }
    }
}
