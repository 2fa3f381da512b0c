package org.sdohub.identity;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.sdohub.kernel.Act;
import org.sdohub.kernel.Actor;
import org.sdohub.kernel.Refusal;
import org.sdohub.kernel.Refused;

/** Which accounts are signed in to by which external identities. Linked by the account itself or by an administrator. */
@Singleton
public class ExternalIdentities {

    private final ExternalIdentityStore store;
    private final AccountStore accounts;
    private final AuditLog audit;

    ExternalIdentities(ExternalIdentityStore store, AccountStore accounts, AuditLog audit) {
        this.store = store;
        this.accounts = accounts;
        this.audit = audit;
    }

    /** Empty if nobody has linked it, or the account may not sign in. */
    public Optional<Account> account(String issuer, String subject) {
        return store.find(issuer, subject)
                .flatMap(link -> accounts.find(link.account()))
                .filter(account -> !account.disabled());
    }

    public List<ExternalIdentity> of(Actor actor) {
        return own(actor).map(store::of).orElse(List.of());
    }

    /** To the actor's own account; that it is the account's owner who acts was made sure of by signing in again. */
    public void linkOwn(Act act, String issuer, String subject) {
        AccountId own = own(act.actor()).orElseThrow(ExternalIdentities::unknown);
        link(act, accounts.find(own).orElseThrow(ExternalIdentities::unknown), issuer, subject);
    }

    public void link(Act act, Username username, String issuer, String subject) {
        IdentityAccess.refuseUnlessKeeper(act);
        link(act, accounts.find(username).orElseThrow(ExternalIdentities::unknown), issuer, subject);
    }

    private void link(Act act, Account account, String issuer, String subject) {
        if (account.kind() != Account.Kind.PERSON) {
            throw new Refused(Refusal.broken(
                    "IDENTITY_EXTERNAL_FOR_PEOPLE", "Programs have tokens of their own and no external identity."));
        }
        if (!store.add(new ExternalIdentity(issuer, subject, account.id(), act.at()))) {
            throw new Refused(Refusal.broken(
                    "IDENTITY_EXTERNAL_TAKEN", "This external identity belongs to an account already.", "subject"));
        }
        audit.done(act.actor().account(), act.actor().name(), "ExternalIdentityLinked", account.id());
    }

    /** Of these accounts, which the caller has seen to be the reader's to see. */
    public Map<AccountId, List<ExternalIdentity>> ofAll(Collection<AccountId> seen) {
        return store.ofAll(seen);
    }

    /** By the account's owner, or by an administrator; for others the account does not exist. */
    public Account unlink(Act act, AccountId id, String issuer, String subject) {
        Account account = accounts.find(id)
                .filter(one -> IdentityAccess.maySee(act.actor(), one, act.at()))
                .orElseThrow(Accounts::unknown);
        if (!store.remove(issuer, subject, id)) {
            throw new Refused(Refusal.notFound(
                    "IDENTITY_EXTERNAL_UNKNOWN", "This account has no such external identity.", "subject"));
        }
        audit.done(act.actor().account(), act.actor().name(), "ExternalIdentityUnlinked", id);
        return account;
    }

    public void unlinkOwn(Act act, String issuer, String subject) {
        AccountId own = own(act.actor()).orElseThrow(ExternalIdentities::unknown);
        if (!store.remove(issuer, subject, own)) {
            throw unknown();
        }
        audit.done(act.actor().account(), act.actor().name(), "ExternalIdentityUnlinked", own);
    }

    private static Optional<AccountId> own(Actor actor) {
        String account = actor.account();
        return account == null
                ? Optional.empty()
                : Optional.of(new AccountId(UUID.fromString(account.substring(account.indexOf(':') + 1))));
    }

    private static Refused unknown() {
        return new Refused(Refusal.notFound("IDENTITY_ACCOUNT_UNKNOWN", "There is no such account.", "username"));
    }
}
