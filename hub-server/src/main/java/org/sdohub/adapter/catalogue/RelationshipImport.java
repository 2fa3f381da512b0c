package org.sdohub.adapter.catalogue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sdohub.kernel.Act;
import org.sdohub.kernel.BodyId;
import org.sdohub.kernel.BodyId.GroupId;
import org.sdohub.kernel.BodyId.OrganizationId;
import org.sdohub.kernel.Office;
import org.sdohub.kernel.Refused;
import org.sdohub.relationship.Arrangement;
import org.sdohub.relationship.Relationship;
import org.sdohub.relationship.Relationship.State;
import org.sdohub.relationship.RelationshipId;
import org.sdohub.relationship.Side;
import org.sdohub.relationship.Slug;
import org.sdohub.relationship.Terms;
import org.sdohub.relationship.Upkeep;
import org.sdohub.relationship.WorkArea;
import org.sdohub.relationship.WorkAreaId;

/**
 * Relationships, led through the states that both sides led them through; in the end those that have ended are ended,
 * after their work areas were entered.
 */
final class RelationshipImport {

    private static final String UNKNOWN_DAY = ". The day is not on record; this is the one of the entry.";

    private final Run run;
    private final BodyImport bodies;
    private final Map<RelationshipRecord, Boolean> made = new HashMap<>();

    RelationshipImport(Run run, BodyImport bodies) {
        this.run = run;
        this.bodies = bodies;
    }

    void enter(List<RelationshipRecord> relationships, List<WorkAreaRecord> areas) {
        run.progress().stage("Relationships and work areas", relationships.size() + areas.size());
        run.inOrder(relationships, this::enter);
        run.inOrder(areas, this::enter);
        run.inOrder(relationships, this::end);
    }

    private void enter(RelationshipRecord record) {
        run.progress().step();
        try {
            Optional<Relationship> there = run.rooms().relationshipStore().find(id(record));
            boolean whole = there.isPresent()
                    && there.get().state() != State.PROPOSED
                    && there.get().state() != State.AGREED;
            if (whole) {
                run.report().note(Harvest.RELATIONSHIPS, record.id(), Outcome.UNCHANGED, List.of());
                return;
            }
            if (!run.dry()) {
                lead(record, there);
            }
            made.put(record, true);
            run.report().noteMade(Harvest.RELATIONSHIPS, record.id(), record.missing());
        } catch (Refused refused) {
            noteKnownOrRefused(record, refused);
        }
    }

    private void noteKnownOrRefused(RelationshipRecord record, Refused refused) {
        if (Run.isFor(refused, "RELATIONSHIP_ALREADY_LIVING")) {
            List<String> note = List.of("on record before, and left as it was entered");
            run.report().note(Harvest.RELATIONSHIPS, record.id(), Outcome.UNCHANGED, note);
            return;
        }
        run.noteRefused(Harvest.RELATIONSHIPS, record.id(), refused);
    }

    private static RelationshipId id(RelationshipRecord record) {
        return new RelationshipId(Operator.id("relationship", record.id()));
    }

    private void lead(RelationshipRecord record, Optional<Relationship> there) {
        OrganizationId first = bodies.organization(record.first());
        OrganizationId second = bodies.organization(record.second());
        Relationship now = there.orElseGet(() -> propose(record));
        if (now.state() == State.PROPOSED) {
            now = run.rooms().relationships().consent(changing(second), now.id(), null, second, record.since());
        }
        run.rooms()
                .relationships()
                .turn(
                        changing(first),
                        now.id(),
                        null,
                        Relationship.Turn.ACTIVATE,
                        record.since(),
                        reason(record) + (record.since() == null ? UNKNOWN_DAY : ""));
    }

    private Relationship propose(RelationshipRecord record) {
        Arrangement arrangement = new Arrangement(
                record.formal() ? Arrangement.Kind.FORMAL : Arrangement.Kind.INFORMAL,
                side(record.first()),
                side(record.second()),
                "",
                "",
                "",
                Terms.NONE);
        Office secretariat = Operator.secretariat(bodies.organization(record.first()));
        return run.rooms()
                .relationships()
                .propose(
                        run.operator().making(id(record).value(), secretariat),
                        Slug.of(record.first().key() + " " + record.second().key()),
                        arrangement,
                        new Upkeep(record.agreements(), "", null),
                        record.since());
    }

    private Side side(BodyName name) {
        List<GroupId> groups = bodies.id(name) instanceof GroupId group ? List.of(group) : List.of();
        return new Side(bodies.organization(name), groups, null, "", "");
    }

    private Act changing(OrganizationId inPlaceOf) {
        return run.operator().changing(Operator.secretariat(inPlaceOf));
    }

    private static String reason(RelationshipRecord record) {
        return "Entered from " + record.source() + ", which says: " + record.said();
    }

    private void end(RelationshipRecord record) {
        if (!record.ended() || !made.containsKey(record) || run.dry()) {
            return;
        }
        run.rooms()
                .relationships()
                .turn(
                        changing(bodies.organization(record.first())),
                        id(record),
                        null,
                        Relationship.Turn.END,
                        null,
                        reason(record) + UNKNOWN_DAY);
    }

    private void enter(WorkAreaRecord record) {
        run.progress().step();
        try {
            Optional<Relationship> of = relationship(record);
            if (of.isEmpty() && run.dry()) {
                run.report().note(Harvest.WORK_AREAS, record.id(), Outcome.IMPORTED, List.of());
                return;
            }
            if (of.isEmpty()) {
                List<String> why = List.of("there is no relationship of " + record.first() + " and " + record.second());
                run.report().note(Harvest.WORK_AREAS, record.id(), Outcome.REFUSED, why);
                return;
            }
            enter(record, of.get());
        } catch (Refused refused) {
            run.noteRefused(Harvest.WORK_AREAS, record.id(), refused);
        }
    }

    private void enter(WorkAreaRecord record, Relationship of) {
        var id = new WorkAreaId(Operator.id("work area", record.id()));
        Slug name = Slug.of(record.title());
        Optional<WorkArea> there = run.rooms().workAreaStore().find(id);
        boolean whole = there.map(area -> area.agreed() != null)
                .orElseGet(() -> run.rooms()
                        .workAreaStore()
                        .findByKey(of.key().value() + "/" + name.value())
                        .isPresent());
        if (whole) {
            run.report().note(Harvest.WORK_AREAS, record.id(), Outcome.UNCHANGED, List.of());
            return;
        }
        if (!run.dry()) {
            agree(record, of, id, name, there.isPresent());
        }
        run.report().note(Harvest.WORK_AREAS, record.id(), Outcome.IMPORTED, List.of());
    }

    private void agree(WorkAreaRecord record, Relationship of, WorkAreaId id, Slug name, boolean proposed) {
        OrganizationId first = of.arrangement().first().organization();
        OrganizationId second = of.arrangement().second().organization();
        var content = new WorkArea.Content(record.title(), record.source(), List.of(), List.of());
        if (!proposed) {
            run.rooms()
                    .workAreas()
                    .propose(
                            run.operator().making(id.value(), Operator.manager(first, of.id())),
                            of.id(),
                            name,
                            content);
        }
        run.rooms().workAreas().consent(changing(second), id, null);
    }

    /** The living one first; of several the one between the organizations as a whole. */
    private Optional<Relationship> relationship(WorkAreaRecord record) {
        BodyId first = bodies.organization(record.first());
        OrganizationId second = bodies.organization(record.second());
        List<Relationship> all = new ArrayList<>(run.rooms()
                .relationshipStore()
                .of(List.of((OrganizationId) first))
                .getOrDefault(first, List.of()));
        all.removeIf(one -> !one.organizations().contains(second));
        all.sort(Comparator.comparing((Relationship one) -> !one.state().living())
                .thenComparing(one -> one.arrangement().first().groups().size()
                        + one.arrangement().second().groups().size()));
        return all.stream().findFirst();
    }
}
