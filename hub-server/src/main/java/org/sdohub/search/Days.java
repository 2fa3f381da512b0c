package org.sdohub.search;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of days as people write it: {@code 2026-11-30}, {@code 2026-11}, {@code 2026}, {@code today}, {@code +7d},
 * each also after {@code < <= > >=}, or two of them with {@code ..} between.
 *
 * @param from null for any
 * @param until the last day; null for any
 */
record Days(@Nullable LocalDate from, @Nullable LocalDate until) {

    private static final Pattern COMPARED = Pattern.compile("(<=|>=|<|>)?\\s*(.+)");
    private static final Pattern RELATIVE = Pattern.compile("([+-])(\\d{1,4})d");
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern MONTH = Pattern.compile("\\d{4}-\\d{2}");
    private static final Pattern YEAR = Pattern.compile("[12]\\d{3}");

    /** Empty for what cannot be read. */
    static Optional<Days> parse(String text, LocalDate today) {
        int dots = text.indexOf("..");
        if (dots > 0) {
            return stretch(text.substring(0, dots), today)
                    .flatMap(first ->
                            stretch(text.substring(dots + 2), today).map(last -> new Days(first.from, last.until)));
        }
        Matcher compared = COMPARED.matcher(text);
        if (!compared.matches()) {
            return Optional.empty();
        }
        String how = compared.group(1) == null ? "" : compared.group(1);
        return stretch(compared.group(2), today).map(days -> switch (how) {
            case "<" -> new Days(null, days.first().minusDays(1));
            case "<=" -> new Days(null, days.until);
            case ">" -> new Days(days.last().plusDays(1), null);
            case ">=" -> new Days(days.from, null);
            default -> days;
        });
    }

    private LocalDate first() {
        return from == null ? LocalDate.MIN : from;
    }

    private LocalDate last() {
        return until == null ? LocalDate.MAX : until;
    }

    private static Optional<Days> stretch(String text, LocalDate today) {
        String word = text.strip().toLowerCase(Locale.ROOT);
        Matcher relative = RELATIVE.matcher(word);
        if (relative.matches()) {
            long days = Long.parseLong(relative.group(2));
            return day(relative.group(1).equals("-") ? today.minusDays(days) : today.plusDays(days));
        }
        try {
            return switch (word) {
                case "today" -> day(today);
                case "tomorrow" -> day(today.plusDays(1));
                case "yesterday" -> day(today.minusDays(1));
                default -> calendar(word);
            };
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    private static Optional<Days> calendar(String word) {
        if (DAY.matcher(word).matches()) {
            return day(LocalDate.parse(word));
        }
        if (MONTH.matcher(word).matches()) {
            YearMonth month = YearMonth.parse(word);
            return Optional.of(new Days(month.atDay(1), month.atEndOfMonth()));
        }
        if (YEAR.matcher(word).matches()) {
            int year = Integer.parseInt(word);
            return Optional.of(new Days(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31)));
        }
        return Optional.empty();
    }

    private static Optional<Days> day(LocalDate day) {
        return Optional.of(new Days(day, day));
    }
}
