package org.sdohub.identity

import org.sdohub.kernel.Page
import org.sdohub.kernel.Refusal
import org.sdohub.kernel.Refused

/** Keeps accounts in a map; {@link AccountStoreContract} holds it to the promises of the real ones. */
class AccountsInMemory implements AccountStore {

    private final Map<AccountId, Account> kept = [:]

    Optional<Account> find(AccountId id) { Optional.ofNullable(kept[id]) }

    Optional<Account> find(Username username) { Optional.ofNullable(kept.values().find { it.username() == username }) }

    Optional<Account> findByLink(String hash) { Optional.ofNullable(kept.values().find { it.link()?.hash() == hash }) }

    Page<Account> page(AccountStore.Filter filter, Page.Request request) {
        def name = filter.name().toLowerCase()
        def all = kept.values().findAll { (it.username().key().contains(name) || it.displayName().toLowerCase().contains(name)) &&
            filter.disabled() in [null, it.disabled()] }
        Page.of(all.sort { it.username().key() }, { it.username().key() }, request)
    }

    synchronized boolean saveUnlessLastAdministrator(Account next) {
        def others = kept.values().any { it.administrator() && it.id() != next.id() && !it.disabled() && it.passwordHash() }
        if (next.administrator() && !others) return false
        save(next)
        true
    }

    Map<AccountId, Account> findAll(Collection<AccountId> ids) { kept.subMap(ids.findAll { kept.containsKey(it) }) }

    synchronized Account save(Account next) {
        long stored = kept[next.id()]?.version() ?: 0
        if (stored != next.version() - 1) {
            throw new Refused(Refusal.stale(next.version() - 1, stored))
        }
        if (find(next.username()).filter { it.id() != next.id() }.present) {
            throw new Refused(Refusal.broken('IDENTITY_USERNAME_TAKEN', 'This username is taken.', 'username'))
        }
        kept[next.id()] = next
        next
    }
}
