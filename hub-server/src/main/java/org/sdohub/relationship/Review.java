package org.sdohub.relationship;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** A relationship is looked at again at least yearly, also while dormant; this says how it stands with that. */
public record Review(LocalDate due, LocalDate today) {

    public boolean overdue() {
        return today.isAfter(due);
    }

    public String sentence() {
        long days = Math.abs(ChronoUnit.DAYS.between(today, due));
        if (days == 0) {
            return "The yearly review is due today.";
        }
        String much = days + (days == 1 ? " day" : " days");
        return overdue()
                ? "The yearly review was due on " + due + ", " + much + " ago."
                : "The yearly review is due on " + due + ", in " + much + ".";
    }

    /** Empty text where nothing is in force. */
    public static String sentence(Relationship of, LocalDate today) {
        LocalDate due = of.reviewDue();
        return due == null ? "" : new Review(due, today).sentence();
    }
}
