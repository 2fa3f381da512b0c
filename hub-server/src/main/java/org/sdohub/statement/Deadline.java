package org.sdohub.statement;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * By when an answer is wanted: a day, until its end in a zone, or the explicit word that no deadline was given. People
 * who must type a date type one in 2033 otherwise.
 *
 * @param date null where the sender said that there is none
 * @param zone null with the date
 */
public record Deadline(@Nullable LocalDate date, @Nullable ZoneId zone) {

    public static final Deadline NOT_GIVEN = new Deadline(null, null);

    public Deadline {
        if ((date == null) != (zone == null)) {
            throw new IllegalArgumentException("a deadline's day needs its zone");
        }
    }

    public static Deadline until(LocalDate date, ZoneId zone) {
        return new Deadline(date, zone);
    }

    /** The first instant at which it is too late; empty where no deadline was given. */
    public Optional<Instant> end() {
        return date == null || zone == null ? Optional.empty() : Optional.of(endOf(date, zone));
    }

    static Instant endOf(LocalDate date, ZoneId zone) {
        return date.plusDays(1).atStartOfDay(zone).toInstant();
    }
}
