package org.sdohub.statement;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.sdohub.kernel.BodyId.OrganizationId;

/**
 * How two sides answer each other.
 *
 * @param sides each in all
 * @param years each by the year in which it was asked, the latest first
 */
public record AnswerTimes(List<Figures> sides, List<Figures> years) {

    private static final int HOURS_A_DAY = 24;

    /**
     * @param side that was asked
     * @param year in which it was asked (UTC); null for all of them
     * @param asked how often one of its bodies owed an answer: the sum of answered, settledOtherwise and open
     * @param answered with a final reply
     * @param medianDays half of the answers took no more full days than this; null without an answer
     * @param ninetiethPercentileDays nine in ten answers took no more full days than this; null without an answer
     * @param inTime answered before its deadline had passed
     * @param late answered after that
     * @param withoutDeadline answered where none was given
     * @param settledOtherwise declined, noted, left without reply or closed, without a final reply
     * @param open still owed
     * @param overdue of these, those whose deadline has passed
     * @param postponed of the open ones, those put off to a meeting
     */
    public record Figures(
            OrganizationId side,
            @Nullable Integer year,
            int asked,
            int answered,
            @Nullable Integer medianDays,
            @Nullable Integer ninetiethPercentileDays,
            int inTime,
            int late,
            int withoutDeadline,
            int settledOtherwise,
            int open,
            int overdue,
            int postponed) {}

    public AnswerTimes {
        sides = List.copyOf(sides);
        years = List.copyOf(years);
    }

    /** @param sides in the order in which they are shown; one that was never asked has zeros */
    public static AnswerTimes of(Collection<Answering> all, List<OrganizationId> sides, Instant now) {
        List<Figures> inAll = new ArrayList<>();
        List<Figures> byYear = new ArrayList<>();
        for (OrganizationId side : sides) {
            List<Answering> own =
                    all.stream().filter(one -> one.side().equals(side)).toList();
            inAll.add(figures(side, null, own, now));
            Map<Integer, List<Answering>> years = new TreeMap<>((one, other) -> other - one);
            own.forEach(one ->
                    years.computeIfAbsent(year(one), any -> new ArrayList<>()).add(one));
            years.forEach((year, those) -> byYear.add(figures(side, year, those, now)));
        }
        return new AnswerTimes(inAll, byYear);
    }

    private static int year(Answering one) {
        return one.asked().atZone(ZoneOffset.UTC).getYear();
    }

    private static Figures figures(OrganizationId side, @Nullable Integer year, List<Answering> those, Instant now) {
        List<Answering> open = those.stream().filter(one -> one.state().open()).toList();
        List<Answering> settled =
                those.stream().filter(one -> !one.state().open()).toList();
        List<Answering> answered =
                settled.stream().filter(one -> one.answered() != null).toList();
        List<Integer> days = days(answered);
        return new Figures(
                side,
                year,
                those.size(),
                answered.size(),
                within(days, 50),
                within(days, 90),
                count(answered, one -> one.dueEnd() != null && !one.late()),
                count(answered, Answering::late),
                count(answered, one -> one.dueEnd() == null),
                settled.size() - answered.size(),
                open.size(),
                count(open, one -> one.overdue(now)),
                count(open, one -> one.state() == Handling.State.POSTPONED));
    }

    private static int count(List<Answering> those, Predicate<Answering> like) {
        return (int) those.stream().filter(like).count();
    }

    /** Full days of 24 hours, rising. An answer on record as older than its question took none. */
    private static List<Integer> days(List<Answering> answered) {
        List<Integer> days = new ArrayList<>();
        for (Answering one : answered) {
            Instant at = one.answered();
            long hours = at == null
                    ? 0
                    : Math.max(0, Duration.between(one.asked(), at).toHours());
            days.add((int) (hours / HOURS_A_DAY));
        }
        days.sort(null);
        return days;
    }

    /** The smallest number of days within which that part of them came (nearest rank). */
    private static @Nullable Integer within(List<Integer> rising, int percent) {
        if (rising.isEmpty()) {
            return null;
        }
        int rank = (rising.size() * percent + 99) / 100;
        return rising.get(rank - 1);
    }
}
