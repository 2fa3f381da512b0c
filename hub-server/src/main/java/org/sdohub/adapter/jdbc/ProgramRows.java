package org.sdohub.adapter.jdbc;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface ProgramRows extends GenericRepository<ProgramRow, UUID> {

    /** Where a death has left one without its account, a repeat goes on. */
    @Query("""
            INSERT INTO program (account, organization) VALUES (:account, :organization) ON CONFLICT DO NOTHING""")
    long add(UUID account, @Nullable UUID organization);

    @Query("DELETE FROM program WHERE account = :account")
    long drop(UUID account);

    List<ProgramRow> findByAccountIn(Collection<UUID> accounts);

    List<ProgramRow> findAll();
}
