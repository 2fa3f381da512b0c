package org.sdohub.adapter.catalogue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What became of each record. Several writers may note at once. */
public final class Report {

    /**
     * @param kind in the plural, such as "statements"
     * @param id the record's own, or its place in the file
     * @param notes what is missing or why it was refused; empty where all is said
     */
    public record Line(String kind, String id, Outcome outcome, List<String> notes) {
        public Line {
            notes = List.copyOf(notes);
        }

        @Override
        public String toString() {
            return kind + "\t" + id + "\t" + outcome + "\t" + String.join("; ", notes);
        }
    }

    private final List<Line> lines = Collections.synchronizedList(new ArrayList<>());

    void note(String kind, String id, Outcome outcome, List<String> notes) {
        lines.add(new Line(kind, id, outcome, notes));
    }

    /** Imported, or imported with something missing. */
    void noteMade(String kind, String id, List<String> missing) {
        note(kind, id, missing.isEmpty() ? Outcome.IMPORTED : Outcome.INCOMPLETE, missing);
    }

    public List<Line> lines() {
        synchronized (lines) {
            return List.copyOf(lines);
        }
    }

    /** How many records of each kind came out how, in the order in which kinds were first met. */
    public Map<String, Map<Outcome, Integer>> counts() {
        Map<String, Map<Outcome, Integer>> counts = new LinkedHashMap<>();
        for (Line line : lines()) {
            counts.computeIfAbsent(line.kind(), any -> new EnumMap<>(Outcome.class))
                    .merge(line.outcome(), 1, Integer::sum);
        }
        return counts;
    }

    public long count(Outcome outcome) {
        return lines().stream().filter(line -> line.outcome() == outcome).count();
    }
}
