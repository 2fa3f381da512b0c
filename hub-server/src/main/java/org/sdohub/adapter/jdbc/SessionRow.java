package org.sdohub.adapter.jdbc;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@MappedEntity("signed_in")
record SessionRow(
        @Id UUID id,
        UUID account,
        String kind,
        Instant begunAt,
        Instant endsAt,
        @Nullable Instant endedAt,
        String secretHash) {}
