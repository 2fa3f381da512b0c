package org.sdohub.adapter.jdbc;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface AuditHeadRows extends GenericRepository<AuditHeadRow, Integer> {

    AuditHeadRow getById(int id);

    /** Until the transaction ends nobody else gets it so. */
    @Query("SELECT * FROM audit_head WHERE id = 1 FOR UPDATE")
    AuditHeadRow locked();

    @Query("UPDATE audit_head SET number = :number, hash = :hash, event = :event WHERE id = 1")
    long move(long number, String hash, long event);
}
