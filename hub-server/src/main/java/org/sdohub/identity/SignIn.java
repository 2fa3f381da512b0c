package org.sdohub.identity;

import jakarta.inject.Singleton;
import java.util.Optional;

/** Tells whether somebody may sign in, and never why not: unknown, wrong and disabled cost and look the same. */
@Singleton
public class SignIn {

    private final AccountStore accounts;
    private final Passwords passwords;

    SignIn(AccountStore accounts, Passwords passwords) {
        this.accounts = accounts;
        this.passwords = passwords;
    }

    /** @throws Passwords.Busy if too many try at once */
    public Optional<Account> signIn(String username, String password) {
        Optional<Account> known =
                Username.isWellFormed(username) ? accounts.find(new Username(username)) : Optional.empty();
        String hash = known.map(Account::passwordHash).orElse(null);
        boolean right = passwords.matches(password, hash);
        return known.filter(account -> right && !account.disabled());
    }
}
