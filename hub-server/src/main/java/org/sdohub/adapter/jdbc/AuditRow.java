package org.sdohub.adapter.jdbc;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@MappedEntity("audit_entry")
record AuditRow(
        @Id long number,
        Instant at,
        @Nullable String account,
        String name,
        @Nullable String office,
        String operation,
        @Nullable String subject,
        String outcome,
        long times,
        @Nullable Long event,
        String previous,
        String hash,
        @Nullable UUID organization) {}
