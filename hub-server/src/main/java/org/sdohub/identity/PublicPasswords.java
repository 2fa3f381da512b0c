package org.sdohub.identity;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * For passwords that everybody may know: equal ones are hashed once and so share their salt. A salt hides who has the same
 * password as somebody else, and here everybody is told that.
 */
final class PublicPasswords implements Passwords {

    private final Passwords passwords;
    private final Map<NewPassword, String> hashes = new ConcurrentHashMap<>();

    PublicPasswords(Passwords passwords) {
        this.passwords = passwords;
    }

    @Override
    public String hash(NewPassword password) {
        return hashes.computeIfAbsent(password, passwords::hash);
    }

    @Override
    public boolean matches(String password, @Nullable String hash) {
        return passwords.matches(password, hash);
    }
}
