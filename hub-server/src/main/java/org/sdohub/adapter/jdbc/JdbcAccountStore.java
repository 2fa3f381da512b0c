package org.sdohub.adapter.jdbc;

import io.micronaut.data.exceptions.DataAccessException;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sdohub.identity.Account;
import org.sdohub.identity.AccountId;
import org.sdohub.identity.AccountStore;
import org.sdohub.identity.Username;
import org.sdohub.kernel.PersonId;
import org.sdohub.kernel.Refusal;
import org.sdohub.kernel.Refused;

@Singleton
final class JdbcAccountStore implements AccountStore {

    /** SQL standard and both databases: a unique constraint was violated. */
    private static final String UNIQUE_VIOLATION = "23505";

    private final AccountRows rows;

    JdbcAccountStore(AccountRows rows) {
        this.rows = rows;
    }

    @Override
    public Optional<Account> find(AccountId id) {
        return rows.findById(id.value()).map(JdbcAccountStore::account);
    }

    @Override
    public Optional<Account> find(Username username) {
        return rows.findByUsernameKey(username.key()).map(JdbcAccountStore::account);
    }

    @Override
    public Map<AccountId, Account> findAll(Collection<AccountId> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        Map<AccountId, Account> found = new HashMap<>();
        for (AccountRow row :
                rows.findByIdIn(ids.stream().map(AccountId::value).distinct().toList())) {
            found.put(new AccountId(row.id()), account(row));
        }
        return found;
    }

    @Override
    public Account save(Account next) {
        if (next.version() == 1) {
            insert(next);
        } else {
            replace(next);
        }
        return next;
    }

    private void insert(Account account) {
        try {
            rows.save(row(account));
        } catch (DataAccessException failure) {
            if (!isUniqueViolation(failure)) {
                throw failure;
            }
            throw refusedInsert(account);
        }
    }

    private Refused refusedInsert(Account account) {
        Optional<AccountRow> sameId = rows.findById(account.id().value());
        if (sameId.isPresent()) {
            return new Refused(Refusal.stale(0, sameId.get().version()));
        }
        return new Refused(Refusal.broken("IDENTITY_USERNAME_TAKEN", "This username is taken.", "username"));
    }

    private void replace(Account next) {
        AccountRow row = row(next);
        long replaced = rows.replace(
                row.id(),
                row.version() - 1,
                row.version(),
                row.displayName(),
                row.administrator(),
                row.scopes(),
                row.passwordHash(),
                row.disabled(),
                row.tokensFrom());
        if (replaced == 0) {
            long current = rows.findById(row.id()).map(AccountRow::version).orElse(0L);
            throw new Refused(Refusal.stale(next.version() - 1, current));
        }
    }

    private static boolean isUniqueViolation(@Nullable Throwable failure) {
        if (failure == null) {
            return false;
        }
        boolean here = failure instanceof SQLException sql && UNIQUE_VIOLATION.equals(sql.getSQLState());
        return here || isUniqueViolation(failure.getCause());
    }

    private static AccountRow row(Account account) {
        PersonId person = account.person();
        UUID personKey = person == null ? null : person.value();
        return new AccountRow(
                account.id().value(),
                account.version(),
                account.username().value(),
                account.username().key(),
                account.displayName(),
                account.kind().name(),
                personKey,
                account.administrator(),
                String.join(" ", new TreeSet<>(account.scopes())),
                account.passwordHash(),
                account.disabled(),
                account.openedAt(),
                account.tokensFrom());
    }

    private static Account account(AccountRow row) {
        UUID person = row.person();
        return new Account(
                new AccountId(row.id()),
                row.version(),
                new Username(row.username()),
                row.displayName(),
                Account.Kind.valueOf(row.kind()),
                person == null ? null : new PersonId(person),
                row.administrator(),
                row.scopes().isEmpty() ? Set.of() : Set.of(row.scopes().split(" ")),
                row.passwordHash(),
                row.disabled(),
                row.openedAt(),
                row.tokensFrom());
    }
}
