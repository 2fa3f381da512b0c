package org.sdohub.identity

import org.sdohub.kernel.Refusal
import org.sdohub.kernel.Refused

/** Keeps accounts in a map; {@link AccountStoreContract} holds it to the promises of the real ones. */
class AccountsInMemory implements AccountStore {

    private final Map<AccountId, Account> kept = [:]

    Optional<Account> find(AccountId id) { Optional.ofNullable(kept[id]) }

    Optional<Account> find(Username username) { Optional.ofNullable(kept.values().find { it.username() == username }) }

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
