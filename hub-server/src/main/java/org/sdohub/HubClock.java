package org.sdohub;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.Clock;

@Factory
class HubClock {

    /** The only source of time; tests replace it. */
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }
}
