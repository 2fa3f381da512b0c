package org.sdohub.chain;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.sdohub.dependency.DependencyId;

/**
 * By when all that a specification waits for can be there, and which way decides it.
 *
 * @param expected null where nothing of what it waits for has a forecast, and where it waits for nothing
 * @param wantedBy by when it is wanted; null where that was not asked
 * @param path from the specification to the need that is forecast last; empty without {@code expected}
 * @param needs all that it waits for, directly and through others, what leaves the least time first
 * @param withoutForecast how many of these nobody has forecast
 * @param complete false where it waits for more than was looked at
 */
public record CriticalPath(
        @Nullable LocalDate expected,
        @Nullable LocalDate wantedBy,
        List<DependencyId> path,
        List<Slack> needs,
        int withoutForecast,
        boolean complete) {

    /** A need with the time that it leaves. */
    public record Slack(DependencyId dependency, Outlook outlook, boolean critical) {

        /** Those without a latest day come last. */
        public String position() {
            return Slack.position(outlook) + " " + dependency.value();
        }

        static String position(Outlook outlook) {
            Long slack = outlook.slack();
            return slack == null ? "~" : String.format(Locale.ROOT, "%08d", slack + ALL_DAYS);
        }

        /** More days than there are between any two that can be written. */
        private static final long ALL_DAYS = 10_000_000;
    }

    public CriticalPath {
        path = List.copyOf(path);
        needs = List.copyOf(needs);
    }

    /** Days from the one to the other; negative where it comes too late; null where one of them is not known. */
    public @Nullable Long slack() {
        return expected == null || wantedBy == null ? null : (Long) ChronoUnit.DAYS.between(expected, wantedBy);
    }

    /** The same in one sentence. */
    public String sentence() {
        if (needs.isEmpty()) {
            return "It waits for nothing.";
        }
        String open = withoutForecast == 0
                ? "."
                : "; " + counted(withoutForecast, "need has", "needs have") + " no forecast, so it may be later.";
        if (expected == null) {
            return "It waits for " + counted(needs.size(), "need", "needs") + " that nobody has forecast.";
        }
        Long slack = slack();
        String margin = slack == null
                ? ""
                : slack < 0
                        ? ", " + counted(-slack, "day", "days") + " after it is wanted"
                        : ", " + counted(slack, "day", "days") + " before it must be";
        return "All that it waits for is expected to be there on " + expected + margin + open;
    }

    private static String counted(long number, String one, String many) {
        return number + " " + (number == 1 ? one : many);
    }

    /** Whether nothing of it can come later for want of a forecast. */
    public boolean certain() {
        return withoutForecast == 0 && complete;
    }
}
