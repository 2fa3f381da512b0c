package org.sdohub.adapter.jdbc;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * @param usernameKey in lower case, unique
 * @param scopes separated by blanks, sorted; empty for none
 */
@MappedEntity("account")
record AccountRow(
        @Id UUID id,
        long version,
        String username,
        String usernameKey,
        String displayName,
        String kind,
        @Nullable UUID person,
        @Nullable String email,
        boolean administrator,
        String scopes,
        @Nullable String passwordHash,
        @Nullable String linkPurpose,
        @Nullable String linkHash,
        @Nullable Instant linkEndsAt,
        boolean disabled,
        Instant openedAt,
        Instant tokensFrom,
        @Nullable String receiptKey,
        @Nullable String receiptFingerprint) {}
