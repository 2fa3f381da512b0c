package org.sdohub.adapter.search;

import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.AbstractHealthIndicator;
import io.micronaut.management.health.indicator.annotation.Readiness;
import jakarta.inject.Singleton;

/** Whether the index follows the events. Without it nothing is lost, and nothing new is found by its words. */
@Singleton
@Readiness
final class SearchHealth extends AbstractHealthIndicator<String> {

    private final IndexFollower index;

    SearchHealth(IndexFollower index) {
        this.index = index;
    }

    @Override
    protected String getName() {
        return "search";
    }

    @Override
    protected String getHealthInformation() {
        boolean follows = index.follows();
        healthStatus = follows ? HealthStatus.UP : HealthStatus.DOWN;
        return follows ? "follows the events" : "does not follow the events";
    }
}
