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
interface ExternalIdentityRows extends GenericRepository<ExternalIdentityRow, UUID> {

    Optional<ExternalIdentityRow> findByIssuerAndSubject(String issuer, String subject);

    List<ExternalIdentityRow> findByAccountOrderByLinkedAt(UUID account);

    List<ExternalIdentityRow> findByAccountInOrderByLinkedAt(Collection<UUID> accounts);

    ExternalIdentityRow save(ExternalIdentityRow row);

    @Query("DELETE FROM external_identity WHERE issuer = :issuer AND subject = :subject AND account = :account")
    long remove(String issuer, String subject, UUID account);

    @Query("INSERT INTO external_sign_in (state_hash, came_at) VALUES (:stateHash, :now)")
    long came(String stateHash, Instant now);

    @Query("DELETE FROM external_sign_in WHERE came_at < :before")
    long forget(Instant before);
}
