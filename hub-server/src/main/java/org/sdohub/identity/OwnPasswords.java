package org.sdohub.identity;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.sdohub.kernel.Act;
import org.sdohub.kernel.Refusal;
import org.sdohub.kernel.Refused;

/**
 * How the one whose account it is sets its password: by a link, or by giving the one until now. Either ends all sign-ins,
 * so whoever knew the old one is out.
 */
@Singleton
public class OwnPasswords {

    /** As whom failed attempts with links are counted; no username has a blank. */
    private static final String WITH_LINK = "with a link";

    private final AccountStore store;
    private final Passwords passwords;
    private final Attempts attempts;
    private final AuditLog audit;

    OwnPasswords(AccountStore store, Passwords passwords, Attempts attempts, AuditLog audit) {
        this.store = store;
        this.passwords = passwords;
        this.attempts = attempts;
        this.audit = audit;
    }

    /**
     * Whose password the link would set now.
     *
     * @param network from where, see {@link Attempts}
     * @throws Refused for whatever is no open link: used, over, replaced, or never given out
     */
    public Account find(String word, String network, Instant now) {
        return attempts.counted(WITH_LINK, network, now, () -> open(word, now)).orElseThrow(OwnPasswords::unknown);
    }

    /** By a link, which is then used; refused as {@link #find} does. */
    public Account setByLink(String word, NewPassword password, String network, Instant now) {
        Account account = find(word, network, now);
        String operation = account.passwordHash() == null ? "InvitationAccepted" : "PasswordReset";
        Account changed = saved(account.withPassword(passwords.hash(password), now));
        audit.done(changed, operation);
        return changed;
    }

    private Account saved(Account next) {
        try {
            return store.save(next);
        } catch (Refused changedMeanwhile) {
            // Of two who use a link at once the first has used it; and what else changes an account may void it.
            throw unknown();
        }
    }

    private Optional<Account> open(String word, Instant now) {
        return Optional.of(word)
                .filter(OneTimeSecret::isWellFormed)
                .flatMap(it -> store.findByLink(OneTimeSecret.hash(it)))
                .filter(account -> account.hasLinkOpenAt(now));
    }

    private static Refused unknown() {
        return new Refused(new Refusal.NotFound(
                "IDENTITY_LINK_UNKNOWN",
                "This link is not good: it was used, is over, or was replaced by a newer one.",
                List.of("link"),
                "Ask an administrator of the hub for a new one."));
    }

    /**
     * By somebody who is signed in.
     *
     * @param current the password until now; a wrong one counts as a failed sign-in
     */
    public Account change(Act act, String current, NewPassword next, String network) {
        Account own = IdentityAccess.accountOf(act.actor()).flatMap(store::find).orElseThrow(Accounts::unknown);
        boolean right = attempts.counted(
                        own.username().value(),
                        network,
                        act.at(),
                        () -> Optional.of(own).filter(it -> passwords.matches(current, it.passwordHash())))
                .isPresent();
        if (!right) {
            throw new Refused(Refusal.notAllowed(
                    "IDENTITY_PASSWORD_WRONG", "The password until now is not right.", "currentPassword"));
        }
        Account changed = store.save(own.withPassword(passwords.hash(next), act.at()));
        audit.done(changed, "PasswordChanged");
        return changed;
    }
}
