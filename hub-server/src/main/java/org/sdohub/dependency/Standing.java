package org.sdohub.dependency;

import java.time.LocalDate;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.sdohub.specification.SpecificationId;
import org.sdohub.specification.SpecificationVersion;

/**
 * A dependency's health with what can turn it.
 *
 * @param restsOn specifications whose change can turn it
 * @param turnsOn the next day on which it turns if nothing changes but the date; null where it never does
 */
record Standing(
        Health health,
        Set<SpecificationId> restsOn,
        @Nullable LocalDate turnsOn) {

    Standing {
        restsOn = Set.copyOf(restsOn);
    }

    static Standing of(Situation it) {
        Health today = Health.of(it);
        return new Standing(today, it.restsOn(), turnsOn(it, today));
    }

    private static @Nullable LocalDate turnsOn(Situation it, Health today) {
        for (LocalDate day : days(it)) {
            if (day.isAfter(it.today()) && !Health.of(it.on(day)).saysTheSameAs(today)) {
                return day;
            }
        }
        return null;
    }

    /** The days after those that a health is held against. */
    private static SortedSet<LocalDate> days(Situation it) {
        SortedSet<LocalDate> days = new TreeSet<>();
        note(days, it.dependency().neededBy());
        note(days, it.dependency().expected());
        SpecificationVersion counting = it.counting();
        note(days, counting == null ? null : counting.expires());
        return days;
    }

    private static void note(SortedSet<LocalDate> days, @Nullable LocalDate last) {
        if (last != null && last.isBefore(LocalDate.MAX)) {
            days.add(last.plusDays(1));
        }
    }
}
