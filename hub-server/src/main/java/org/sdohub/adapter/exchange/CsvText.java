package org.sdohub.adapter.exchange;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;
import org.sdohub.dependency.DependencyList.Entry;
import org.sdohub.dependency.ListColumns;

/** RFC 4180 with a header. What a spreadsheet would take for a formula stands behind an apostrophe. */
final class CsvText {

    private CsvText() {}

    static String of(List<Entry> entries) {
        StringBuilder text = new StringBuilder();
        try (CSVPrinter printer = new CSVPrinter(text, CSVFormat.RFC4180)) {
            printer.printRecord(ListColumns.ALL);
            for (Entry entry : entries) {
                Map<String, @Nullable Object> columns = Columns.of(entry);
                printer.printRecord(ListColumns.ALL.stream()
                        .map(name -> cell(columns.get(name)))
                        .toList());
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    /**
     * A leading apostrophe is doubled by the same rule, so whoever reads takes one away wherever there is one, and has
     * the text as it was.
     */
    private static String cell(@Nullable Object value) {
        String text = value == null ? "" : value.toString();
        boolean taken = !text.isEmpty() && "=+-@\t\r\n'".indexOf(text.charAt(0)) >= 0;
        return taken ? "'" + text : text;
    }
}
