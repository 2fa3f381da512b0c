package org.sdohub.adapter.exchange;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sdohub.dependency.DependencyList.Entry;
import org.sdohub.dependency.Justification;

/** What is told of an entry, by name and in one order for all formats; null where there is nothing to tell. */
final class Columns {

    private Columns() {}

    static Map<String, @Nullable Object> of(Entry entry) {
        Map<String, @Nullable Object> columns = new LinkedHashMap<>();
        columns.put("dependency", entry.dependency().value().toString());
        columns.put("from", entry.from());
        columns.put("fromTitle", entry.fromTitle());
        columns.put("to", entry.to());
        columns.put("toTitle", entry.toTitle());
        columns.put("kind", entry.kind().name());
        columns.put("pinned", entry.pinned());
        columns.put("step", entry.step());
        columns.put("maturity", text(entry.maturity()));
        columns.put("neededMaturity", entry.neededMaturity().name());
        columns.put("neededBy", text(entry.neededBy()));
        columns.put("expected", text(entry.expected()));
        columns.put("reason", entry.reason());
        columns.put("owner", entry.owner());
        columns.put("counterpart", entry.counterpart());
        columns.put("health", entry.health().name());
        columns.put("healthSentence", entry.healthSentence());
        for (Justification.Item item : Justification.Item.values()) {
            String said = entry.justified(item);
            columns.put(item.column(), said.isEmpty() ? null : said);
        }
        return columns;
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
