package org.sdohub.adapter.jdbc;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface AuditRows extends GenericRepository<AuditRow, Long> {

    List<AuditRow> saveAll(Iterable<AuditRow> rows);

    @Query("SELECT * FROM audit_entry WHERE number > :number ORDER BY number LIMIT :max")
    List<AuditRow> after(long number, int max);

    @Query("""
            SELECT * FROM audit_entry WHERE organization IN (:organizations) AND number > :number
            ORDER BY number LIMIT :max""")
    List<AuditRow> ofAny(Collection<UUID> organizations, long number, int max);
}
