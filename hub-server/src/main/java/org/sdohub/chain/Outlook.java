package org.sdohub.chain;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * What the calendar says of a need that is not met yet, with all that it waits for and all that waits for it.
 *
 * @param arrives the day on which it and all that it waits for is forecast; null where nothing of it is
 * @param latest the last day that is early enough for it and all that waits for it; null where no day was set
 * @param slack days from the one to the other, from today where there is no forecast; negative where it comes too late;
 *     null without a latest day
 * @param certain false where it, or something that it waits for, has no forecast: then it may come later
 */
public record Outlook(
        State state,
        @Nullable LocalDate arrives,
        @Nullable LocalDate latest,
        @Nullable Long slack,
        boolean certain) {

    public enum State {
        /** After the latest day: it turns what waits for it red. */
        LATE,
        /** Nobody can say. */
        OPEN,
        IN_TIME
    }

    static Outlook of(@Nullable LocalDate arrives, @Nullable LocalDate latest, boolean certain, LocalDate today) {
        LocalDate earliest = arrives == null || arrives.isBefore(today) ? today : arrives;
        Long slack = latest == null ? null : (Long) ChronoUnit.DAYS.between(earliest, latest);
        return new Outlook(state(slack, certain), arrives, latest, slack, certain);
    }

    private static State state(@Nullable Long slack, boolean certain) {
        if (slack != null && slack < 0) {
            return State.LATE;
        }
        return certain ? State.IN_TIME : State.OPEN;
    }
}
