package org.sdohub.adapter.exchange;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sdohub.dependency.DependencyList;
import org.sdohub.dependency.DependencyList.Entry;
import org.sdohub.dependency.ListFormat;
import org.sdohub.dependency.ListImports.Outcome;
import org.sdohub.kernel.Refusal;
import org.sdohub.kernel.Refused;

/** Writes a list in each format. */
@Singleton
final class ListTexts {

    private final ObjectMapper json = new ObjectMapper();

    /** @param shown those of its entries that the reader may see */
    String of(DependencyList list, List<Entry> shown, ListFormat format) {
        Map<String, Object> about = new LinkedHashMap<>();
        about.put("id", list.id().value().toString());
        about.put("number", list.number());
        about.put("asOf", list.asOf().toString());
        about.put("publishedAt", list.publishedAt().toString());
        about.put("note", list.note());
        return text(about, shown, format);
    }

    /** What would be published now. */
    String ofDraft(List<Entry> shown, ListFormat format) {
        return text(Map.of(), shown, format);
    }

    private String text(Map<String, Object> about, List<Entry> shown, ListFormat format) {
        return switch (format) {
            case CSV -> CsvText.of(shown);
            case JSON -> {
                Map<String, Object> all = new LinkedHashMap<>(about);
                all.put("entries", entries(shown));
                yield json(all);
            }
            case GRAPHML -> new GraphTexts(shown).graphml();
            case DOT -> new GraphTexts(shown).dot();
            case MERMAID -> new GraphTexts(shown).mermaid();
        };
    }

    private static List<Map<String, @Nullable Object>> entries(List<Entry> shown) {
        return shown.stream().map(Columns::of).toList();
    }

    /** What became of a list that was brought in, as the API tells it. */
    String outcome(Outcome outcome) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("done", outcome.kept() != null);
        all.put("added", entries(outcome.changes().added()));
        all.put(
                "changed",
                outcome.changes().changed().stream()
                        .map(one -> Map.of("entry", Columns.of(one.after()), "changes", one.changes()))
                        .toList());
        all.put("removed", entries(outcome.changes().removed()));
        all.put("unchanged", outcome.unchanged());
        all.put("unmentioned", outcome.unmentioned());
        all.put("problems", List.of());
        return json(all);
    }

    String problems(Refused refused) {
        return json(Map.of(
                "problems", refused.refusals().stream().map(ListTexts::problem).toList()));
    }

    private static Map<String, @Nullable Object> problem(Refusal refusal) {
        Map<String, @Nullable Object> problem = new LinkedHashMap<>();
        problem.put("code", refusal.code());
        problem.put("message", refusal.message());
        problem.put("field", refusal.field());
        problem.put("fix", refusal.fix());
        return problem;
    }

    static HttpStatus status(Refused refused) {
        return switch (refused.refusals().getFirst()) {
            case Refusal.NotAllowed forbidden -> HttpStatus.FORBIDDEN;
            case Refusal.Stale overtaken -> HttpStatus.CONFLICT;
            default -> HttpStatus.UNPROCESSABLE_ENTITY;
        };
    }

    private String json(Map<String, ?> all) {
        try {
            return json.writerWithDefaultPrettyPrinter().writeValueAsString(all);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
