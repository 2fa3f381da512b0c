package org.sdohub.identity;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sdohub.kernel.Act;
import org.sdohub.kernel.PersonId;
import org.sdohub.kernel.Refusal;
import org.sdohub.kernel.Refused;

/** What may be done with accounts. None is ever deleted: history refers to them. */
@Singleton
public class Accounts {

    /** What an account is opened with; see {@link Account} for the rules. */
    public record Opening(
            Username username,
            String displayName,
            Account.Kind kind,
            @Nullable PersonId person,
            boolean administrator,
            Set<String> scopes,
            NewPassword password) {

        public static Opening forPerson(
                String username, String displayName, @Nullable PersonId person, String password) {
            return new Opening(
                    new Username(username),
                    displayName,
                    Account.Kind.PERSON,
                    person,
                    false,
                    Set.of(),
                    new NewPassword(password));
        }

        public static Opening forAdministrator(String username, String displayName, String password) {
            return new Opening(
                    new Username(username),
                    displayName,
                    Account.Kind.PERSON,
                    null,
                    true,
                    Set.of(),
                    new NewPassword(password));
        }
    }

    private final AccountStore store;
    private final Passwords passwords;

    Accounts(AccountStore store, Passwords passwords) {
        this.store = store;
        this.passwords = passwords;
    }

    /** The same accounts, to open some whose passwords everybody may know; see {@link PublicPasswords}. */
    public Accounts withPublicPasswords() {
        return new Accounts(store, new PublicPasswords(passwords));
    }

    /** A repeat with the same receipt gives the account that the first one made. */
    public Account open(Act act, Opening opening) {
        IdentityAccess.refuseUnless(IdentityAccess.mayKeepAccounts(act));
        AccountId id = new AccountId(act.newId());
        Optional<Account> earlier = act.receipt() == null ? Optional.empty() : store.find(id);
        return earlier.orElseGet(() -> store.save(opened(id, act, opening)));
    }

    private Account opened(AccountId id, Act act, Opening opening) {
        return new Account(
                id,
                1,
                opening.username,
                opening.displayName,
                opening.kind,
                opening.person,
                opening.administrator,
                opening.scopes,
                passwords.hash(opening.password),
                false,
                act.at(),
                act.at());
    }

    /**
     * All tokens issued before become void.
     *
     * @param current the password until now; asked of everybody who changes their own, also of an administrator
     */
    public Account changePassword(Act act, AccountId id, @Nullable String current, NewPassword next) {
        Account account = visible(act, id);
        if (IdentityAccess.isOwn(act.actor(), account)) {
            refuseUnlessRight(account, current);
        }
        return store.save(account.withPassword(passwords.hash(next), act.at()));
    }

    private void refuseUnlessRight(Account account, @Nullable String current) {
        if (current == null || !passwords.matches(current, account.passwordHash())) {
            throw new Refused(Refusal.invalid(
                    "IDENTITY_PASSWORD_WRONG", "The password until now is not right.", "currentPassword"));
        }
    }

    /** Ends sign-in and all tokens at once. */
    public Account disable(Act act, AccountId id) {
        IdentityAccess.refuseUnless(IdentityAccess.mayKeepAccounts(act));
        return store.save(visible(act, id).disable(act.at()));
    }

    public Account enable(Act act, AccountId id) {
        IdentityAccess.refuseUnless(IdentityAccess.mayKeepAccounts(act));
        return store.save(visible(act, id).enable());
    }

    public Optional<Account> find(AccountId id) {
        return store.find(id);
    }

    public Optional<Account> find(Username username) {
        return store.find(username);
    }

    public Map<AccountId, Account> findAll(Collection<AccountId> ids) {
        return store.findAll(ids);
    }

    /** Who may do nothing with an account is not told that it exists. */
    private Account visible(Act act, AccountId id) {
        return store.find(id)
                .filter(account -> IdentityAccess.mayChangePassword(act, account))
                .orElseThrow(() ->
                        new Refused(Refusal.notFound("IDENTITY_ACCOUNT_UNKNOWN", "There is no such account.", "id")));
    }
}
