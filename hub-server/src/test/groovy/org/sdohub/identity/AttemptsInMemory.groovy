package org.sdohub.identity

import java.time.Instant
import org.sdohub.kernel.Overflow

/** Keeps failed attempts in a list; {@link AttemptsContract} holds it to the promises of the real ones. */
class AttemptsInMemory implements AttemptStore {

    final List<Map> kept = [].asSynchronized()

    void add(UUID id, String account, String address, Instant at) { kept << [id: id, account: account, address: address, at: at] }

    void forget(UUID id) { kept.removeAll { it.id == id } }

    List<Instant> ofAccount(String account, Instant after, int max) { newest(after, max) { it.account == account } }

    List<Instant> ofAddress(String address, Instant after, int max) { newest(after, max) { it.address == address } }

    private List<Instant> newest(Instant after, int max, Closure which) {
        synchronized (kept) {
            kept.findAll { which(it) && it.at > after }*.at.sort().reverse().take(max)
        }
    }

    long dropBefore(Instant instant) {
        def old = kept.findAll { it.at < instant }
        kept.removeAll(old)
        old.size()
    }

    /** With the limits as they come; those that were reached are added to the list. */
    static Attempts limited(AttemptStore store = new AttemptsInMemory(), List<String> reached = []) {
        new Attempts(store, limits(10, 100), { purpose -> purpose.bytes.digest('SHA-256').decodeHex() } as HubKey,
                { limit -> reached << limit } as Overflow)
    }

    static AttemptLimits limits(int account, int address) {
        new AttemptLimits() {
            int ofAccount() { account }
            java.time.Duration ofAccountWithin() { java.time.Duration.ofMinutes(15) }
            int ofAddress() { address }
            java.time.Duration ofAddressWithin() { java.time.Duration.ofHours(1) }
        }
    }
}
