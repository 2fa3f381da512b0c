package org.sdohub.identity;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;

/** Tells whether somebody may sign in, and never why not: unknown, wrong, invited and disabled cost and look the same. */
@Singleton
public class SignIn {

    private final AccountStore accounts;
    private final Passwords passwords;
    private final Attempts attempts;

    SignIn(AccountStore accounts, Passwords passwords, Attempts attempts) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.attempts = attempts;
    }

    /**
     * @param network from where, see {@link Attempts}
     * @throws Passwords.Busy if too many try at once
     * @throws Attempts.TooMany if too many have failed
     */
    public Optional<Account> signIn(String username, String password, String network, Instant now) {
        return attempts.counted(username, network, now, () -> signIn(username, password));
    }

    private Optional<Account> signIn(String username, String password) {
        Optional<Account> known =
                Username.isWellFormed(username) ? accounts.find(new Username(username)) : Optional.empty();
        known = known.filter(account -> account.kind() == Account.Kind.PERSON);
        String hash = known.map(Account::passwordHash).orElse(null);
        boolean right = passwords.matches(password, hash);
        return known.filter(account -> right && !account.disabled());
    }
}
