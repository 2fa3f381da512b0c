package org.sdohub.statement;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sdohub.kernel.BodyId;
import org.sdohub.organization.Profile.GateKind;
import org.sdohub.statement.Statement.Posted;

/**
 * Who owes what to whom by when, in one sentence that is the same on every page, in mail and in feeds.
 *
 * @param label how people call a body
 */
public record DueSentence(Function<BodyId, String> label, Instant now) {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH);

    public String of(Statement statement) {
        return switch (statement) {
            case Statement.Draft draft ->
                draft.returned() == null ? "Draft, not sent yet" : "Returned to its editors, not sent yet";
            case Statement.Pending pending -> waiting(pending);
            case Statement.Abandoned abandoned -> "Abandoned on " + day(abandoned.at()) + ", never sent";
            case Statement.Withdrawn withdrawn -> "Withdrawn on " + day(withdrawn.at());
            case Posted posted -> posted(posted);
        };
    }

    private String waiting(Statement.Pending pending) {
        String gates = pending.gates().stream()
                .filter(Gate::open)
                .map(gate -> gate(gate.kind()) + " for " + label.apply(gate.body()))
                .distinct()
                .collect(Collectors.joining(" and "));
        return "Waiting for " + gates;
    }

    private static String gate(GateKind kind) {
        return switch (kind) {
            case MODERATION -> "moderation";
            case APPROVAL -> "approval";
            case MANAGER_REVIEW -> "review by the liaison manager";
            case COORDINATOR_REVIEW -> "review by the liaison coordinator";
        };
    }

    private String posted(Posted posted) {
        List<Due> owed = Due.owed(posted);
        if (!owed.isEmpty()) {
            return owing(posted, owed);
        }
        List<Handling> asked = posted.handlings().stream()
                .filter(one -> Due.asked(posted, one))
                .filter(one -> one.state() != Handling.State.REDIRECTED)
                .toList();
        if (posted.revised() && asked.stream().anyMatch(one -> one.state().open())) {
            return "Revised: a later statement took its place";
        }
        return asked.isEmpty() ? "No answer expected" : settled(posted, asked);
    }

    /** Of several, those who are due first. */
    private String owing(Posted posted, List<Due> owed) {
        Due first = owed.getFirst();
        List<Due> together = owed.stream()
                .filter(due -> Objects.equals(due.date(), first.date()))
                .toList();
        String who =
                together.stream().map(due -> label.apply(due.handling().body())).collect(Collectors.joining(" and "));
        String whom = senders(posted.letter().envelope());
        String start = who + (together.size() > 1 ? " owe " : " owes ") + whom + " an answer";
        LocalDate date = first.date();
        if (date == null) {
            return start + ", no deadline given";
        }
        return start + (first.overdue(now) ? " since " : " by ") + DAY.format(date) + ", " + distance(first, date);
    }

    private String senders(Envelope envelope) {
        return Stream.concat(
                        envelope.from().stream().map(label),
                        Stream.ofNullable(envelope.strangers().from()))
                .collect(Collectors.joining(" and "));
    }

    private String distance(Due due, LocalDate date) {
        long left = ChronoUnit.DAYS.between(due.today(now), date);
        if (left == 0) {
            return "due today";
        }
        return left > 0 ? days(left) + " left" : "overdue by " + days(-left);
    }

    private static String days(long count) {
        return count + (count == 1 ? " day" : " days");
    }

    /** Nobody owes anything any more: the last word. */
    private String settled(Posted posted, List<Handling> asked) {
        Handling last = asked.getFirst();
        for (Handling one : asked) {
            last = one.since().isAfter(last.since()) ? one : last;
        }
        String who = label.apply(last.body());
        if (!last.replies().isEmpty()) {
            return who + " answered " + punctuality(posted, last);
        }
        return switch (last.state()) {
            case DECLINED -> who + " declined on " + day(last.since());
            case NO_REPLY -> who + " decided on " + day(last.since()) + " not to reply";
            case NOTED -> who + " noted it on " + day(last.since());
            default -> "Dealt with by " + who;
        };
    }

    private static String punctuality(Posted posted, Handling handling) {
        Instant at = handling.replies().getLast().at();
        Due due = Due.of(posted, handling);
        String on = "on " + DAY.format(due.today(at));
        LocalDate date = due.date();
        if (date == null) {
            return on;
        }
        long late = ChronoUnit.DAYS.between(date, due.today(at));
        return on + (late > 0 ? ", " + days(late) + " late" : ", in time");
    }

    private static String day(Instant at) {
        return DAY.format(at.atZone(java.time.ZoneOffset.UTC));
    }
}
