package org.sdohub.organization;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sdohub.kernel.BodyId.GroupId;
import org.sdohub.organization.Charter.Deliverable;
import org.sdohub.organization.Charter.ExpectedDelivery;

/**
 * What one group's charter waits for from another group of its organization, held against that group's own charter
 * (section 9 of the IMPS charter against section 5).
 *
 * @param waiting the group whose charter says so
 * @param group as the charter names it
 * @param deliverable as the charter names it
 * @param from null where no group is called that
 * @param promised the deliverable of that title in the other group's charter; null where there is none
 * @param keepsWaiting the waiting group's own deliverables that need it and are not delivered yet
 * @param days too late; null where no days are at stake
 * @param circle whether the other group waits for this one in turn, directly or through others
 */
public record AwaitedDelivery(
        GroupId waiting,
        String group,
        String deliverable,
        @Nullable GroupId from,
        @Nullable Deliverable promised,
        List<Deliverable> keepsWaiting,
        State state,
        @Nullable Long days,
        boolean circle,
        String sentence) {

    /** The most urgent first. */
    public enum State {
        OVERDUE,
        /** After the first of the deliverables that wait for it is due. */
        TOO_LATE,
        /** No charter in force says that it will come. */
        NOT_PROMISED,
        GROUP_UNKNOWN,
        /** Promised without a day. */
        OPEN,
        IN_TIME,
        DELIVERED
    }

    public AwaitedDelivery {
        keepsWaiting = List.copyOf(keepsWaiting);
    }

    /** @param theirs the other group's charter in force; null where it has none */
    static AwaitedDelivery of(
            Charter ours,
            ExpectedDelivery what,
            @Nullable GroupId from,
            @Nullable Charter theirs,
            boolean circle,
            LocalDate today) {
        List<Deliverable> open = ours.deliverables().stream()
                .filter(one -> !delivered(one) && what.waitedForBy(one))
                .toList();
        Deliverable promised = theirs == null
                ? null
                : theirs.deliverables().stream()
                        .filter(one -> one.called(what.deliverable()))
                        .findFirst()
                        .orElse(null);
        Verdict verdict = Verdict.of(what, from, theirs, promised, open, today);
        return new AwaitedDelivery(
                ours.group(),
                what.group(),
                what.deliverable(),
                from,
                promised,
                open,
                verdict.state,
                verdict.days,
                circle,
                verdict.sentence);
    }

    private static boolean delivered(Deliverable one) {
        return one.status() == Deliverable.Status.DONE || one.status() == Deliverable.Status.MAINTAINED;
    }

    private record Verdict(State state, @Nullable Long days, String sentence) {

        static Verdict of(
                ExpectedDelivery what,
                @Nullable GroupId from,
                @Nullable Charter theirs,
                @Nullable Deliverable promised,
                List<Deliverable> open,
                LocalDate today) {
            String group = what.group();
            if (from == null) {
                return plain(State.GROUP_UNKNOWN, "No group of this organization is called " + group + ".");
            }
            if (theirs == null) {
                return plain(State.NOT_PROMISED, group + " has no charter.");
            }
            if (promised == null) {
                return plain(State.NOT_PROMISED, "The charter of " + group + " names no deliverable of this title.");
            }
            if (delivered(promised)) {
                return plain(State.DELIVERED, group + " has delivered it.");
            }
            LocalDate due = promised.due();
            return due == null ? plain(State.OPEN, group + " has set no day for it.") : dated(group, due, open, today);
        }

        private static Verdict dated(String group, LocalDate due, List<Deliverable> open, LocalDate today) {
            if (today.isAfter(due)) {
                long days = ChronoUnit.DAYS.between(due, today);
                return new Verdict(
                        State.OVERDUE, days, group + " was to deliver it by " + due + ", " + counted(days) + " ago.");
            }
            Optional<Deliverable> first = open.stream()
                    .filter(one -> one.due() != null)
                    .min(Comparator.comparing(one -> Objects.requireNonNull(one.due())));
            LocalDate needed = first.isEmpty() ? null : first.get().due();
            if (needed == null) {
                return plain(State.IN_TIME, group + " is to deliver it by " + due + ".");
            }
            long days = ChronoUnit.DAYS.between(needed, due);
            String whose = first.map(Deliverable::title).orElse("") + " is due.";
            String said = group + " is to deliver it by " + due + ", ";
            return days > 0
                    ? new Verdict(State.TOO_LATE, days, said + counted(days) + " after " + whose)
                    : plain(State.IN_TIME, said + counted(-days) + " before " + whose);
        }

        private static Verdict plain(State state, String sentence) {
            return new Verdict(state, null, sentence);
        }

        private static String counted(long days) {
            return days == 1 ? "1 day" : days + " days";
        }
    }
}
