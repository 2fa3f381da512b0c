package org.sdohub.adapter.exchange;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import org.sdohub.dependency.ListReader.Row;
import org.sdohub.dependency.ListReader.Table;
import org.sdohub.dependency.RowProblems;
import org.sdohub.kernel.Refusal;

/** A table of RFC 4180 with a header; the apostrophes that {@link CsvText} puts before formulas are taken away again. */
final class CsvReading {

    private static final int MOST_COLUMNS = 100;

    private final String text;
    private final RowProblems problems = new RowProblems();
    private final List<Row> rows = new ArrayList<>();
    private @Nullable List<String> header;

    CsvReading(String text) {
        this.text = text;
    }

    Table table() {
        try (CSVParser parser = CSVParser.parse(text, CSVFormat.RFC4180)) {
            take(parser);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return new Table(rows, problems.found());
    }

    /** Where quotes do not match nobody can say where the next row begins, so reading ends there. */
    private void take(CSVParser parser) {
        Iterator<CSVRecord> records = parser.iterator();
        int line = 1;
        try {
            while (records.hasNext() && (header != null || problems.none())) {
                take(line, records.next());
                line = (int) parser.getCurrentLineNumber() + 1;
            }
        } catch (UncheckedIOException malformed) {
            problems.add(
                    line,
                    "",
                    new Refusal.Invalid(
                            "DEPENDENCY_LIST_QUOTES_MALFORMED",
                            "From here on the text cannot be taken apart: a quotation mark has no other, or something "
                                    + "follows one.",
                            List.of(),
                            "Put the whole cell between quotation marks, and write each one within it twice."));
        }
    }

    private void take(int line, CSVRecord record) {
        List<String> cells = record.stream().map(CsvReading::plain).toList();
        List<String> columns = header;
        if (columns == null) {
            header(line, cells);
            return;
        }
        if (cells.size() == 1 && cells.getFirst().isBlank()) {
            return;
        }
        if (cells.size() != columns.size()) {
            problems.add(
                    line,
                    "",
                    Refusal.invalid(
                            "DEPENDENCY_LIST_ROW_RAGGED",
                            "This row has " + cells.size() + " cells, the header has " + columns.size() + "."));
            return;
        }
        Map<String, String> byColumn = new LinkedHashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            byColumn.put(columns.get(i), cells.get(i));
        }
        rows.add(new Row(line, byColumn));
    }

    private void header(int line, List<String> cells) {
        if (cells.size() > MOST_COLUMNS) {
            problems.add(
                    line,
                    "",
                    Refusal.invalid(
                            "DEPENDENCY_LIST_TOO_WIDE",
                            "A list has at most " + MOST_COLUMNS + " columns; here are " + cells.size() + "."));
            return;
        }
        List<String> names = cells.stream().map(String::strip).toList();
        ListTextReader.check(problems, line, names);
        header = problems.none() ? names : null;
    }

    private static String plain(String cell) {
        return cell.startsWith("'") ? cell.substring(1) : cell;
    }
}
