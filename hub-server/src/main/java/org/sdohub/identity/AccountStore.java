package org.sdohub.identity;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** The promises of the place where accounts are kept. All calls block. */
public interface AccountStore {

    Optional<Account> find(AccountId id);

    /** In any case of letters. */
    Optional<Account> find(Username username);

    /** Those that exist, in one round trip; an unknown id has no entry. */
    Map<AccountId, Account> findAll(Collection<AccountId> ids);

    /**
     * Version 1 is an insert. When it returns, it is durable.
     *
     * @throws org.sdohub.kernel.Refused {@code IDENTITY_USERNAME_TAKEN} if another account has the username, Stale if the
     *     stored version is not the one before
     */
    Account save(Account next);
}
