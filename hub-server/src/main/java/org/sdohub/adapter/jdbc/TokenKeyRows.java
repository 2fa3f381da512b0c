package org.sdohub.adapter.jdbc;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface TokenKeyRows extends GenericRepository<TokenKeyRow, String> {

    TokenKeyRow save(TokenKeyRow row);

    List<TokenKeyRow> findAll();

    @Query("DELETE FROM token_key WHERE made_at < :instant")
    long dropMadeBefore(Instant instant);
}
