package org.sdohub.adapter.security;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.exceptions.ConfigurationException;
import io.micronaut.core.bind.annotation.Bindable;
import org.sdohub.identity.ProgramLimits;

/** Tokens of client programs; see {@link ProgramLimits}. */
@ConfigurationProperties("hub.programs")
record ProgramConfiguration(
        @Bindable(defaultValue = "365") int tokenDays,
        @Bindable(defaultValue = "20") int tokens) implements ProgramLimits {

    /** As many as are told of a program. */
    private static final int MOST_TOKENS = 100;

    private static final int LONGEST_DAYS = 36_500;

    ProgramConfiguration {
        if (tokenDays < 0 || tokenDays > LONGEST_DAYS) {
            throw new ConfigurationException("HUB_PROGRAMS_TOKEN_DAYS is " + tokenDays + ": it is 0 to " + LONGEST_DAYS
                    + " days, and 0 is no limit.");
        }
        if (tokens < 1 || tokens > MOST_TOKENS) {
            throw new ConfigurationException(
                    "HUB_PROGRAMS_TOKENS is " + tokens + ": a program has 1 to " + MOST_TOKENS + " tokens at a time.");
        }
    }
}
