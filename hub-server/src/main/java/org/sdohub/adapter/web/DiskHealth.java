package org.sdohub.adapter.web;

import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Requires;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.AbstractHealthIndicator;
import io.micronaut.management.health.indicator.annotation.Readiness;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Not ready while the folder that holds everything has hardly any room: what is written next may not be kept. */
@Singleton
@Readiness
@Requires(property = DiskHealth.FOLDER)
final class DiskHealth extends AbstractHealthIndicator<String> {

    static final String FOLDER = "hub.data";

    private final Path folder;
    private final long spareBytes;

    DiskHealth(
            @Property(name = FOLDER) Path folder,
            @Property(name = "hub.disk.spare-bytes", defaultValue = "10485760") long spareBytes) {
        this.folder = folder;
        this.spareBytes = spareBytes;
    }

    @Override
    protected String getName() {
        return "disk";
    }

    @Override
    protected String getHealthInformation() {
        boolean room = hasRoom();
        healthStatus = room ? HealthStatus.UP : HealthStatus.DOWN;
        return room ? "has room" : "has hardly any room";
    }

    private boolean hasRoom() {
        try {
            return Files.getFileStore(folder).getUsableSpace() >= spareBytes;
        } catch (IOException unreadable) {
            return false;
        }
    }
}
