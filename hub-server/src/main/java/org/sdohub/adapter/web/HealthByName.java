package org.sdohub.adapter.web;

import io.micronaut.context.annotation.Replaces;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.endpoint.health.HealthLevelOfDetail;
import io.micronaut.management.health.aggregator.DefaultHealthAggregator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.runtime.ApplicationConfiguration;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which part of the hub is up and which is down: by its name and nothing else, because anybody may ask. Each change is told
 * once in the log, for whoever runs the hub.
 */
@Singleton
@Replaces(DefaultHealthAggregator.class)
class HealthByName extends DefaultHealthAggregator {

    private static final Logger LOG = LoggerFactory.getLogger(HealthByName.class);

    /** Without these all that comes in is still kept, and so the hub is ready. */
    private static final Set<String> CAN_BE_DONE_WITHOUT = Set.of("search");

    private final Map<String, String> seen = new ConcurrentHashMap<>();

    HealthByName(ApplicationConfiguration application) {
        super(application);
    }

    @Override
    protected HealthStatus calculateOverallStatus(List<HealthResult> parts) {
        parts.forEach(part -> note(part.getName(), part.getStatus().getName()));
        return super.calculateOverallStatus(parts.stream()
                .filter(part -> !CAN_BE_DONE_WITHOUT.contains(part.getName()))
                .toList());
    }

    private void note(String part, String now) {
        String before = seen.put(part, now);
        boolean up = HealthStatus.NAME_UP.equals(now);
        if (before == null ? up : before.equals(now)) {
            return;
        }
        if (up) {
            LOG.warn("{} is up again", part);
        } else {
            LOG.error("{} is {}", part, now);
        }
    }

    @Override
    protected Object aggregateDetails(List<HealthResult> parts) {
        Map<String, String> told = new TreeMap<>();
        parts.forEach(part -> told.put(part.getName(), part.getStatus().getName()));
        return told;
    }

    @Override
    protected HealthResult buildResult(HealthStatus all, Object told, HealthLevelOfDetail asked) {
        return super.buildResult(all, told, HealthLevelOfDetail.STATUS_DESCRIPTION_DETAILS);
    }
}
