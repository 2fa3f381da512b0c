package org.sdohub.adapter.exchange;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.sdohub.dependency.ListColumns;
import org.sdohub.dependency.ListFormat;
import org.sdohub.dependency.ListReader;
import org.sdohub.dependency.RowProblems;
import org.sdohub.kernel.Refusal;

/** Reads what {@link ListTexts} writes, and what people make of it in other programs. */
@Singleton
final class ListTextReader implements ListReader {

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    @Override
    public Table read(ListFormat format, String text) {
        String plain = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        int nul = plain.indexOf('\0');
        if (nul >= 0) {
            int line = 1
                    + (int) plain.substring(0, nul)
                            .chars()
                            .filter(c -> c == '\n')
                            .count();
            var problems = new RowProblems();
            problems.add(
                    line,
                    "",
                    new Refusal.Invalid(
                            "DEPENDENCY_LIST_NOT_TEXT",
                            "Here stands a character 0, which no text has.",
                            List.of(),
                            "Save it as UTF-8."));
            return new Table(List.of(), problems.found());
        }
        return switch (format) {
            case CSV -> new CsvReading(plain).table();
            case JSON -> new JsonReading(plain).table();
            case GRAPHML -> new GraphmlReading(plain).table();
            case DOT, MERMAID -> throw new IllegalArgumentException("a drawing: " + format);
        };
    }

    /** Notes what is wrong with the columns that a header or an object names, at its line; whether nothing is. */
    static boolean check(RowProblems problems, int line, Collection<String> named) {
        int before = problems.found().size();
        Set<String> seen = new LinkedHashSet<>();
        for (String name : named) {
            if (!seen.add(name)) {
                problems.add(
                        line, name, Refusal.invalid("DEPENDENCY_LIST_COLUMN_TWICE", "This column is there twice."));
            }
        }
        for (String name : seen) {
            if (!ListColumns.ALL.contains(name)) {
                problems.add(
                        line,
                        shortened(name),
                        new Refusal.Invalid(
                                "DEPENDENCY_LIST_COLUMN_UNKNOWN",
                                "No list has this column.",
                                List.of(),
                                "The columns are " + String.join(", ", ListColumns.ALL) + "."));
            }
        }
        for (String name : ListColumns.ALL) {
            if (ListColumns.NEEDED.contains(name) && !seen.contains(name)) {
                problems.add(
                        line, name, Refusal.invalid("DEPENDENCY_LIST_COLUMN_MISSING", "Every list has this column."));
            }
        }
        return problems.found().size() == before;
    }

    private static String shortened(String name) {
        return name.substring(0, Math.min(name.length(), 40));
    }
}
