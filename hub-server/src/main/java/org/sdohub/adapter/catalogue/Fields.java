package org.sdohub.adapter.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The fields of one JSON record. Absent, null and blank are the same. */
record Fields(JsonNode node, String place) {

    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMMM yyyy", Locale.ENGLISH);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH);

    /** The record's own id; its place where it has none. */
    String id() {
        return or("id", place);
    }

    boolean has(String name) {
        return node.has(name);
    }

    @Nullable
    String text(String name) {
        JsonNode value = node.path(name);
        String text = value.isValueNode() && !value.isNull() ? value.asText().strip() : "";
        return text.isEmpty() ? null : text;
    }

    String or(String name, String otherwise) {
        String text = text(name);
        return text == null ? otherwise : text;
    }

    boolean flag(String name) {
        return node.path(name).asBoolean(false);
    }

    List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        node.path(name).forEach(value -> texts.add(value.asText().strip()));
        texts.removeIf(String::isEmpty);
        return texts;
    }

    List<Fields> records(String name) {
        List<Fields> records = new ArrayList<>();
        node.path(name).forEach(value -> records.add(new Fields(value, place)));
        return records;
    }

    Optional<LocalDate> date(String name) {
        return Optional.ofNullable(text(name)).flatMap(Fields::parsed);
    }

    /** {@code 2009-03-05}, {@code 2014-09}, {@code April 1969} or {@code 1 April 2022}; of a month its first day. */
    static Optional<LocalDate> parsed(String text) {
        try {
            if (text.matches("\\d{4}-\\d\\d-\\d\\d")) {
                return Optional.of(LocalDate.parse(text));
            }
            if (text.matches("\\d{4}-\\d\\d")) {
                return Optional.of(YearMonth.parse(text).atDay(1));
            }
            boolean day = Character.isDigit(text.charAt(0));
            return Optional.of(
                    day
                            ? LocalDate.parse(text, DAY)
                            : YearMonth.parse(text, MONTH).atDay(1));
        } catch (DateTimeException notADate) {
            return Optional.empty();
        }
    }
}
