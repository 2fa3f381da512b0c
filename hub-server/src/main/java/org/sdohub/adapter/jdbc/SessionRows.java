package org.sdohub.adapter.jdbc;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface SessionRows extends GenericRepository<SessionRow, UUID> {

    SessionRow save(SessionRow row);

    Optional<SessionRow> findById(UUID id);

    @Query("""
            UPDATE signed_in SET secret_hash = :next
            WHERE id = :id AND secret_hash = :hash AND ended_at IS NULL AND ends_at > :now""")
    long renew(UUID id, String hash, String next, Instant now);

    @Query("UPDATE signed_in SET ended_at = :now WHERE id = :id AND ended_at IS NULL")
    long end(UUID id, Instant now);

    @Query("UPDATE signed_in SET ended_at = :now WHERE account = :account AND ended_at IS NULL")
    long endAll(UUID account, Instant now);
}
