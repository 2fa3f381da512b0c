package org.sdohub.dependency;

import java.util.List;
import java.util.Map;
import org.sdohub.kernel.Refusal;

/** Takes a list as a program wrote it apart; what its cells mean is the room's own matter. */
public interface ListReader {

    /**
     * @param line in the text where it begins, from 1
     * @param cells by column, as they were before they were made safe for the format; no entry for a column that is not
     *     there
     */
    record Row(int line, Map<String, String> cells) {
        public Row {
            cells = Map.copyOf(cells);
        }
    }

    /** @param problems of the text as such and of rows that could not be taken apart; see {@link RowProblems#at} */
    record Table(List<Row> rows, List<Refusal> problems) {
        public Table {
            rows = List.copyOf(rows);
            problems = List.copyOf(problems);
        }
    }

    /** @param format one that is {@link ListFormat#readable} */
    Table read(ListFormat format, String text);
}
