package org.sdohub.adapter.catalogue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.sdohub.adapter.catalogue.SpecificationRecord.RelationRecord;
import org.sdohub.adapter.catalogue.SpecificationRecord.VersionRecord;
import org.sdohub.kernel.BodyId.GroupId;
import org.sdohub.kernel.BodyId.OrganizationId;
import org.sdohub.kernel.Refused;
import org.sdohub.kernel.Store.Saved;
import org.sdohub.organization.Organization;
import org.sdohub.specification.Designation;
import org.sdohub.specification.Relation;
import org.sdohub.specification.Specification;
import org.sdohub.specification.SpecificationId;
import org.sdohub.specification.SpecificationVersion;
import org.sdohub.specification.Specifications;
import org.sdohub.specification.Specifications.VersionDetails;

/**
 * Specifications with their versions, then the relations between them. What an earlier import entered is brought up to
 * date: new versions, new steps of the ladder, new relations. What people entered stays as they entered it.
 */
final class SpecificationImport {

    private final Run run;
    private final BodyImport bodies;
    private final SpecificationIndex index;
    private final Map<SpecificationRecord, Outcome> outcomes = new ConcurrentHashMap<>();
    private final Map<SpecificationRecord, List<String>> notes = new ConcurrentHashMap<>();

    SpecificationImport(Run run, BodyImport bodies, SpecificationIndex index) {
        this.run = run;
        this.bodies = bodies;
        this.index = index;
    }

    void enter(List<SpecificationRecord> records) {
        run.progress().stage("Specifications", records.size());
        run.each(Run.batches(records), this::enterBatch);
        List<SpecificationRecord> related = records.stream()
                .filter(one -> !one.relations().isEmpty() && outcomes.get(one) != Outcome.REFUSED)
                .toList();
        run.progress().stage("Relations between them", related.size());
        Run.batches(related).forEach(batch -> run.inOneGo().accept(() -> relateAll(batch)));
        records.forEach(this::report);
    }

    private void report(SpecificationRecord record) {
        List<String> said = new ArrayList<>(record.missing());
        said.addAll(notes.getOrDefault(record, List.of()));
        Outcome outcome = outcomes.getOrDefault(record, Outcome.UNCHANGED);
        boolean incomplete = outcome == Outcome.IMPORTED && !said.isEmpty();
        for (String id : record.ids()) {
            run.report().note(Harvest.SPECIFICATIONS, id, incomplete ? Outcome.INCOMPLETE : outcome, said);
        }
    }

    private void enterBatch(List<SpecificationRecord> batch) {
        Map<SpecificationId, Specification> there = run.rooms()
                .specificationStore()
                .findAll(batch.stream().map(this::id).toList());
        Map<SpecificationRecord, Specifications.Recording> made = new LinkedHashMap<>();
        for (SpecificationRecord one : batch) {
            Specification known = there.get(id(one));
            if (known == null) {
                decide(one, () -> create(one, made));
            } else {
                decide(one, () -> outcomes.put(one, update(one, known)));
            }
        }
        Iterator<Saved<Specification>> saved = run.rooms()
                .specifications()
                .recordAll(List.copyOf(made.values()))
                .iterator();
        made.forEach((one, recording) -> decide(one, () -> outcomes.put(one, made(one, recording, saved.next()))));
        batch.forEach(one -> run.progress().step());
    }

    private void decide(SpecificationRecord one, Runnable deed) {
        try {
            deed.run();
        } catch (Refused refused) {
            outcomes.put(one, Outcome.REFUSED);
            note(one, refused);
        }
    }

    private void note(SpecificationRecord one, Refused refused) {
        refused.refusals().forEach(refusal -> note(one, refusal.message()));
    }

    private void note(SpecificationRecord one, String what) {
        notes.computeIfAbsent(one, any -> new ArrayList<>()).add(what);
    }

    private SpecificationId id(SpecificationRecord record) {
        return new SpecificationId(Operator.id(
                "specification", record.organization() + " " + new Designation(record.designation()).folded()));
    }

    private void create(SpecificationRecord record, Map<SpecificationRecord, Specifications.Recording> made) {
        OrganizationId organization = bodies.organization(record.organization());
        Specification.Details details = details(record);
        index.note(organization, record.designation(), id(record));
        if (run.dry()) {
            outcomes.put(record, dryCreate(record, organization, details));
            return;
        }
        made.put(
                record,
                new Specifications.Recording(
                        run.operator().making(id(record).value()),
                        organization,
                        details,
                        versions(record, organization),
                        record.lines()));
    }

    private Outcome made(SpecificationRecord record, Specifications.Recording recording, Saved<Specification> saved) {
        try {
            saved.get();
            return Outcome.IMPORTED;
        } catch (Refused refused) {
            if (!Run.isFor(refused, "SPECIFICATION_DESIGNATION_TAKEN")) {
                throw refused;
            }
            return known(record, recording.organization(), recording.details());
        }
    }

    /** Somebody else entered it, so it stays as it is. */
    private Outcome known(SpecificationRecord record, OrganizationId organization, Specification.Details details) {
        run.rooms()
                .specificationStore()
                .named(details.designation(), organization)
                .forEach(found -> index.note(organization, record.designation(), found.id()));
        note(record, "on record before, and left as it was entered");
        return Outcome.UNCHANGED;
    }

    private Outcome dryCreate(SpecificationRecord record, OrganizationId organization, Specification.Details details) {
        boolean taken = run.rooms().specificationStore().named(details.designation(), organization).stream()
                .anyMatch(found -> found.designation()
                        .folded()
                        .equals(details.designation().folded()));
        return taken ? known(record, organization, details) : Outcome.IMPORTED;
    }

    private Specification.Details details(SpecificationRecord record) {
        BodyName owner = record.owner();
        List<Designation> aliases =
                record.aliases().stream().map(Designation::new).toList();
        return new Specification.Details(
                new Designation(record.designation()),
                record.series(),
                record.number(),
                record.title(),
                owner != null && bodies.id(owner) instanceof GroupId group ? group : null,
                aliases,
                Specification.Access.PUBLIC,
                record.url(),
                List.of());
    }

    private List<VersionDetails> versions(SpecificationRecord record, OrganizationId organization) {
        Organization of = bodies.ladderOf(organization);
        List<VersionDetails> versions = new ArrayList<>();
        for (VersionRecord one : record.versions()) {
            Optional<String> step = Ladders.label(of, one);
            step.ifPresent(
                    label -> versions.add(new VersionDetails(one.label(), one.identifier(), one.date(), label, null)));
            if (step.isEmpty()) {
                note(
                        record,
                        "version " + one.label() + ": the organization's ladder has no step for " + one.maturity());
            }
        }
        versions.sort(Comparator.comparing(VersionDetails::date));
        return versions;
    }

    /** Only what the record says more; nothing is taken away. */
    private Outcome update(SpecificationRecord record, Specification known) {
        index.note(known.organization(), record.designation(), known.id());
        Outcome outcome = Outcome.UNCHANGED;
        for (VersionDetails told : versions(record, known.organization())) {
            Optional<SpecificationVersion> there = known.version(told.label());
            if (there.isPresent() && there.get().rung().label().equals(told.maturity())) {
                continue;
            }
            outcome = Outcome.CHANGED;
            if (!run.dry()) {
                update(record, known.id(), told, there);
            }
        }
        return outcome;
    }

    private void update(
            SpecificationRecord record, SpecificationId id, VersionDetails told, Optional<SpecificationVersion> there) {
        if (there.isEmpty()) {
            run.rooms().specifications().addVersion(run.operator().changing(), id, null, told, null, record.lines());
            return;
        }
        run.rooms()
                .specifications()
                .editVersion(
                        run.operator().changing(),
                        there.get().id(),
                        null,
                        now -> new VersionDetails(
                                now.label(), now.identifier(), now.date(), told.maturity(), now.expires()),
                        successor -> successor);
    }

    /** After all of them are there. A claim and a walk for each part: one record at a time takes ten times as long. */
    private void relateAll(List<SpecificationRecord> batch) {
        Map<SpecificationRecord, List<Relation>> wanted = new LinkedHashMap<>();
        batch.forEach(record -> wanted.put(record, relations(record)));
        Map<SpecificationId, Specification> there = run.rooms()
                .specificationStore()
                .findAll(batch.stream().map(this::id).toList());
        wanted.entrySet().removeIf(one -> isSaid(there.get(id(one.getKey())), one.getValue()));
        if (!run.dry() && !wanted.isEmpty() && !relate(wanted)) {
            // Somebody in this part is refused; each by itself tells who.
            wanted.forEach((record, relations) -> relate(Map.of(record, relations)));
        }
        batch.forEach(record -> run.progress().step());
    }

    private static boolean isSaid(@Nullable Specification known, List<Relation> wanted) {
        return known == null || known.relations().containsAll(wanted);
    }

    private List<Relation> relations(SpecificationRecord record) {
        OrganizationId organization = bodies.organization(record.organization());
        List<Relation> wanted = new ArrayList<>();
        for (RelationRecord one : record.relations()) {
            Optional<SpecificationId> to = index.find(organization, one.to());
            to.ifPresent(found -> wanted.add(new Relation(one.kind(), found)));
            if (to.isEmpty()) {
                note(record, one.kind() + " " + one.to() + ", which no catalogue knows");
            }
        }
        return wanted;
    }

    /** @return false where one of several is refused */
    private boolean relate(Map<SpecificationRecord, List<Relation>> wanted) {
        Map<SpecificationId, List<Relation>> more = new LinkedHashMap<>();
        wanted.forEach((record, relations) -> more.put(id(record), relations));
        try {
            run.rooms().specifications().relate(run.operator().changing(), more);
        } catch (Refused refused) {
            if (wanted.size() > 1) {
                return false;
            }
            wanted.keySet().forEach(record -> note(record, refused));
            return true;
        }
        wanted.keySet()
                .forEach(record -> outcomes.merge(
                        record, Outcome.CHANGED, (was, any) -> was == Outcome.IMPORTED ? was : Outcome.CHANGED));
        return true;
    }
}
