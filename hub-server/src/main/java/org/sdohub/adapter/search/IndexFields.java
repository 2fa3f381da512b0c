package org.sdohub.adapter.search;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.SortedSetDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;
import org.sdohub.kernel.BodyId.OrganizationId;
import org.sdohub.search.Entry;
import org.sdohub.search.Trait;
import org.sdohub.statement.Answering;
import org.sdohub.statement.Handling;

/**
 * What stands in the index of a thing, how, and for whom. Another form, or another rule of who finds what, needs another
 * {@link #FORM}: the index is then made anew.
 */
final class IndexFields {

    static final String FORM = "3";

    static final String ID = "id";
    static final String KIND = "kind";
    static final String READERS = "readers";
    static final String HIDDEN_FROM = "hiddenFrom";
    static final String RESTS_ON = "restsOn";
    static final String AROUND = "around";
    static final String AT = "at";
    static final String DAY = "day";
    static final String DUE_DAY = "dueDay";
    static final String DUE_END = "dueEnd";
    static final String ANSWERINGS = "answerings";

    private static final String LINE = "\n";
    private static final String COLUMN = "\t";

    private IndexFields() {}

    static String of(Trait trait) {
        return "trait-" + trait;
    }

    static String of(Entry.Part part) {
        return "text-" + part;
    }

    static Document document(Entry entry) {
        Document document = new Document();
        document.add(new StringField(ID, entry.id().text(), Field.Store.NO));
        document.add(new SortedDocValuesField(ID, new BytesRef(entry.id().text())));
        document.add(new StringField(KIND, entry.kind().name(), Field.Store.NO));
        document.add(new SortedSetDocValuesField(KIND, new BytesRef(entry.kind().name())));
        entry.readers().forEach(mark -> document.add(new StringField(READERS, mark, Field.Store.NO)));
        entry.hiddenFrom().forEach(mark -> document.add(new StringField(HIDDEN_FROM, mark, Field.Store.NO)));
        entry.restsOn().forEach(id -> document.add(new StringField(RESTS_ON, id, Field.Store.NO)));
        entry.texts().forEach((part, text) -> {
            if (part == Entry.Part.NAME) {
                addLines(document, of(part), text);
            } else {
                document.add(new TextField(of(part), text, Field.Store.NO));
            }
        });
        addLines(document, AROUND, entry.around());
        entry.traits()
                .forEach((trait, values) -> values.forEach(value -> {
                    document.add(new StringField(of(trait), value, Field.Store.NO));
                    document.add(new SortedSetDocValuesField(of(trait), new BytesRef(value)));
                }));
        addTimes(document, entry);
        if (!entry.answerings().isEmpty()) {
            document.add(new BinaryDocValuesField(ANSWERINGS, new BytesRef(written(entry.answerings()))));
        }
        return document;
    }

    /** Each name by itself: no phrase begins in one and ends in the next, as it may in a text whose lines are broken. */
    private static void addLines(Document document, String field, String lines) {
        lines.lines().forEach(line -> document.add(new TextField(field, line, Field.Store.NO)));
    }

    private static void addTimes(Document document, Entry entry) {
        Instant at = entry.at();
        if (at != null) {
            // With its points a page that is sorted by time need not look at all that matches.
            document.add(new LongPoint(AT, at.toEpochMilli()));
            document.add(new NumericDocValuesField(AT, at.toEpochMilli()));
            document.add(new LongPoint(DAY, Math.floorDiv(at.getEpochSecond(), 24 * 3600)));
        }
        Entry.Owed owed = entry.owed();
        LocalDate day = owed == null ? null : owed.day();
        Instant end = owed == null ? null : owed.end();
        if (day != null && end != null) {
            document.add(new LongPoint(DUE_DAY, day.toEpochDay()));
            document.add(new LongPoint(DUE_END, end.toEpochMilli()));
            document.add(new NumericDocValuesField(DUE_END, end.toEpochMilli()));
        }
    }

    private static String written(List<Answering> answerings) {
        return answerings.stream()
                .map(one -> String.join(
                        COLUMN,
                        one.side().value().toString(),
                        one.state().name(),
                        millis(one.asked()),
                        millis(one.dueEnd()),
                        millis(one.answered())))
                .collect(Collectors.joining(LINE));
    }

    static List<Answering> answerings(BytesRef bytes) {
        return bytes.utf8ToString().lines().map(IndexFields::answering).toList();
    }

    private static Answering answering(String line) {
        String[] columns = line.split(COLUMN, -1);
        return new Answering(
                new OrganizationId(UUID.fromString(columns[0])),
                Handling.State.valueOf(columns[1]),
                Instant.ofEpochMilli(Long.parseLong(columns[2])),
                instant(columns[3]),
                instant(columns[4]));
    }

    private static String millis(@Nullable Instant at) {
        return at == null ? "" : String.valueOf(at.toEpochMilli());
    }

    private static @Nullable Instant instant(String millis) {
        return millis.isEmpty() ? null : Instant.ofEpochMilli(Long.parseLong(millis));
    }

    /** How much a word counts by where it stands; whole numbers, see {@link EvenSimilarity}. */
    static final Map<String, Float> WEIGHTS =
            Map.of(of(Entry.Part.NAME), 8f, of(Entry.Part.TITLE), 4f, of(Entry.Part.TEXT), 1f, AROUND, 1f);
}
