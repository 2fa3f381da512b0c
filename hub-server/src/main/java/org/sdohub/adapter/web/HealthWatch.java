package org.sdohub.adapter.web;

import io.micronaut.context.BeanContext;
import io.micronaut.inject.qualifiers.Qualifiers;
import io.micronaut.management.endpoint.health.HealthLevelOfDetail;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.annotation.Readiness;
import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.runtime.server.event.ServerShutdownEvent;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import reactor.core.publisher.Flux;

/** Looks by itself while the hub serves, so that the log tells of a part that fails also where nobody asks. */
@Singleton
class HealthWatch {

    private static final HealthIndicator[] NONE = {};

    private final HealthByName health;
    private final BeanContext hub;
    private volatile HealthIndicator[] parts = NONE;

    HealthWatch(HealthByName health, BeanContext hub) {
        this.health = health;
        this.hub = hub;
    }

    @EventListener
    void begin(ServerStartupEvent serving) {
        parts = hub.getBeansOfType(HealthIndicator.class, Qualifiers.byStereotype(Readiness.class))
                .toArray(HealthIndicator[]::new);
    }

    /** Parts that are being closed have not failed. */
    @EventListener
    void end(ServerShutdownEvent stopping) {
        parts = NONE;
    }

    @Scheduled(fixedDelay = "10s", initialDelay = "10s")
    void look() {
        HealthIndicator[] now = parts;
        if (now.length > 0) {
            Flux.from(health.aggregate(now, HealthLevelOfDetail.STATUS)).blockLast();
        }
    }
}
