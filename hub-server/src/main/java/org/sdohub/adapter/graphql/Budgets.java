package org.sdohub.adapter.graphql;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;

/**
 * What each caller may still spend. A budget is full at first and fills up again evenly, in a minute from empty; it is
 * kept by each node for itself.
 */
@Singleton
final class Budgets {

    private static final long MINUTE = Duration.ofMinutes(1).toMillis();
    private static final int KEPT = 100_000;

    private final Clock clock;
    private final Cache<String, Budget> budgets = Caffeine.newBuilder()
            .maximumSize(KEPT)
            .expireAfterAccess(Duration.ofMinutes(2))
            .build();

    /**
     * What was taken for a request.
     *
     * @param limit what may be spent in a minute; 0 where there is no limit
     * @param remaining what is left of it
     * @param fullAfter seconds until all of it is there again
     * @param waitFor seconds until a request of this cost could be made; 0 where it may be made now
     */
    record Charge(long cost, long limit, long remaining, long fullAfter, long waitFor) {

        static final Charge NONE = new Charge(0, 0, 0, 0, 0);

        /** Nothing was taken, and in a second it may be otherwise. */
        static final Charge LATER = new Charge(0, 0, 0, 0, 1);

        boolean refused() {
            return waitFor > 0;
        }
    }

    Budgets(Clock clock) {
        this.clock = clock;
    }

    /** Takes it only where it is there. */
    Charge charge(String payer, long cost, long limit) {
        if (limit == 0) {
            return new Charge(cost, 0, 0, 0, 0);
        }
        long now = clock.millis();
        return budgets.get(payer, any -> new Budget(limit, now)).charge(cost, limit, now);
    }

    private static final class Budget {

        private double left;
        private long at;

        Budget(long left, long at) {
            this.left = left;
            this.at = at;
        }

        synchronized Charge charge(long cost, long limit, long now) {
            left = Math.min(limit, left + (double) limit * Math.max(0, now - at) / MINUTE);
            at = now;
            long lacking = (long) Math.ceil(Math.min(cost, limit) - left);
            if (lacking <= 0) {
                left -= Math.min(cost, limit);
            }
            return new Charge(
                    cost, limit, (long) left, seconds((long) Math.ceil(limit - left), limit), seconds(lacking, limit));
        }

        private static long seconds(long lacking, long limit) {
            return lacking <= 0 ? 0 : Math.ceilDiv(lacking * MINUTE, limit * 1000);
        }
    }
}
