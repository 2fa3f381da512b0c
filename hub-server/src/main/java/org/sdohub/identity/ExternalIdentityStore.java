package org.sdohub.identity;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The promises of the place where external identities are kept. All calls block. */
public interface ExternalIdentityStore {

    Optional<ExternalIdentity> find(String issuer, String subject);

    List<ExternalIdentity> of(AccountId account);

    /** In one round trip, the oldest first; accounts without any have no entry. */
    Map<AccountId, List<ExternalIdentity>> ofAll(Collection<AccountId> accounts);

    /** False if the identity has an account already; that stays. */
    boolean add(ExternalIdentity link);

    /** False if the account had no such identity. */
    boolean remove(String issuer, String subject, AccountId account);

    /**
     * Whether this is the first time that a sign-in begun with this state comes back: of two, one is told yes.
     *
     * @param forgotten those that came before this instant need not be known any more
     */
    boolean comesBack(String stateHash, Instant now, Instant forgotten);
}
