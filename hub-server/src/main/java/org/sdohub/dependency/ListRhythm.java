package org.sdohub.dependency;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sdohub.dependency.DependencyListStore.Direction;
import org.sdohub.kernel.BodyId.OrganizationId;
import org.sdohub.kernel.Entity;
import org.sdohub.kernel.HubEvent.Change;
import org.sdohub.kernel.Office;
import org.sdohub.kernel.Refusal;
import org.sdohub.kernel.Refused;
import org.sdohub.kernel.Step;
import org.sdohub.relationship.RelationshipId;

/**
 * How often one side sends its list (RFC 3975 3: regularly; RFC 4691 2.3: monthly). It is in force once both sides have said
 * the same; until then what was in force before stays so.
 *
 * @param agreed null while nothing is, and once both have said that nothing shall be
 * @param proposal what one side said last and the other has not; null where there is no such thing
 * @param toldOverdue the day a list was due that it was last told of; null where none was late yet
 */
public record ListRhythm(
        ListRhythmId id,
        long version,
        RelationshipId relationship,
        OrganizationId side,
        @Nullable Pace agreed,
        @Nullable Proposal proposal,
        @Nullable LocalDate toldOverdue)
        implements Entity {

    private static final int LONGEST_PAUSE = 24;
    private static final int LONGEST_SOURCE = 300;

    /**
     * @param months from one list to the next, 1 to 24
     * @param firstDue the first list that follows it is there by then
     * @param agreedIn where that was said, such as {@code RFC 4691 2.3}; may be empty
     */
    public record Pace(int months, LocalDate firstDue, String agreedIn) {

        public Pace {
            agreedIn = agreedIn.strip();
            if (months < 1 || months > LONGEST_PAUSE) {
                throw new Refused(Refusal.invalid(
                        "DEPENDENCY_LIST_RHYTHM_MALFORMED",
                        "From one list to the next it is 1 to " + LONGEST_PAUSE + " months.",
                        "months"));
            }
            if (agreedIn.length() > LONGEST_SOURCE) {
                throw new Refused(Refusal.invalid(
                        "DEPENDENCY_LIST_RHYTHM_MALFORMED",
                        "This has at most " + LONGEST_SOURCE + " characters.",
                        "agreedIn"));
            }
        }

        String said() {
            return (months == 1 ? "every month" : "every " + months + " months") + " from " + firstDue;
        }

        /** @param last when the last list was published; null while none was */
        LocalDate nextDue(@Nullable LocalDate last) {
            LocalDate next = last == null ? firstDue : last.plusMonths(months);
            return next.isBefore(firstDue) ? firstDue : next;
        }
    }

    /** @param pace null to send none regularly any more */
    public record Proposal(@Nullable Pace pace, OrganizationId by) {}

    static ListRhythm none(Direction direction) {
        return new ListRhythm(
                ListRhythmId.of(direction), 0, direction.relationship(), direction.side(), null, null, null);
    }

    public Direction direction() {
        return new Direction(relationship, side);
    }

    /** Saying what is in force already takes an own proposal back. */
    Step<ListRhythm> said(@Nullable Pace pace, OrganizationId by, Office capacity) {
        boolean consent = proposal != null && !proposal.by.equals(by) && Objects.equals(proposal.pace, pace);
        boolean asItIs = Objects.equals(agreed, pace);
        if (asItIs && proposal == null) {
            throw new Refused(Refusal.broken("DEPENDENCY_LIST_RHYTHM_AS_IT_IS", "That is in force already."));
        }
        Change change = new Change("rhythm", said(agreed), said(pace));
        if (consent || asItIs) {
            var next = new ListRhythm(id, version + 1, relationship, side, pace, null, toldOverdue);
            return Step.of(next, capacity, new DependencyEvent.DependencyListRhythmAgreed(id, List.of(change)));
        }
        var next = new ListRhythm(id, version + 1, relationship, side, agreed, new Proposal(pace, by), toldOverdue);
        return Step.of(next, capacity, new DependencyEvent.DependencyListRhythmProposed(id, List.of(change)));
    }

    private static @Nullable String said(@Nullable Pace pace) {
        return pace == null ? null : pace.said();
    }

    Step<ListRhythm> overdue(LocalDate due) {
        var next = new ListRhythm(id, version + 1, relationship, side, agreed, proposal, due);
        var change = new Change("due", null, due.toString());
        return Step.of(next, null, new DependencyEvent.DependencyListOverdue(id, List.of(change)));
    }

    /**
     * Where a rhythm stands on a day.
     *
     * @param nextDue null where nothing is agreed
     * @param sentence says it all; the same everywhere
     */
    public record Beat(@Nullable LocalDate nextDue, boolean overdue, String sentence) {}

    /**
     * @param last when the last list was published; null while none was
     * @param sender as people call the side
     */
    public Beat on(LocalDate today, @Nullable LocalDate last, String sender) {
        if (agreed == null) {
            return new Beat(null, false, "Nothing is agreed on how often " + sender + " sends its list.");
        }
        LocalDate due = agreed.nextDue(last);
        long days = ChronoUnit.DAYS.between(today, due);
        String every = agreed.months == 1 ? "every month" : "every " + agreed.months + " months";
        String when = days < 0
                ? "was due on " + due + ", " + counted(-days) + " ago."
                : "is due on " + due + (days == 0 ? ", today." : ", in " + counted(days) + ".");
        String which = last == null ? "the first " : "the next ";
        return new Beat(due, days < 0, sender + " sends its list " + every + "; " + which + when);
    }

    private static String counted(long days) {
        return days == 1 ? "1 day" : days + " days";
    }
}
