package org.sdohub.adapter.graphql;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.sdohub.kernel.Act;
import org.sdohub.kernel.PersonId;
import org.sdohub.kernel.Problems;
import org.sdohub.kernel.Refusal;
import org.sdohub.organization.Person;
import org.sdohub.organization.PersonStore;
import org.sdohub.relationship.Appointment;
import org.sdohub.relationship.Appointments;
import org.sdohub.relationship.ClosingPlan;
import org.sdohub.relationship.Notice;
import org.sdohub.relationship.Relationship;
import org.sdohub.relationship.RelationshipEndings;
import org.sdohub.relationship.RelationshipId;
import org.sdohub.relationship.Relationships;
import org.sdohub.relationship.Slug;
import org.sdohub.relationship.Upkeep;

/** What can be done with relationships and their offices. */
@Singleton
final class RelationshipMutations implements Fields {

    private final Relationships relationships;
    private final RelationshipEndings endings;
    private final Appointments appointments;
    private final PersonStore people;
    private final References references;
    private final RelationshipReferences keys;

    RelationshipMutations(
            Relationships relationships,
            RelationshipEndings endings,
            Appointments appointments,
            PersonStore people,
            References references,
            RelationshipReferences keys) {
        this.relationships = relationships;
        this.endings = endings;
        this.appointments = appointments;
        this.people = people;
        this.references = references;
        this.keys = keys;
    }

    @Override
    public void wire(Wiring wiring) {
        wire(wiring, "createRelationship", this::create);
        wire(wiring, "consentToRelationship", this::consent);
        wire(wiring, "editRelationship", this::edit);
        wire(wiring, "activateRelationship", turn(Relationship.Turn.ACTIVATE));
        wire(wiring, "reviseRelationship", turn(Relationship.Turn.REVISE));
        wire(wiring, "makeRelationshipDormant", turn(Relationship.Turn.MAKE_DORMANT));
        wire(wiring, "endRelationship", this::end);
        wire(wiring, "giveNotice", this::giveNotice);
        wire(wiring, "openAppointment", this::openAppointment);
        wire(wiring, "nominateOfficer", this::nominateOfficer);
        wire(wiring, "appointOfficer", this::appointOfficer);
        wire(wiring, "endAppointment", this::endAppointment);
    }

    private static void wire(Wiring wiring, String name, Mutation mutation) {
        wiring.mutation(name, "relationship", mutation);
    }

    private static Map<String, Object> payload(Relationship relationship) {
        return Map.of("relationship", relationship);
    }

    private Map<String, Object> create(Input input, Act act) {
        Problems problems = new Problems();
        Slug key = input.optionalValue(problems, "key", Slug::new);
        problems.refuseIfAny();
        var wanted = new ArrangementInput(input, references);
        return payload(relationships.propose(
                act, key, wanted.arrangement(), wanted.upkeep(Upkeep.NONE), input.as(LocalDate.class, "on")));
    }

    private Map<String, Object> consent(Input input, Act act) {
        return payload(relationships.consent(
                act,
                id(input),
                input.version(),
                references.organization(input.text("side")),
                input.as(LocalDate.class, "on")));
    }

    private Map<String, Object> edit(Input input, Act act) {
        return payload(relationships.edit(act, id(input), input.version(), new ArrangementInput(input, references)));
    }

    private Mutation turn(Relationship.Turn turn) {
        return (input, act) -> payload(relationships.turn(
                act, id(input), input.version(), turn, input.as(LocalDate.class, "on"), input.text("reason")));
    }

    private Map<String, Object> end(Input input, Act act) {
        Input open = input.object("open");
        var plan = new ClosingPlan(
                open.choice(ClosingPlan.Statements.class, "statements"),
                open.choice(ClosingPlan.Dependencies.class, "dependencies"),
                open.choice(ClosingPlan.Appointments.class, "appointments"));
        return payload(endings.end(
                act, id(input), input.version(), input.as(LocalDate.class, "on"), input.text("reason"), plan));
    }

    private Map<String, Object> giveNotice(Input input, Act act) {
        Notice.Kind kind = Objects.requireNonNull(input.choice(Notice.Kind.class, "kind"));
        return payload(relationships.giveNotice(act, id(input), input.version(), kind, input.text("reason")));
    }

    private RelationshipId id(Input input) {
        return keys.relationship(input.text("id"));
    }

    private Map<String, Object> openAppointment(Input input, Act act) {
        var details = new Appointment.Details(
                references.organization(input.text("side")),
                Objects.requireNonNull(input.choice(Appointment.Kind.class, "kind")),
                references.optionalGroup(input, "appointingBody"),
                input.textOr("duties", "").strip(),
                input.textOr("matter", "").strip());
        return payload(appointments.open(act, of(input), input.version(), details));
    }

    private Map<String, Object> nominateOfficer(Input input, Act act) {
        PersonId nominee = input.id("person", PersonId::new);
        return payload(appointments.nominate(act, of(input), input.version(), appointment(input), nominee));
    }

    private Map<String, Object> appointOfficer(Input input, Act act) {
        UUID key = appointment(input);
        Instant from = input.as(Instant.class, "from");
        var term = new Appointment.Term(
                from == null ? act.at() : from,
                input.as(Instant.class, "until"),
                input.flag("interim") ? Appointment.Tenure.INTERIM : Appointment.Tenure.REGULAR);
        Relationship relationship = appointments.appoint(
                act, of(input), input.version(), key, input.optionalId("person", PersonId::new), term);
        return Map.of("relationship", relationship, "problems", warnings(relationship, key, act));
    }

    /** An officer who also leads the other side is warned about, not refused (RFC 4691 3.2). */
    private List<Refusals.Problem> warnings(Relationship relationship, UUID key, Act act) {
        Appointment office = relationship.staff().get(key);
        Person officer = people.find(Objects.requireNonNull(office.person())).orElseThrow();
        return appointments.conflict(relationship, office.side(), officer, act.at()).stream()
                .map(other -> Refusals.warning(Refusal.broken(
                        "APPOINTMENT_CONFLICT_OF_OFFICES",
                        "This officer is also " + other + ", on the other side of this relationship.",
                        "person")))
                .toList();
    }

    private Map<String, Object> endAppointment(Input input, Act act) {
        String reason = input.textOr("reason", "");
        return payload(appointments.end(act, of(input), input.version(), appointment(input), reason));
    }

    private RelationshipId of(Input input) {
        return keys.relationship(input.text("relationship"));
    }

    /** For what is no key of ours one that no appointment has: unknown and forged look alike. */
    private static UUID appointment(Input input) {
        try {
            return UUID.fromString(input.text("appointment"));
        } catch (IllegalArgumentException forged) {
            return new UUID(0, 0);
        }
    }
}
