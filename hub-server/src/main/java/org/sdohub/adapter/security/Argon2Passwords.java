package org.sdohub.adapter.security;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.sdohub.identity.NewPassword;
import org.sdohub.identity.Passwords;

/** argon2id with 19 MiB, 2 passes, 1 lane (OWASP, Password Storage): about 0.1 s of a core for each hash. */
@Singleton
final class Argon2Passwords implements Passwords {

    private static final int MEMORY_KIB = 19 * 1024;
    private static final int PASSES = 2;
    private static final int LANES = 1;
    private static final int HASH_BYTES = 32;
    private static final int SALT_BYTES = 16;
    private static final int PATIENCE_SECONDS = 2;
    /** Longer ones were never accepted, and hashing them would be free work for an attacker. */
    private static final int LONGEST = 800;

    private static final Argon2Function ARGON2 =
            Argon2Function.getInstance(MEMORY_KIB, PASSES, LANES, HASH_BYTES, Argon2.ID);

    private final Semaphore atOnce =
            new Semaphore(Math.max(2, Runtime.getRuntime().availableProcessors()));
    /** Checked in place of a missing one: no password is known to have it, and checking it is the same work. */
    private final String nobodys = randomHash();

    @Override
    public String hash(NewPassword password) {
        return oneOfFew(() -> hashed(password.value()));
    }

    private static String hashed(String password) {
        return Password.hash(password).addRandomSalt(SALT_BYTES).with(ARGON2).getResult();
    }

    /** Random bytes where a hash would stand, as making a real one would hold up each start. */
    private static String randomHash() {
        return "$argon2id$v=" + Argon2Function.ARGON2_VERSION_13 + "$m=" + MEMORY_KIB + ",t=" + PASSES + ",p=" + LANES
                + "$" + randomText(SALT_BYTES) + "$" + randomText(HASH_BYTES);
    }

    private static String randomText(int length) {
        byte[] bytes = new byte[length];
        new SecureRandom().nextBytes(bytes);
        return Base64.getEncoder().withoutPadding().encodeToString(bytes);
    }

    @Override
    public boolean matches(String password, @Nullable String hash) {
        String against = hash == null ? nobodys : hash;
        boolean tooLong = password.length() > LONGEST;
        String checked = tooLong ? password.substring(0, LONGEST) : password;
        boolean same = oneOfFew(() -> same(checked, against));
        return same && hash != null && !tooLong;
    }

    /** The hash says by which parameters it was made, so older ones stay valid when they are raised. */
    private static boolean same(String password, String hash) {
        return Password.check(password, hash).with(Argon2Function.getInstanceFromHash(hash));
    }

    private <T> T oneOfFew(Supplier<T> work) {
        if (!admitted()) {
            throw new Busy();
        }
        try {
            return work.get();
        } finally {
            atOnce.release();
        }
    }

    private boolean admitted() {
        try {
            return atOnce.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
