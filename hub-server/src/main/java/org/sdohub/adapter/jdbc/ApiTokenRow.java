package org.sdohub.adapter.jdbc;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** @param scopes separated by blanks, sorted */
@MappedEntity("api_token")
record ApiTokenRow(
        @Id UUID id,
        UUID program,
        String name,
        String beginning,
        String hash,
        String scopes,
        Instant madeAt,
        @Nullable Instant endsAt,
        @Nullable Instant revokedAt,
        @Nullable LocalDate lastUsed) {}
