package org.sdohub.dependency;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sdohub.dependency.Dependency.Kind;
import org.sdohub.dependency.ListReader.Row;
import org.sdohub.kernel.BodyId;
import org.sdohub.kernel.Refusal;
import org.sdohub.kernel.Refused;
import org.sdohub.organization.Bodies;
import org.sdohub.organization.Profile.Maturity;

/** A row of a list that somebody brings, read as what it means. A column that is not there says nothing. */
record ListedEntry(Row row, Bodies.Tree tree) {

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ISO_LOCAL_DATE.withResolverStyle(ResolverStyle.STRICT);

    int line() {
        return row.line();
    }

    boolean gave(String column) {
        return row.cells().containsKey(column);
    }

    String text(String column) {
        return row.cells().getOrDefault(column, "").strip();
    }

    /** Empty for a new one, also where it is no id of ours: another hub has its own. */
    Optional<DependencyId> id() {
        String text = text("dependency");
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new DependencyId(UUID.fromString(text)));
        } catch (IllegalArgumentException other) {
            throw invalid("DEPENDENCY_ID_MALFORMED", "This is no id; leave it empty for a new entry.", "dependency");
        }
    }

    End textEnd(String column) {
        try {
            return new End.UncataloguedText(text(column));
        } catch (Refused refused) {
            Refusal why = refused.refusals().getFirst();
            throw invalid(why.code(), why.message(), column);
        }
    }

    Kind kind() {
        return choice(Kind.class, "kind", "DEPENDENCY_KIND_UNKNOWN");
    }

    boolean pinned() {
        return switch (text("pinned").toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false", "" -> false;
            default -> throw invalid("DEPENDENCY_PINNED_MALFORMED", "This is true or false.", "pinned");
        };
    }

    /** Null where the cell is empty. */
    @Nullable
    Maturity neededMaturity() {
        return text("neededMaturity").isEmpty()
                ? null
                : choice(Maturity.class, "neededMaturity", "DEPENDENCY_MATURITY_UNKNOWN");
    }

    private <E extends Enum<E>> E choice(Class<E> type, String column, String code) {
        String text = text(column);
        return Arrays.stream(type.getEnumConstants())
                .filter(value -> value.name().equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() ->
                        invalid(code, "This is one of " + Arrays.toString(type.getEnumConstants()) + ".", column));
    }

    /** Null where the cell is empty. */
    @Nullable
    LocalDate day(String column) {
        String text = text(column);
        if (text.isEmpty()) {
            return null;
        }
        try {
            LocalDate day = LocalDate.parse(text, DAY);
            if (day.getYear() >= 1 && day.getYear() <= 9999) {
                return day;
            }
        } catch (DateTimeParseException malformed) {
            // Told below, like a day of no year that anybody means.
        }
        throw invalid("DEPENDENCY_DATE_MALFORMED", "This is a day of the years 1 to 9999, such as 2011-10-28.", column);
    }

    /** As in {@code OMA CD} or {@code OMA/CD}; null where the cell is empty. */
    @Nullable
    BodyId body(String column) {
        String text = text(column);
        if (text.isEmpty()) {
            return null;
        }
        return tree.byKey(text)
                .or(() -> tree.byKey(text.replaceFirst("\\s+", "/")))
                .orElseThrow(() -> new Refused(new Refusal.NotFound(
                        "BODY_UNKNOWN",
                        "There is no such organization or group.",
                        List.of(column),
                        "Write it as OMA or OMA CD.")));
    }

    /**
     * What is not in the text stays; what was never justified needs no items to stay so.
     *
     * @param now null where nobody has given one
     */
    @Nullable
    Justification justification(@Nullable Justification now) {
        Justification before = now == null ? Justification.NOTHING : now;
        Justification said = Justification.of(item -> gave(item.column()) ? text(item.column()) : item.said(before));
        try {
            said.refuseUnfitting();
        } catch (Refused refused) {
            throw new Refused(refused.refusals().stream()
                    .map(one -> Refusal.invalid(one.code(), one.message(), column(one)))
                    .toList());
        }
        return said.equals(before) ? now : said;
    }

    private static String column(Refusal tooLong) {
        return Arrays.stream(Justification.Item.values())
                .filter(item -> List.of(item.field()).equals(tooLong.field()))
                .map(Justification.Item::column)
                .findFirst()
                .orElse("");
    }

    private static Refused invalid(String code, String message, String column) {
        return new Refused(Refusal.invalid(code, message, column));
    }
}
