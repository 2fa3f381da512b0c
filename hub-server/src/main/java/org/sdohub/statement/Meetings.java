package org.sdohub.statement;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sdohub.kernel.BodyId;
import org.sdohub.kernel.BodyId.GroupId;
import org.sdohub.organization.Bodies;
import org.sdohub.organization.Group;
import org.sdohub.organization.Group.Meeting;
import org.sdohub.statement.Statement.Posted;

/**
 * When a body meets, and whether it can still treat something in time. A group without meetings of its own meets with the
 * one above it.
 */
public record Meetings(Bodies.Tree tree, Instant now) {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH);

    /**
     * Whether a body can still treat a statement before its answer is due.
     *
     * @param yes null where no meeting is known, or nothing is due
     * @param sentence says why
     */
    public record Treatment(@Nullable Boolean yes, String sentence) {}

    /** The first one to which something that arrives now can still be brought; empty where none is known. */
    Optional<Meeting> next(BodyId body) {
        return known(body).filter(this::open).min(Comparator.comparing(Meeting::from));
    }

    private Stream<Meeting> known(BodyId body) {
        List<BodyId> upwards = new ArrayList<>(List.of(body));
        upwards.addAll(tree.lineage(body).above());
        return upwards.stream()
                .filter(GroupId.class::isInstance)
                .map(group -> tree.group((GroupId) group).map(Group::meetings).orElse(List.of()))
                .filter(meetings -> !meetings.isEmpty())
                .findFirst()
                .stream()
                .flatMap(List::stream);
    }

    private boolean open(Meeting meeting) {
        LocalDate today = LocalDate.ofInstant(now, meeting.zone());
        return !lastDay(meeting).isBefore(today);
    }

    /** The last day on which something new is taken. */
    private static LocalDate lastDay(Meeting meeting) {
        return Objects.requireNonNullElse(meeting.cutOff(), meeting.from());
    }

    /** Of what is dealt with, or owes no answer, there is no question. */
    public Treatment inTime(Posted statement, Handling handling) {
        if (!handling.state().open()) {
            return new Treatment(null, tree.label(handling.body()) + " has dealt with it");
        }
        return Due.asked(statement, handling)
                ? before(Due.of(statement, handling).date(), handling.body())
                : new Treatment(null, tree.label(handling.body()) + " owes no answer");
    }

    /** @param due null where no answer is due on a day */
    Treatment before(@Nullable LocalDate due, BodyId body) {
        String who = tree.label(body);
        Optional<Meeting> next = next(body);
        if (next.isEmpty()) {
            return new Treatment(null, "No coming meeting of " + who + " is known");
        }
        Meeting meeting = next.get();
        String when = who + " meets next " + days(meeting) + " (" + meeting.title() + "), open for contributions until "
                + DAY.format(lastDay(meeting));
        if (due == null) {
            return new Treatment(null, when + "; no day is due");
        }
        boolean inTime = !meeting.to().isAfter(due);
        return new Treatment(
                inTime,
                inTime
                        ? when + ", in time for " + DAY.format(due)
                        : when + ", too late for " + DAY.format(due) + "; an extra meeting or another date is needed");
    }

    private static String days(Meeting meeting) {
        return meeting.from().equals(meeting.to())
                ? "on " + DAY.format(meeting.from())
                : "from " + DAY.format(meeting.from()) + " to " + DAY.format(meeting.to());
    }
}
