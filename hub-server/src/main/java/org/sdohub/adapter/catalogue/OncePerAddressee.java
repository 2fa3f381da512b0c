package org.sdohub.adapter.catalogue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.sdohub.organization.Profile.Purpose;

/**
 * Puts together what its receiver recorded once for each addressee, with the addressee behind an arrow in the title. The
 * statement then has a handling for each, as open as each record says.
 */
final class OncePerAddressee {

    private static final Pattern ARROW = Pattern.compile("(.+?)\\s*->\\s*(\\S.*)");

    private OncePerAddressee() {}

    /** What all records of one statement have in common. */
    private record Sameness(
            String title,
            List<BodyName> from,
            @Nullable LocalDate sentOn,
            @Nullable Purpose purpose,
            @Nullable LocalDate deadline) {}

    /** In the order of the first record of each. */
    static List<StatementRecord> joined(List<StatementRecord> records) {
        Map<Object, StatementRecord> joined = new LinkedHashMap<>();
        for (StatementRecord one : records) {
            String title = title(one);
            Object key = title == null
                    ? one.id()
                    : new Sameness(title, one.from(), one.sentOn(), one.purpose(), one.deadline());
            joined.merge(key, one, (first, next) -> with(first, next, title == null ? "" : title));
        }
        return List.copyOf(joined.values());
    }

    private static @Nullable String title(StatementRecord one) {
        Matcher arrow = ARROW.matcher(one.title() == null ? "" : one.title());
        return arrow.matches() && one.sentOn() != null ? arrow.group(1) : null;
    }

    private static StatementRecord with(StatementRecord first, StatementRecord next, String title) {
        List<String> also = new ArrayList<>(first.also());
        also.add(next.id());
        return new StatementRecord(
                first.id(),
                first.from(),
                both(first, next, StatementRecord::to),
                title,
                first.sentOn(),
                first.purpose(),
                first.originalPurpose(),
                first.deadline(),
                first.noDeadline(),
                both(first, next, StatementRecord::numbers),
                both(first, next, StatementRecord::owing),
                first.draft() && next.draft(),
                both(first, next, StatementRecord::replies),
                both(first, next, StatementRecord::links),
                first.body().isBlank() ? next.body() : first.body(),
                both(first, next, StatementRecord::answeredIn),
                also,
                both(first, next, StatementRecord::missing));
    }

    private static <T> List<T> both(
            StatementRecord first, StatementRecord next, Function<StatementRecord, List<T>> of) {
        LinkedHashSet<T> all = new LinkedHashSet<>(of.apply(first));
        all.addAll(of.apply(next));
        return List.copyOf(all);
    }
}
