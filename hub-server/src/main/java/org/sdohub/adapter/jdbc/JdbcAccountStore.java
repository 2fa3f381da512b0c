package org.sdohub.adapter.jdbc;

import io.micronaut.data.exceptions.DataAccessException;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sdohub.identity.Account;
import org.sdohub.identity.AccountId;
import org.sdohub.identity.AccountStore;
import org.sdohub.identity.PasswordLink;
import org.sdohub.identity.Username;
import org.sdohub.kernel.Act;
import org.sdohub.kernel.Page;
import org.sdohub.kernel.PersonId;
import org.sdohub.kernel.Refusal;
import org.sdohub.kernel.Refused;
import org.sdohub.organization.EmailAddress;

@Singleton
class JdbcAccountStore implements AccountStore {

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
    public Optional<Account> findByLink(String hash) {
        return rows.findByLinkHash(hash).map(JdbcAccountStore::account);
    }

    @Override
    public Page<Account> page(Filter filter, Page.Request request) {
        String like = "%" + filter.name().toLowerCase(Locale.ROOT).replaceAll("[!%_]", "!$0") + "%";
        boolean any = filter.disabled() == null;
        boolean disabled = Boolean.TRUE.equals(filter.disabled());
        String after = Objects.requireNonNullElse(request.after(), "");
        String before = Objects.requireNonNullElse(request.before(), "");
        int more = request.size() + 1;
        List<AccountRow> found = request.fromEnd()
                ? rows.last(like, any, disabled, after, before, more).reversed()
                : rows.first(like, any, disabled, after, before, more);
        boolean further = found.size() > request.size();
        int from = request.fromEnd() && further ? 1 : 0;
        List<Page.Item<Account>> items = found.subList(from, from + Math.min(request.size(), found.size())).stream()
                .map(row -> new Page.Item<>(account(row), row.usernameKey()))
                .toList();
        return new Page<>(
                items,
                request.fromEnd() ? request.before() != null : further,
                request.fromEnd() ? further : request.after() != null,
                () -> rows.count(like, any, disabled));
    }

    @Override
    @Transactional
    public boolean saveUnlessLastAdministrator(Account next) {
        boolean others = rows.administratorsLocked().stream()
                .anyMatch(row -> !row.id().equals(next.id().value()) && !row.disabled() && row.passwordHash() != null);
        if (next.administrator() && !others) {
            return false;
        }
        save(next);
        return true;
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
                row.version(),
                row.displayName(),
                row.administrator(),
                row.scopes(),
                row.passwordHash(),
                row.linkPurpose(),
                row.linkHash(),
                row.linkEndsAt(),
                row.disabled(),
                row.tokensFrom(),
                row.receiptKey(),
                row.receiptFingerprint());
        if (replaced == 0) {
            long current = rows.findById(row.id()).map(AccountRow::version).orElse(0L);
            throw new Refused(Refusal.stale(next.version() - 1, current));
        }
    }

    static boolean isUniqueViolation(@Nullable Throwable failure) {
        if (failure == null) {
            return false;
        }
        boolean here = failure instanceof SQLException sql && UNIQUE_VIOLATION.equals(sql.getSQLState());
        return here || isUniqueViolation(failure.getCause());
    }

    private static AccountRow row(Account account) {
        PersonId person = account.person();
        UUID personKey = person == null ? null : person.value();
        EmailAddress email = account.email();
        PasswordLink link = account.link();
        Act.Receipt receipt = account.receipt();
        return new AccountRow(
                account.id().value(),
                account.version(),
                account.username().value(),
                account.username().key(),
                account.displayName(),
                account.kind().name(),
                personKey,
                email == null ? null : email.value(),
                account.administrator(),
                String.join(" ", new TreeSet<>(account.scopes())),
                account.passwordHash(),
                link == null ? null : link.purpose().name(),
                link == null ? null : link.hash(),
                link == null ? null : link.endsAt(),
                account.disabled(),
                account.openedAt(),
                account.tokensFrom(),
                receipt == null ? null : receipt.key(),
                receipt == null ? null : receipt.fingerprint());
    }

    private static Account account(AccountRow row) {
        UUID person = row.person();
        String email = row.email();
        return new Account(
                new AccountId(row.id()),
                row.version(),
                new Username(row.username()),
                row.displayName(),
                Account.Kind.valueOf(row.kind()),
                person == null ? null : new PersonId(person),
                email == null ? null : new EmailAddress(email),
                row.administrator(),
                row.scopes().isEmpty() ? Set.of() : Set.of(row.scopes().split(" ")),
                row.passwordHash(),
                link(row),
                row.disabled(),
                row.openedAt(),
                row.tokensFrom(),
                receipt(row));
    }

    private static @Nullable PasswordLink link(AccountRow row) {
        String purpose = row.linkPurpose();
        String hash = row.linkHash();
        Instant endsAt = row.linkEndsAt();
        return purpose == null || hash == null || endsAt == null
                ? null
                : new PasswordLink(PasswordLink.Purpose.valueOf(purpose), hash, endsAt);
    }

    private static Act.@Nullable Receipt receipt(AccountRow row) {
        String key = row.receiptKey();
        String fingerprint = row.receiptFingerprint();
        return key == null || fingerprint == null ? null : new Act.Receipt(key, fingerprint);
    }
}
