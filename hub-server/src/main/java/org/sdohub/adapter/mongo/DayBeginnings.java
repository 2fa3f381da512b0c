package org.sdohub.adapter.mongo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * A day by all beginnings of its name (2, 20, ... 2025-11-21). A span of days is then a few dozen beginnings, however much
 * lies in it: what has any of them is read side by side in another order than that of the days.
 */
final class DayBeginnings {

    /** Before all that are written. */
    static final LocalDate FIRST_DAY = LocalDate.of(0, 1, 1);

    private static final String FIRST = "0000-00-00";
    private static final String LAST = "9999-99-99";
    private static final int LAST_YEAR = 9999;
    private static final String AFTER_ALL = ":";
    private static final String DIGITS = "0123456789";

    /** Of 2025-11-21, those that stand before a digit. */
    private static final List<Integer> ENDS = List.of(1, 2, 3, 4, 6, 7, 9, 10);

    private DayBeginnings() {}

    static List<String> of(LocalDate day) {
        String name = day.toString();
        return ENDS.stream().map(end -> name.substring(0, end)).toList();
    }

    /**
     * @param from the first day; {@link #FIRST_DAY} for no beginning
     * @param until the day after the last one; one after year 9999 for no end
     */
    static List<String> covering(LocalDate from, LocalDate until) {
        List<String> covering = new ArrayList<>();
        String first = from.isAfter(FIRST_DAY) ? from.toString() : FIRST;
        cover("", first, until.getYear() > LAST_YEAR ? AFTER_ALL : until.toString(), covering);
        return covering;
    }

    private static void cover(String beginning, String from, String until, List<String> covering) {
        String first = beginning + FIRST.substring(beginning.length());
        String last = beginning + LAST.substring(beginning.length());
        if (last.compareTo(from) < 0 || first.compareTo(until) >= 0) {
            return;
        }
        if (!beginning.isEmpty() && first.compareTo(from) >= 0 && last.compareTo(until) < 0) {
            covering.add(beginning);
            return;
        }
        if (beginning.length() == LAST.length()) {
            return;
        }
        String next = LAST.charAt(beginning.length()) == '-' ? beginning + '-' : beginning;
        DIGITS.chars().forEach(digit -> cover(next + (char) digit, from, until, covering));
    }
}
