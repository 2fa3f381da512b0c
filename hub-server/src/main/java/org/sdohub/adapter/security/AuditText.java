package org.sdohub.adapter.security;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sdohub.identity.AuditEntry;
import org.sdohub.identity.AuditNote;

/** Entries of the audit log as lines: a JSON object each, or a record of RFC 4180. */
@Singleton
final class AuditText {

    enum Format {
        NDJSON("application/x-ndjson"),
        CSV("text/csv; charset=utf-8");

        private final String mediaType;

        Format(String mediaType) {
            this.mediaType = mediaType;
        }

        String mediaType() {
            return mediaType;
        }
    }

    /** What tells of entries between those of an organization: from hashes alone a guess of one could be proved. */
    private static final Set<String> OF_THE_WHOLE = Set.of("event", "previous", "hash");

    private static final List<String> COLUMNS = List.of(
            "number",
            "at",
            "account",
            "name",
            "office",
            "operation",
            "subject",
            "outcome",
            "times",
            "event",
            "organization",
            "previous",
            "hash");

    private final ObjectMapper json;

    AuditText(ObjectMapper json) {
        this.json = json;
    }

    /** @param whole for who reads all entries, or only those of organizations */
    String head(Format format, boolean whole) {
        return format == Format.CSV ? columns(whole).collect(Collectors.joining(",")) + "\r\n" : "";
    }

    String lines(List<AuditEntry> entries, Format format, boolean whole) {
        return entries.stream()
                .map(entry -> values(entry, whole))
                .map(values -> format == Format.CSV ? csv(values, whole) : json(values))
                .collect(Collectors.joining());
    }

    private static Stream<String> columns(boolean whole) {
        return COLUMNS.stream().filter(name -> whole || !OF_THE_WHOLE.contains(name));
    }

    private static Map<String, @Nullable Object> values(AuditEntry entry, boolean whole) {
        AuditNote note = entry.note();
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put("number", entry.number());
        values.put("at", note.at().toString());
        values.put("account", note.account());
        values.put("name", note.name());
        values.put("office", note.office());
        values.put("operation", note.operation());
        values.put("subject", note.subject());
        values.put("outcome", note.outcome());
        values.put("times", note.times());
        values.put("event", note.event());
        values.put(
                "organization",
                note.organization() == null ? null : note.organization().text());
        values.put("previous", entry.previous());
        values.put("hash", entry.hash());
        values.keySet().removeIf(name -> !whole && OF_THE_WHOLE.contains(name));
        return values;
    }

    private String json(Map<String, @Nullable Object> values) {
        try {
            return json.writeValueAsString(values) + "\n";
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String csv(Map<String, @Nullable Object> values, boolean whole) {
        return columns(whole).map(name -> cell(values.get(name))).collect(Collectors.joining(",")) + "\r\n";
    }

    /** What a spreadsheet would take for a formula stands behind an apostrophe, as in all our CSV. */
    private static String cell(@Nullable Object value) {
        String text = value == null ? "" : value.toString();
        boolean taken = !text.isEmpty() && "=+-@\t\r\n'".indexOf(text.charAt(0)) >= 0;
        String safe = taken ? "'" + text : text;
        boolean quoted = safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
        return quoted ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }
}
