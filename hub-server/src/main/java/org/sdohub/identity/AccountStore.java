package org.sdohub.identity;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sdohub.kernel.Page;

/** The promises of the place where accounts are kept. All calls block. */
public interface AccountStore {

    Optional<Account> find(AccountId id);

    /** In any case of letters. */
    Optional<Account> find(Username username);

    /** The one whose link has a word with this hash, open or not. */
    Optional<Account> findByLink(String hash);

    /** Ordered by username, whatever its case. */
    Page<Account> page(Filter filter, Page.Request request);

    /**
     * @param name part of the username or of the displayed name, in any case; empty for all
     * @param disabled null for all
     */
    record Filter(String name, @Nullable Boolean disabled) {}

    /** Those that exist, in one round trip; an unknown id has no entry. */
    Map<AccountId, Account> findAll(Collection<AccountId> ids);

    /**
     * Version 1 is an insert. When it returns, it is durable.
     *
     * @throws org.sdohub.kernel.Refused {@code IDENTITY_USERNAME_TAKEN} if another account has the username, Stale if the
     *     stored version is not the one before
     */
    Account save(Account next);

    /**
     * As {@link #save}, unless nobody else would be left who administers the hub, is not disabled and has a password; of
     * several who try at once it is told to each as if they had come one after the other.
     *
     * @return whether it was stored
     */
    boolean saveUnlessLastAdministrator(Account next);
}
