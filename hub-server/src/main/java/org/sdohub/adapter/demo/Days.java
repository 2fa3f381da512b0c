package org.sdohub.adapter.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;

/** When things happened: on days of history, or so many days before the hub's first start. */
final class Days {

    /** The world begins with the OMA, in June 2002; the day is ours. */
    static final LocalDate BEGIN = LocalDate.of(2002, 6, 12);

    private final Instant firstStart;

    Days(Instant firstStart) {
        this.firstStart = firstStart;
    }

    /** At noon UTC. */
    static Instant on(LocalDate day) {
        return day.atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC);
    }

    static Instant on(int year, int month, int day) {
        return on(LocalDate.of(year, month, day));
    }

    /** Noon of that day, or the world's second day where that is later: nobody had an office before. */
    static Instant onOrSinceBegin(LocalDate day) {
        LocalDate second = BEGIN.plusDays(1);
        return on(day.isBefore(second) ? second : day);
    }

    LocalDate today() {
        return LocalDate.ofInstant(firstStart, ZoneOffset.UTC);
    }

    /** So many whole days before the first start, to the second. */
    Instant ago(int days) {
        return firstStart.minusSeconds(days * 86_400L);
    }

    LocalDate in(int days) {
        return today().plusDays(days);
    }
}
