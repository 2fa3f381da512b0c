package org.sdohub.identity;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.sdohub.kernel.Act;
import org.sdohub.kernel.Actor;
import org.sdohub.kernel.Page;
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
    private final AuditLog audit;

    Accounts(AccountStore store, Passwords passwords, AuditLog audit) {
        this.store = store;
        this.passwords = passwords;
        this.audit = audit;
    }

    /** The same accounts, to open some whose passwords everybody may know; see {@link PublicPasswords}. */
    public Accounts withPublicPasswords() {
        return new Accounts(store, new PublicPasswords(passwords), audit);
    }

    /** A repeat with the same receipt gives the account that the first one made. */
    public Account open(Act act, Opening opening) {
        IdentityAccess.refuseUnlessKeeper(act);
        AccountId id = new AccountId(act.newId());
        Optional<Account> earlier = act.receipt() == null ? Optional.empty() : store.find(id);
        return earlier.orElseGet(() -> recorded(act, "AccountOpened", store.save(opened(id, act, opening))));
    }

    private Account opened(AccountId id, Act act, Opening opening) {
        return new Account(
                id,
                1,
                opening.username,
                opening.displayName,
                opening.kind,
                opening.person,
                null,
                opening.administrator,
                opening.scopes,
                passwords.hash(opening.password),
                null,
                false,
                act.at(),
                act.at(),
                null);
    }

    /** The account of whoever acts; empty without login. */
    public Optional<Account> own(Actor actor) {
        return IdentityAccess.accountOf(actor).flatMap(store::find);
    }

    /** Ends sign-in, all tokens and an open link at once. */
    public Account disable(Act act, AccountId id) {
        return change(act, id, "AccountDisabled", account -> account.disable(act.at()), next -> {
            if (!store.saveUnlessLastAdministrator(next)) {
                throw new Refused(lastAdministrator());
            }
        });
    }

    private static Refusal lastAdministrator() {
        return new Refusal.Broken(
                "IDENTITY_LAST_ADMINISTRATOR",
                "Nobody else administers this hub: without this account nobody could open or enable one.",
                List.of("account"),
                "Invite another administrator; once they have set a password, this account can be disabled.");
    }

    public Account enable(Act act, AccountId id) {
        return change(act, id, "AccountEnabled", Accounts::enabled, store::save);
    }

    /** A program that is closed stays closed: whoever closed it was told that its tokens end for ever. */
    private static Account enabled(Account account) {
        if (account.kind() == Account.Kind.SERVICE && account.disabled()) {
            throw new Refused(new Refusal.Broken(
                    "IDENTITY_PROGRAM_CLOSED",
                    "This is the account of a client program that was closed for good.",
                    List.of("account"),
                    "Open another program, and issue a token for it."));
        }
        return account.enable();
    }

    /** A repeat with the same receipt changes nothing. */
    private Account change(
            Act act, AccountId id, String operation, UnaryOperator<Account> rule, Consumer<Account> storing) {
        IdentityAccess.refuseUnlessKeeper(act);
        Account account = store.find(id).orElseThrow(Accounts::unknown);
        if (account.wasLeftBy(act.receipt())) {
            return account;
        }
        Account next = rule.apply(account).by(act.receipt());
        storing.accept(next);
        return recorded(act, operation, next);
    }

    private Account recorded(Act act, String operation, Account account) {
        audit.done(act.actor().account(), act.actor().name(), operation, account.id());
        return account;
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

    /** For administrators; null for all others. */
    public @Nullable Page<Account> page(Actor actor, Instant now, AccountStore.Filter filter, Page.Request request) {
        return IdentityAccess.mayKeepAccounts(actor, now) ? store.page(filter, request) : null;
    }

    static Refused unknown() {
        return new Refused(Refusal.notFound("IDENTITY_ACCOUNT_UNKNOWN", "There is no such account.", "account"));
    }
}
