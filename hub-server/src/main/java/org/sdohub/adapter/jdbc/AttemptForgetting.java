package org.sdohub.adapter.jdbc;

import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.sdohub.identity.Attempts;

/** Has failed attempts forgotten that no limit counts any more, so that their table stays as small as the limits make it. */
@Singleton
class AttemptForgetting {

    private final Attempts attempts;
    private final Clock clock;

    AttemptForgetting(Attempts attempts, Clock clock) {
        this.attempts = attempts;
        this.clock = clock;
    }

    @Scheduled(fixedDelay = "10m", initialDelay = "1m")
    void forget() {
        attempts.forgetOld(clock.instant());
    }
}
