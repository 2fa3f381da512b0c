package org.sdohub.adapter.exchange;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sdohub.dependency.ListReader.Row;
import org.sdohub.dependency.ListReader.Table;
import org.sdohub.dependency.RowProblems;
import org.sdohub.kernel.Refusal;

/** An array of entries, or an object that has one under {@code entries}, as {@link ListTexts} writes it. */
final class JsonReading {

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    /** What a list says of itself; it is the hub's, and not read. */
    private static final Set<String> OF_THE_LIST = Set.of("id", "number", "asOf", "publishedAt", "note");

    private final String text;
    private final RowProblems problems = new RowProblems();
    private final List<Row> rows = new ArrayList<>();

    JsonReading(String text) {
        this.text = text;
    }

    Table table() {
        try (JsonParser parser = FACTORY.createParser(text)) {
            take(parser);
        } catch (JsonProcessingException malformed) {
            int line = malformed.getLocation() == null
                    ? 1
                    : malformed.getLocation().getLineNr();
            malformed(Math.max(line, 1), "From here on this is not JSON: " + malformed.getOriginalMessage());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return new Table(rows, problems.found());
    }

    private void malformed(int line, String message) {
        problems.add(line, "", Refusal.invalid("DEPENDENCY_LIST_JSON_MALFORMED", message));
    }

    private void take(JsonParser parser) throws IOException {
        JsonToken first = parser.nextToken();
        if (first == JsonToken.START_ARRAY) {
            entries(parser);
        } else if (first == JsonToken.START_OBJECT) {
            object(parser);
        } else {
            malformed(1, "A list is an array of entries, or an object with entries.");
            return;
        }
        if (parser.nextToken() != null) {
            malformed(line(parser), "Something follows the list.");
        }
    }

    private static int line(JsonParser parser) {
        return parser.currentTokenLocation().getLineNr();
    }

    private void object(JsonParser parser) throws IOException {
        boolean found = false;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            int line = line(parser);
            JsonToken value = parser.nextToken();
            if (name.equals("entries") && value == JsonToken.START_ARRAY) {
                found = true;
                entries(parser);
                continue;
            }
            parser.skipChildren();
            if (!OF_THE_LIST.contains(name)) {
                malformed(line, "A list says nothing of this name, or not in this form: " + name + ".");
            }
        }
        if (!found) {
            malformed(1, "This object has no array of entries.");
        }
    }

    private void entries(JsonParser parser) throws IOException {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            int line = line(parser);
            if (parser.currentToken() != JsonToken.START_OBJECT) {
                parser.skipChildren();
                malformed(line, "An entry is an object.");
                continue;
            }
            entry(parser, line);
        }
    }

    private void entry(JsonParser parser, int line) throws IOException {
        Map<String, String> cells = new LinkedHashMap<>();
        int before = problems.found().size();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            cells.put(name, value == JsonToken.VALUE_NULL || value.isStructStart() ? "" : parser.getText());
            if (value.isStructStart()) {
                parser.skipChildren();
                problems.add(line, name, Refusal.invalid("DEPENDENCY_LIST_VALUE_MALFORMED", "A value is a text."));
            }
        }
        ListTextReader.check(problems, line, cells.keySet());
        if (problems.found().size() == before) {
            rows.add(new Row(line, cells));
        }
    }
}
