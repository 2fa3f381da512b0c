package org.sdohub.adapter.jdbc;

import io.micronaut.data.exceptions.DataAccessException;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.sdohub.identity.AccountId;
import org.sdohub.identity.ExternalIdentity;
import org.sdohub.identity.ExternalIdentityStore;

@Singleton
final class JdbcExternalIdentityStore implements ExternalIdentityStore {

    private final ExternalIdentityRows rows;

    JdbcExternalIdentityStore(ExternalIdentityRows rows) {
        this.rows = rows;
    }

    @Override
    public Optional<ExternalIdentity> find(String issuer, String subject) {
        return rows.findByIssuerAndSubject(issuer, subject).map(JdbcExternalIdentityStore::link);
    }

    @Override
    public List<ExternalIdentity> of(AccountId account) {
        return rows.findByAccountOrderByLinkedAt(account.value()).stream()
                .map(JdbcExternalIdentityStore::link)
                .toList();
    }

    @Override
    public Map<AccountId, List<ExternalIdentity>> ofAll(Collection<AccountId> accounts) {
        if (accounts.isEmpty()) {
            return Map.of();
        }
        return rows
                .findByAccountInOrderByLinkedAt(
                        accounts.stream().map(AccountId::value).toList())
                .stream()
                .map(JdbcExternalIdentityStore::link)
                .collect(Collectors.groupingBy(ExternalIdentity::account));
    }

    @Override
    public boolean add(ExternalIdentity link) {
        return wasNew(() -> rows.save(new ExternalIdentityRow(
                UUID.randomUUID(), link.issuer(), link.subject(), link.account().value(), link.linkedAt())));
    }

    @Override
    public boolean remove(String issuer, String subject, AccountId account) {
        return rows.remove(issuer, subject, account.value()) == 1;
    }

    @Override
    public boolean comesBack(String stateHash, Instant now, Instant forgotten) {
        rows.forget(forgotten);
        return wasNew(() -> rows.came(stateHash, now));
    }

    private static boolean wasNew(Runnable insert) {
        try {
            insert.run();
            return true;
        } catch (DataAccessException failure) {
            if (!JdbcAccountStore.isUniqueViolation(failure)) {
                throw failure;
            }
            return false;
        }
    }

    private static ExternalIdentity link(ExternalIdentityRow row) {
        return new ExternalIdentity(row.issuer(), row.subject(), new AccountId(row.account()), row.linkedAt());
    }
}
