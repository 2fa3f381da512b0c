package org.sdohub.statement;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sdohub.kernel.Refused;
import org.sdohub.kernel.Store.Saved;
import org.sdohub.kernel.Store.Saving;
import org.sdohub.relationship.Relationship;
import org.sdohub.statement.LivingRelationships.Known;
import org.sdohub.statement.Records.Recording;
import org.sdohub.statement.StatementRights.Right;

/**
 * Records in waves: what refers to another one of the same list is decided once that one is stored, as it would be had they
 * come one by one.
 */
final class RecordingMany {

    private final Records records;
    private final Posting posting;
    private final Submission submission;
    private final Numbers numbers;

    RecordingMany(Records records, Posting posting, Submission submission, Numbers numbers) {
        this.records = records;
        this.posting = posting;
        this.submission = submission;
        this.numbers = numbers;
    }

    private static final class Entry {
        private final Recording recording;
        private final StatementId id;
        private @Nullable Saved<Statement> outcome;

        Entry(Recording recording) {
            this.recording = recording;
            this.id = new StatementId(recording.act().newId());
        }

        int year() {
            return Records.sent(recording).atZone(ZoneOffset.UTC).getYear();
        }
    }

    /** Nothing is found against it; it lacks only its number. */
    private record Checked(
            Entry entry,
            Right right,
            Requirements requirements,
            @Nullable Relationship relationship) {}

    List<Saved<Statement>> recorded(List<Recording> all) {
        List<Entry> entries = all.stream().map(Entry::new).toList();
        Mentioned mentioned =
                submission.mentioned(all.stream().map(Recording::letter).toList());
        Known relationships = submission.relationships(
                all.stream().map(one -> one.letter().envelope()).toList());
        for (List<Entry> wave : waves(entries)) {
            store(checked(wave, mentioned, relationships));
            wave.forEach(one -> nowMentioned(one, mentioned));
        }
        return entries.stream().map(one -> Objects.requireNonNull(one.outcome)).toList();
    }

    private static void nowMentioned(Entry one, Mentioned mentioned) {
        if (one.outcome != null && one.outcome.thing() != null) {
            mentioned.statements().put(one.id, one.outcome.thing());
        }
    }

    /** Each entry in the wave after the last of those that it refers to. */
    private static Collection<List<Entry>> waves(List<Entry> entries) {
        Map<StatementId, Integer> places = new HashMap<>();
        Map<Integer, List<Entry>> waves = new TreeMap<>();
        for (Entry one : entries) {
            int wave = one.recording.letter().relations().stream()
                    .mapToInt(relation -> places.getOrDefault(relation.to(), -1) + 1)
                    .max()
                    .orElse(0);
            places.put(one.id, wave);
            waves.computeIfAbsent(wave, none -> new ArrayList<>()).add(one);
        }
        return waves.values();
    }

    private List<Checked> checked(List<Entry> wave, Mentioned mentioned, Known relationships) {
        List<Checked> checked = new ArrayList<>();
        for (Entry one : wave) {
            Recording recording = one.recording;
            Requirements requirements = submission.requirements(recording.act(), recording.letter(), mentioned);
            Envelope envelope = recording.letter().envelope();
            Relationship relationship = relationships
                    .between(envelope.from(), envelope.addressees())
                    .orElse(null);
            try {
                Right right = records.checked(recording, requirements, relationship == null ? null : relationship.id());
                checked.add(new Checked(one, right, requirements, relationship));
            } catch (Refused refused) {
                one.outcome = new Saved<>(null, refused);
            }
        }
        return checked;
    }

    private void store(List<Checked> checked) {
        Map<Integer, Iterator<String>> free = numbers(checked);
        List<Saving<Statement>> savings = new ArrayList<>();
        for (Checked one : checked) {
            String number = Objects.requireNonNull(free.get(one.entry.year())).next();
            Recording recording = one.entry.recording;
            savings.add(new Saving<>(
                    records.step(recording, one.entry.id, one.right, one.requirements, one.relationship, number),
                    recording.act()));
        }
        Iterator<Saved<Statement>> outcomes = posting.saveAll(savings).iterator();
        checked.forEach(one -> one.entry.outcome = outcomes.next());
    }

    /** By year, as many as are needed of each. */
    private Map<Integer, Iterator<String>> numbers(List<Checked> checked) {
        Map<Integer, Integer> needed = new HashMap<>();
        checked.forEach(one -> needed.merge(one.entry.year(), 1, Integer::sum));
        Map<Integer, Iterator<String>> free = new HashMap<>();
        needed.forEach((year, count) -> free.put(year, numbers.next(year, count).iterator()));
        return free;
    }
}
