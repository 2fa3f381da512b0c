package org.sdohub.identity;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.sdohub.kernel.Overflow;
import org.sdohub.kernel.Refusal;

/**
 * Counts who fails to prove who he is, and lets nobody try without end. An attempt is counted before it is made, so that
 * many at once are no more than so many, and forgotten when it succeeds; those that failed before it stay counted. Whether
 * there is such an account makes no difference.
 */
@Singleton
public class Attempts {

    /** Too many failed; this one was not made. */
    public static final class TooMany extends RuntimeException {

        private final transient Duration wait;

        TooMany(Duration wait) {
            super("too many attempts failed", null, false, false);
            this.wait = wait;
        }

        /** Until the next attempt is taken, at least 1. */
        public long seconds() {
            return Math.max(1, wait.plusMillis(999).toSeconds());
        }

        public Refusal refusal() {
            long minutes = wait.plusSeconds(59).toMinutes();
            return new Refusal.NotAllowed(
                    "IDENTITY_SIGN_IN_LIMITED",
                    "Too many attempts from your address failed.",
                    List.of(),
                    "Try again in " + (minutes <= 1 ? "a minute" : minutes + " minutes")
                            + "; an administrator of the hub can give you a link to set a new password.");
        }
    }

    private static final int MARK_BYTES = 16;

    private final AttemptStore store;
    private final AttemptLimits limits;
    private final HubKey key;
    private final Overflow overflow;

    Attempts(AttemptStore store, AttemptLimits limits, HubKey key, Overflow overflow) {
        this.store = store;
        this.limits = limits;
        this.key = key;
        this.overflow = overflow;
    }

    /**
     * Makes an attempt; one that gives nothing has failed.
     *
     * @param account as whom, in whatever case it is written
     * @param network from where: an IPv4 address, or the first 64 bits of another one
     * @throws TooMany and then it is not made
     */
    <T> Optional<T> counted(String account, String network, Instant now, Supplier<Optional<T>> attempt) {
        UUID id = UUID.randomUUID();
        String from = mark("address " + network);
        String pair = mark("account " + account.toLowerCase(Locale.ROOT) + " from " + network);
        store.add(id, pair, from, now);
        boolean failed = false;
        try {
            refuseBeyond(
                    "sign-in.of-account",
                    limits.ofAccount(),
                    limits.ofAccountWithin(),
                    now,
                    (after, max) -> store.ofAccount(pair, after, max));
            refuseBeyond(
                    "sign-in.of-address",
                    limits.ofAddress(),
                    limits.ofAddressWithin(),
                    now,
                    (after, max) -> store.ofAddress(from, after, max));
            Optional<T> result = attempt.get();
            failed = result.isEmpty();
            return result;
        } finally {
            if (!failed) {
                store.forget(id);
            }
        }
    }

    @FunctionalInterface
    private interface Newest {
        List<Instant> after(Instant instant, int max);
    }

    /** This attempt is one of them. */
    private void refuseBeyond(String name, int limit, Duration within, Instant now, Newest attempts) {
        if (limit <= 0) {
            return;
        }
        List<Instant> newest = attempts.after(now.minus(within), limit + 1);
        if (newest.size() > limit) {
            overflow.reached(name);
            throw new TooMany(Duration.between(now, newest.getLast().plus(within)));
        }
    }

    /** What was typed as a username may be a password, and addresses are of people: neither is kept. */
    private String mark(String text) {
        return HexFormat.of().formatHex(key.derived("failed attempts: " + text), 0, MARK_BYTES);
    }

    /** Forgets what no limit counts any more. */
    public long forgetOld(Instant now) {
        Duration account = limits.ofAccountWithin();
        Duration address = limits.ofAddressWithin();
        return store.dropBefore(now.minus(account.compareTo(address) > 0 ? account : address));
    }
}
