package org.sdohub.adapter.jdbc;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface ApiTokenRows extends GenericRepository<ApiTokenRow, UUID> {

    ApiTokenRow save(ApiTokenRow row);

    Optional<ApiTokenRow> findByHash(String hash);

    List<ApiTokenRow> findByIdIn(Collection<UUID> ids);

    /** Of each program the newest. */
    @Query("""
            SELECT * FROM (
                SELECT t.*, ROW_NUMBER() OVER (PARTITION BY program ORDER BY made_at DESC, id) AS place
                FROM api_token t WHERE program IN (:programs)) newest
            WHERE place <= :most ORDER BY made_at DESC, id""")
    List<ApiTokenRow> newest(Collection<UUID> programs, int most);

    @Query("UPDATE api_token SET revoked_at = :now WHERE id = :id AND revoked_at IS NULL")
    long revoke(UUID id, Instant now);

    @Query("UPDATE api_token SET last_used = :day WHERE id = :id AND (last_used IS NULL OR last_used < :day)")
    long used(UUID id, LocalDate day);
}
