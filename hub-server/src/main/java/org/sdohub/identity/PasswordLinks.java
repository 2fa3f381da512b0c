package org.sdohub.identity;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sdohub.kernel.Act;
import org.sdohub.kernel.PersonId;
import org.sdohub.kernel.Refusal;
import org.sdohub.kernel.Refused;
import org.sdohub.organization.EmailAddress;
import org.sdohub.organization.PersonStore;

/**
 * Gives out links by which a password can be set: to open an account, and to let in somebody who has forgotten it. Each is
 * told once, to the administrator, who hands it over; of an account only the newest is good.
 */
@Singleton
public class PasswordLinks {

    /** Whom to open an account for; see {@link Account} for the rules. */
    public record Invitation(
            Username username,
            String displayName,
            @Nullable PersonId person,
            @Nullable EmailAddress email,
            boolean administrator) {}

    /**
     * A link as it is handed over, by whatever way.
     *
     * @param word whoever has it can set the password; it is kept nowhere
     */
    public record Issued(Account account, PasswordLink link, String word) {
        @Override
        public String toString() {
            return "Issued[" + account + ", " + link + "]";
        }
    }

    private final AccountStore store;
    private final LinkTerms terms;
    private final AuditLog audit;
    private final PersonStore people;

    PasswordLinks(AccountStore store, PersonStore people, LinkTerms terms, AuditLog audit) {
        this.store = store;
        this.people = people;
        this.terms = terms;
        this.audit = audit;
    }

    /** A repeat with the same receipt gives a new link for the same account, as nobody may have got the first. */
    public Issued invite(Act act, Invitation invitation) {
        IdentityAccess.refuseUnlessKeeper(act);
        AccountId id = new AccountId(act.newId());
        Optional<Account> earlier = act.receipt() == null ? Optional.empty() : store.find(id);
        if (earlier.isPresent() && earlier.get().wasLeftBy(act.receipt())) {
            return renewed(act, earlier.get());
        }
        refuseUnknown(invitation.person);
        String word = OneTimeSecret.next();
        PasswordLink link = link(PasswordLink.Purpose.INVITATION, word, act.at());
        Account opened = store.save(invited(id, act, invitation, link));
        audit.done(act.actor(), "AccountInvited", id);
        return new Issued(opened, link, word);
    }

    private void refuseUnknown(@Nullable PersonId person) {
        if (person != null && people.find(person).isEmpty()) {
            throw new Refused(Refusal.notFound("IDENTITY_PERSON_UNKNOWN", "There is no such person.", "person"));
        }
    }

    private static Account invited(AccountId id, Act act, Invitation invitation, PasswordLink link) {
        return new Account(
                id,
                1,
                invitation.username,
                invitation.displayName,
                Account.Kind.PERSON,
                invitation.person,
                invitation.email,
                invitation.administrator,
                Set.of(),
                null,
                link,
                false,
                act.at(),
                act.at(),
                act.receipt());
    }

    /** An invitation anew while nobody has set a password, else one to reset it. The link before it is void. */
    public Issued issue(Act act, AccountId id) {
        IdentityAccess.refuseUnlessKeeper(act);
        return renewed(act, store.find(id).orElseThrow(Accounts::unknown));
    }

    private Issued renewed(Act act, Account account) {
        PasswordLink.Purpose purpose =
                account.passwordHash() == null ? PasswordLink.Purpose.INVITATION : PasswordLink.Purpose.RESET;
        String word = OneTimeSecret.next();
        PasswordLink link = link(purpose, word, act.at());
        Account next = store.save(account.withLink(link).by(act.receipt()));
        audit.done(
                act.actor(),
                purpose == PasswordLink.Purpose.INVITATION ? "InvitationRenewed" : "ResetLinkIssued",
                account.id());
        return new Issued(next, link, word);
    }

    private PasswordLink link(PasswordLink.Purpose purpose, String word, Instant now) {
        Instant ends = now.plus(purpose == PasswordLink.Purpose.INVITATION ? terms.invitation() : terms.reset());
        return new PasswordLink(purpose, OneTimeSecret.hash(word), ends);
    }
}
