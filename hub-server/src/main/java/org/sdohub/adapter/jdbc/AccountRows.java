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
import org.jspecify.annotations.Nullable;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface AccountRows extends GenericRepository<AccountRow, UUID> {

    Optional<AccountRow> findById(UUID id);

    Optional<AccountRow> findByUsernameKey(String usernameKey);

    Optional<AccountRow> findByLinkHash(String linkHash);

    List<AccountRow> findByIdIn(Collection<UUID> ids);

    AccountRow save(AccountRow row);

    /** Username and what an account was opened with never change. Returns 0 if the stored version is another one. */
    @Query("""
            UPDATE account SET version = :version, display_name = :displayName, administrator = :administrator,
                scopes = :scopes, password_hash = :passwordHash, link_purpose = :linkPurpose, link_hash = :linkHash,
                link_ends_at = :linkEndsAt, disabled = :disabled, tokens_from = :tokensFrom,
                receipt_key = :receiptKey, receipt_fingerprint = :receiptFingerprint
            WHERE id = :id AND version = :version - 1""")
    long replace(
            UUID id,
            long version,
            String displayName,
            boolean administrator,
            String scopes,
            @Nullable String passwordHash,
            @Nullable String linkPurpose,
            @Nullable String linkHash,
            @Nullable Instant linkEndsAt,
            boolean disabled,
            Instant tokensFrom,
            @Nullable String receiptKey,
            @Nullable String receiptFingerprint);

    /** Until the transaction ends nobody else changes one of them; always in the same order, so that none waits for ever. */
    @Query("SELECT * FROM account WHERE administrator = TRUE ORDER BY id FOR UPDATE")
    List<AccountRow> administratorsLocked();

    /**
     * @param like in lower case, with {@code %}; what is to be taken as it is stands behind {@code !}
     * @param any whether disabled or not
     * @param after empty from the start
     * @param before empty to the end
     */
    @Query(FILTERED + " AND username_key > :after AND (:before = '' OR username_key < :before)"
            + " ORDER BY username_key LIMIT :max")
    List<AccountRow> first(String like, boolean any, boolean disabled, String after, String before, int max);

    /** The last ones, backwards. */
    @Query(FILTERED + " AND username_key > :after AND (:before = '' OR username_key < :before)"
            + " ORDER BY username_key DESC LIMIT :max")
    List<AccountRow> last(String like, boolean any, boolean disabled, String after, String before, int max);

    @Query(
            "SELECT count(*) FROM account WHERE (username_key LIKE :like ESCAPE '!' OR lower(display_name) LIKE :like ESCAPE '!')"
                    + " AND (:any = TRUE OR disabled = :disabled)")
    long count(String like, boolean any, boolean disabled);

    String FILTERED =
            "SELECT * FROM account WHERE (username_key LIKE :like ESCAPE '!' OR lower(display_name) LIKE :like ESCAPE '!')"
                    + " AND (:any = TRUE OR disabled = :disabled)";
}
