package org.sdohub.adapter.jdbc;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface AttemptRows extends GenericRepository<AttemptRow, UUID> {

    AttemptRow save(AttemptRow row);

    @Query("DELETE FROM failed_attempt WHERE id = :id")
    long forget(UUID id);

    @Query("SELECT * FROM failed_attempt WHERE account = :account AND at > :after ORDER BY at DESC LIMIT :max")
    List<AttemptRow> ofAccount(String account, Instant after, int max);

    @Query("SELECT * FROM failed_attempt WHERE address = :address AND at > :after ORDER BY at DESC LIMIT :max")
    List<AttemptRow> ofAddress(String address, Instant after, int max);

    @Query("DELETE FROM failed_attempt WHERE at < :instant")
    long dropBefore(Instant instant);
}
