package org.sdohub.identity;

import org.jspecify.annotations.Nullable;

/** Makes and checks password hashes; each call costs time and memory on purpose. */
public interface Passwords {

    String hash(NewPassword password);

    /**
     * @param hash null for an account that does not exist; the answer is then no, after the same work
     * @throws Busy if too many are being checked already; nothing was checked
     */
    boolean matches(String password, @Nullable String hash);

    final class Busy extends RuntimeException {
        public Busy() {
            super("too many sign-ins at once", null, false, false);
        }
    }
}
