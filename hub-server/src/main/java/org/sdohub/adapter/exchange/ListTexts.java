package org.sdohub.adapter.exchange;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sdohub.dependency.DependencyList;
import org.sdohub.dependency.DependencyList.Entry;
import org.sdohub.dependency.ListFormat;

/** Writes a list in each format. */
@Singleton
final class ListTexts {

    private final ObjectMapper json = new ObjectMapper();

    /** @param shown those of its entries that the reader may see */
    String of(DependencyList list, List<Entry> shown, ListFormat format) {
        return switch (format) {
            case CSV -> CsvText.of(shown);
            case JSON -> json(list, shown);
            case GRAPHML -> new GraphTexts(shown).graphml();
            case DOT -> new GraphTexts(shown).dot();
            case MERMAID -> new GraphTexts(shown).mermaid();
        };
    }

    private String json(DependencyList list, List<Entry> shown) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("id", list.id().value().toString());
        all.put("number", list.number());
        all.put("asOf", list.asOf().toString());
        all.put("publishedAt", list.publishedAt().toString());
        all.put("note", list.note());
        all.put("entries", shown.stream().map(Columns::of).toList());
        try {
            return json.writerWithDefaultPrettyPrinter().writeValueAsString(all);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
