package org.sdohub.adapter.jdbc;

import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import org.sdohub.identity.AuditLog;

/** Has refusals put on record each second, and what is left of them when the hub stops. */
@Singleton
class AuditWriting {

    private final AuditLog log;

    AuditWriting(AuditLog log) {
        this.log = log;
    }

    @Scheduled(fixedDelay = "1s")
    void write() {
        log.write(false);
    }

    @PreDestroy
    void writeAll() {
        log.write(true);
    }
}
