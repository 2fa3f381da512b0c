package org.sdohub.adapter.catalogue;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sdohub.adapter.catalogue.Threads.Tie;
import org.sdohub.kernel.BodyId;
import org.sdohub.kernel.Refused;
import org.sdohub.kernel.Store.Saved;
import org.sdohub.organization.Profile.Purpose;
import org.sdohub.statement.Contacts;
import org.sdohub.statement.Deadline;
import org.sdohub.statement.Envelope;
import org.sdohub.statement.Envelope.Addressee;
import org.sdohub.statement.Envelope.Identifier;
import org.sdohub.statement.Letter;
import org.sdohub.statement.Records;
import org.sdohub.statement.Statement;
import org.sdohub.statement.StatementId;
import org.sdohub.statement.Title;

/** Statements that were exchanged elsewhere, each after those that it answers. What they lack the room itself notes. */
final class StatementImport {

    private final Run run;
    private final BodyImport bodies;
    private final Map<StatementRecord, List<Tie>> ties = new HashMap<>();

    StatementImport(Run run, BodyImport bodies) {
        this.run = run;
        this.bodies = bodies;
    }

    void enter(List<StatementRecord> records) {
        List<StatementRecord> statements = OncePerAddressee.joined(records);
        run.progress().stage("Statements", statements.size());
        Threads threads = new Threads(statements);
        List<StatementRecord> inOrder = threads.inOrder(statements, ties);
        Set<StatementId> there = new HashSet<>();
        for (List<StatementRecord> batch : Run.batches(inOrder)) {
            there.addAll(run.rooms()
                    .statementStore()
                    .findAll(batch.stream().map(one -> id(one.id())).toList())
                    .keySet());
        }
        run.inParts(inOrder, part -> {
            var batch = new Batch(threads, there);
            part.forEach(one -> enter(one, batch));
            record(batch);
        });
    }

    /** Those that are recorded together next. Of two that claim one number, the second comes after the first is there. */
    private static final class Batch {
        private final Threads threads;
        /** On record, or among the waiting. */
        private final Set<StatementId> there;

        private final Map<StatementRecord, List<String>> waiting = new LinkedHashMap<>();
        private final List<Records.Recording> recordings = new ArrayList<>();
        private final Set<StatementRecord.Number> numbers = new HashSet<>();

        Batch(Threads threads, Set<StatementId> there) {
            this.threads = threads;
            this.there = there;
        }

        boolean takes(StatementRecord record) {
            return waiting.size() < Run.BATCH && record.numbers().stream().noneMatch(numbers::contains);
        }

        void add(StatementRecord record, List<String> missing, Records.Recording recording) {
            waiting.put(record, missing);
            recordings.add(recording);
            numbers.addAll(record.numbers());
            there.add(id(record.id()));
        }

        void clear() {
            waiting.clear();
            recordings.clear();
            numbers.clear();
        }
    }

    private static StatementId id(String record) {
        return new StatementId(Operator.id("statement", record));
    }

    private void enter(StatementRecord record, Batch batch) {
        if (batch.there.contains(id(record.id()))) {
            run.report().note(Harvest.STATEMENTS, record.id(), Outcome.UNCHANGED, List.of());
            record.also().forEach(id -> run.report().note(Harvest.STATEMENTS, id, Outcome.UNCHANGED, List.of()));
            noteLinks(record, batch, true);
            run.progress().step();
            return;
        }
        if (!batch.takes(record)) {
            record(batch);
        }
        List<String> missing = new ArrayList<>(record.missing());
        batch.threads.outside(record).forEach(other -> missing.add("what it refers to as " + other));
        try {
            batch.add(record, missing, recording(record, batch, missing));
        } catch (Refused refused) {
            run.noteRefused(Harvest.STATEMENTS, record.id(), refused);
            run.progress().step();
        }
    }

    private Records.Recording recording(StatementRecord record, Batch batch, List<String> missing) {
        Letter letter = letter(record, batch.there, missing);
        Set<BodyId> owing =
                new HashSet<>(record.owing().stream().map(bodies::id).toList());
        batch.threads.answering(record, ties).forEach(body -> owing.add(bodies.id(body)));
        var exchange = new Records.Exchange(record.sentOn(), null, true, null, owing);
        return new Records.Recording(run.operator().making(id(record.id()).value()), letter, exchange);
    }

    private void record(Batch batch) {
        List<Saved<Statement>> saved =
                run.dry() ? List.of() : run.rooms().records().recordAll(batch.recordings);
        Set<StatementRecord> again = new LinkedHashSet<>();
        Iterator<Saved<Statement>> outcomes = saved.iterator();
        for (Map.Entry<StatementRecord, List<String>> one : List.copyOf(batch.waiting.entrySet())) {
            Saved<Statement> outcome = run.dry() ? null : outcomes.next();
            if (outcome != null && outcome.thing() == null) {
                batch.there.remove(id(one.getKey().id()));
            }
            if (outcome != null && outcome.thing() == null && restsOnRefused(one.getKey(), batch)) {
                again.add(one.getKey());
            } else {
                note(one.getKey(), one.getValue(), outcome, batch);
            }
        }
        batch.clear();
        again.forEach(one -> {
            enter(one, batch);
            record(batch);
        });
    }

    /** Then it is refused for its link to the other one, without which it comes in. */
    private boolean restsOnRefused(StatementRecord record, Batch batch) {
        return ties.getOrDefault(record, List.of()).stream()
                .map(Tie::to)
                .anyMatch(other -> !batch.there.contains(id(other))
                        && batch.waiting.keySet().stream()
                                .anyMatch(one -> one.id().equals(other)));
    }

    /** @param outcome null where nothing is written */
    private void note(StatementRecord record, List<String> missing, @Nullable Saved<Statement> outcome, Batch batch) {
        run.progress().step();
        try {
            if (outcome != null) {
                missing.addAll(lacks(outcome.get()));
            }
            run.report().noteMade(Harvest.STATEMENTS, record.id(), missing);
            record.also().forEach(id -> run.report().noteMade(Harvest.STATEMENTS, id, sameAs(record, missing)));
            noteLinks(record, batch, false);
        } catch (Refused refused) {
            run.noteRefused(Harvest.STATEMENTS, record.id(), refused);
        }
    }

    private static List<String> sameAs(StatementRecord record, List<String> missing) {
        List<String> notes =
                new ArrayList<>(List.of("the same statement as " + record.id() + ", with a handling of its own"));
        notes.addAll(missing);
        return notes;
    }

    /** Each link that the record tells of: kept, or not, and why not. */
    private void noteLinks(StatementRecord record, Batch batch, boolean again) {
        for (Tie tie : ties.getOrDefault(record, List.of())) {
            boolean kept = batch.there.contains(id(tie.to()));
            noteLink(record, tie.kind() + " " + tie.to(), again, kept ? List.of() : List.of("its record was refused"));
        }
        for (String other : batch.threads.outside(record)) {
            noteLink(record, "refers to " + other, again, List.of("no record of the set is " + other));
        }
        for (Tie tie : batch.threads.cut(record)) {
            noteLink(record, tie.kind() + " " + tie.to(), again, List.of("it would close a circle"));
        }
    }

    private void noteLink(StatementRecord record, String to, boolean again, List<String> missing) {
        String link = record.id() + " " + to;
        if (again) {
            run.report().note(Harvest.LINKS, link, Outcome.UNCHANGED, missing);
        } else {
            run.report().noteMade(Harvest.LINKS, link, missing);
        }
    }

    private static List<String> lacks(Statement made) {
        var past = made.origin().past();
        return past == null
                ? List.of()
                : past.missing().stream()
                        .map(part -> part.toLowerCase(java.util.Locale.ROOT).replace('_', ' '))
                        .toList();
    }

    private Letter letter(StatementRecord record, Set<StatementId> there, List<String> missing) {
        List<Letter.Relation> relations = new ArrayList<>();
        for (Tie tie : ties.getOrDefault(record, List.of())) {
            if (there.contains(id(tie.to()))) {
                relations.add(new Letter.Relation(tie.kind(), id(tie.to())));
            }
        }
        return new Letter(envelope(record, missing), record.body(), List.of(), relations, List.of());
    }

    private Envelope envelope(StatementRecord record, List<String> missing) {
        return new Envelope(
                record.from().stream().map(bodies::id).toList(),
                record.to().stream()
                        .map(to -> new Addressee(bodies.id(to), null))
                        .toList(),
                List.of(),
                title(record, missing),
                Contacts.NONE,
                purpose(record),
                record.originalPurpose(),
                deadline(record),
                null,
                List.of(),
                Envelope.Consensus.UNSTATED,
                null,
                null,
                identifiers(record, missing),
                List.of(),
                List.of(),
                List.of());
    }

    /** What answers is an answer, also where only the answered record tells that. */
    private @Nullable Purpose purpose(StatementRecord record) {
        boolean answers = ties.getOrDefault(record, List.of()).stream()
                .anyMatch(tie -> tie.kind() == Letter.Relation.Kind.REPLIES_TO);
        return answers && record.purpose() == null ? Purpose.IN_RESPONSE : record.purpose();
    }

    private static @Nullable Title title(StatementRecord record, List<String> missing) {
        try {
            return record.title() == null ? null : new Title(record.title());
        } catch (Refused malformed) {
            missing.add("a title of one line of at most 255 characters; its own is: " + record.title());
            return null;
        }
    }

    private static @Nullable Deadline deadline(StatementRecord record) {
        if (record.noDeadline()) {
            return Deadline.NOT_GIVEN;
        }
        return record.deadline() == null ? null : Deadline.until(record.deadline(), ZoneOffset.UTC);
    }

    /** A number that another statement has already, as where one was received twice, is left to that one. */
    private List<Identifier> identifiers(StatementRecord record, List<String> missing) {
        List<Identifier> identifiers = new ArrayList<>();
        for (StatementRecord.Number number : record.numbers()) {
            var organization = (BodyId.OrganizationId) bodies.organization(number.organization());
            Optional<Statement> other =
                    run.rooms().statementStore().findByIdentifier(organization, number.series(), number.value());
            if (other.isPresent()) {
                missing.add("its number " + number.value() + ", which "
                        + other.get().number() + " has already");
            } else {
                identifiers.add(new Identifier(organization, number.series(), number.value()));
            }
        }
        return identifiers;
    }
}
