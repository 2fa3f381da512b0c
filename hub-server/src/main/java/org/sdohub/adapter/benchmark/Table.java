package org.sdohub.adapter.benchmark;

import java.util.ArrayList;
import java.util.List;

/** A table in Markdown: words in the first column, numbers in all others. */
public final class Table {

    private final List<String> lines = new ArrayList<>();

    public Table(String... heads) {
        row((Object[]) heads);
        lines.add("| --- |" + " ---: |".repeat(heads.length - 1));
    }

    /** Adds a row. */
    public void row(Object... cells) {
        StringBuilder row = new StringBuilder("|");
        for (Object cell : cells) {
            row.append(' ').append(cell).append(" |");
        }
        lines.add(row.toString());
    }

    public List<String> lines() {
        return List.copyOf(lines);
    }
}
