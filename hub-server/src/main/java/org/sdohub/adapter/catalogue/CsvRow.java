package org.sdohub.adapter.catalogue;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** @param place the file, and the line on which the row ends, counted from 1 */
record CsvRow(CSVRecord row, String place) {

    /** A row cannot be read; the message says why. */
    static final class Unfit extends RuntimeException {
        Unfit(String why) {
            super(why, null, false, false);
        }
    }

    /** Null where the table has no such column or this row leaves it empty. */
    @Nullable
    String text(String column) {
        String text = row.isSet(column) ? row.get(column) : "";
        return text.isBlank() ? null : text;
    }

    String or(String column, String otherwise) {
        String text = text(column);
        return text == null ? otherwise : text;
    }

    String needed(String column) {
        String text = text(column);
        if (text == null) {
            throw new Unfit("it has no " + column);
        }
        return text;
    }

    /** Several in one field stand apart by semicolons. */
    List<String> texts(String column) {
        return Arrays.stream(or(column, "").split(";"))
                .map(String::strip)
                .filter(one -> !one.isEmpty())
                .toList();
    }

    @Nullable
    LocalDate day(String column) {
        String text = text(column);
        if (text == null) {
            return null;
        }
        Optional<LocalDate> day = Fields.parsed(text);
        return day.orElseThrow(() -> new Unfit(column + " is no day such as 2009-03-05: " + text));
    }

    /** In any case, with blanks or underscores; null where it is empty. */
    <E extends Enum<E>> @Nullable E one(String column, Class<E> of) {
        String text = text(column);
        if (text == null) {
            return null;
        }
        String name = text.toUpperCase(Locale.ROOT).replace(' ', '_').replace('-', '_');
        return Arrays.stream(of.getEnumConstants())
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new Unfit(column + " cannot be " + text + ": it is one of "
                        + String.join(
                                ", ",
                                Arrays.stream(of.getEnumConstants())
                                        .map(each -> each.name().toLowerCase(Locale.ROOT))
                                        .toList())));
    }
}
