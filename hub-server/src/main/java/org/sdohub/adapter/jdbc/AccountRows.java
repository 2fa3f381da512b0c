package org.sdohub.adapter.jdbc;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface AccountRows extends GenericRepository<AccountRow, UUID> {

    Optional<AccountRow> findById(UUID id);

    Optional<AccountRow> findByUsernameKey(String usernameKey);

    List<AccountRow> findByIdIn(Collection<UUID> ids);

    AccountRow save(AccountRow row);

    /** Username and what an account was opened with never change. Returns 0 if the stored version is another one. */
    @Query("""
            UPDATE account SET version = :next, display_name = :displayName, administrator = :administrator,
                scopes = :scopes, password_hash = :passwordHash, disabled = :disabled, tokens_from = :tokensFrom
            WHERE id = :id AND version = :expected""")
    long replace(
            UUID id,
            long expected,
            long next,
            String displayName,
            boolean administrator,
            String scopes,
            String passwordHash,
            boolean disabled,
            Instant tokensFrom);
}
