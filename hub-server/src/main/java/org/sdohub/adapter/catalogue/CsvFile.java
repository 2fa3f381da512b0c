package org.sdohub.adapter.catalogue;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.DuplicateHeaderMode;

/**
 * A table as spreadsheets write it (RFC 4180), with the names of its columns in the first row. Which kind of records it
 * holds is told from those names; columns that are not known are refused, for a column that is misspelt would be lost.
 */
final class CsvFile {

    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setIgnoreEmptyLines(true)
            .setIgnoreHeaderCase(true)
            .setDuplicateHeaderMode(DuplicateHeaderMode.DISALLOW)
            .setTrim(true)
            .get();

    private CsvFile() {}

    static void read(Path file, InputStream content, Harvest harvest, Report report) throws IOException {
        try (CSVParser rows =
                CSVParser.builder().setReader(text(content)).setFormat(FORMAT).get()) {
            CsvRecords kind = kind(file, rows.getHeaderNames());
            for (CSVRecord row : rows) {
                read(
                        kind,
                        new CsvRow(row, file.getFileName() + " line " + rows.getCurrentLineNumber()),
                        harvest,
                        report);
            }
        } catch (UncheckedIOException malformed) {
            if (malformed.getCause() instanceof CSVException quotes) {
                throw new UnreadableFile(file + " is not CSV: " + quotes.getMessage() + ". Nothing was imported.");
            }
            throw malformed.getCause();
        } catch (IllegalArgumentException header) {
            throw new UnreadableFile(file + " is not CSV: " + header.getMessage() + ". Nothing was imported.");
        }
    }

    /** Without the mark that some spreadsheets write first; what is not UTF-8 is refused rather than garbled. */
    private static Reader text(InputStream content) throws IOException {
        content.mark(3);
        byte[] start = content.readNBytes(3);
        boolean marked =
                start.length == 3 && start[0] == (byte) 0xEF && start[1] == (byte) 0xBB && start[2] == (byte) 0xBF;
        if (!marked) {
            content.reset();
        }
        return new InputStreamReader(
                content, StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT));
    }

    private static CsvRecords kind(Path file, List<String> columns) {
        Set<String> named = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        named.addAll(columns);
        for (CsvRecords kind : CsvRecords.values()) {
            if (named.containsAll(kind.required())) {
                refuseStrangers(file, kind, named);
                return kind;
            }
        }
        throw new UnreadableFile(
                file + " is neither JSON nor XML, and as CSV its first row names the columns of no kind of "
                        + "record: specifications have organization and designation, dependencies from_organization, from, "
                        + "to_organization and to, statements id, from, to and title. Nothing was imported.");
    }

    private static void refuseStrangers(Path file, CsvRecords kind, Set<String> named) {
        Set<String> strangers = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        strangers.addAll(named);
        strangers.removeAll(kind.columns());
        if (!strangers.isEmpty()) {
            throw new UnreadableFile(file + " has columns that " + kind.kind() + " do not have: "
                    + String.join(", ", strangers) + ". They have " + String.join(", ", kind.columns())
                    + ". Nothing was imported.");
        }
    }

    private static void read(CsvRecords kind, CsvRow row, Harvest harvest, Report report) {
        try {
            kind.into(row, harvest);
        } catch (CsvRow.Unfit unfit) {
            report.note(kind.kind(), row.place(), Outcome.REFUSED, List.of(String.valueOf(unfit.getMessage())));
        }
    }
}
