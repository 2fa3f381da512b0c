package org.sdohub.relationship;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sdohub.kernel.Act;
import org.sdohub.kernel.Actor;
import org.sdohub.kernel.BodyId;
import org.sdohub.kernel.BodyId.GroupId;
import org.sdohub.kernel.BodyId.OrganizationId;
import org.sdohub.kernel.Office;
import org.sdohub.kernel.PersonId;
import org.sdohub.kernel.Problems;
import org.sdohub.kernel.Refusal;
import org.sdohub.kernel.Refused;
import org.sdohub.organization.Bodies;
import org.sdohub.organization.Person;
import org.sdohub.organization.PersonStore;

/** Who looks after a relationship on each side (RFC 3975 5, RFC 4052 2.2). Each side fills its own offices. */
@Singleton
public class Appointments {

    private static final Set<Office.Kind> LEADERS =
            Set.of(Office.Kind.EXECUTIVE, Office.Kind.AREA_DIRECTOR, Office.Kind.CHAIR);

    /** Who was never appointed comes last. */
    private static final Comparator<Held> BY_TERM = Comparator.comparing(
                    (Held one) -> Objects.requireNonNullElse(one.office.from(), Instant.MAX))
            .thenComparing(one -> one.office.key());

    private final RelationshipStore store;
    private final Relationships relationships;
    private final PersonStore people;
    private final Bodies bodies;

    Appointments(RelationshipStore store, Relationships relationships, PersonStore people, Bodies bodies) {
        this.store = store;
        this.relationships = relationships;
        this.people = people;
        this.bodies = bodies;
    }

    public Relationship open(Act act, RelationshipId id, @Nullable Long expectedVersion, Appointment.Details details) {
        return store.change(id, act, expectedVersion, found -> {
            Relationship relationship = relationships.seen(found, act);
            Office capacity = mayAppoint(act, relationship, details.side());
            refuseUnfitting(relationship, details);
            return relationship.opened(act.innerId(), details, capacity);
        });
    }

    private void refuseUnfitting(Relationship relationship, Appointment.Details details) {
        Problems problems = new Problems();
        Side side = relationship
                .arrangement()
                .side(details.side())
                .orElseThrow(() -> new Refused(Fitness.stranger("side")));
        GroupId appointing = details.appointingBody();
        problems.addIf(
                appointing != null && !Fitness.isOf(side, appointing, bodies.tree()),
                () -> Fitness.foreign("appointingBody"));
        Wording.prose(problems, details.duties(), "duties");
        Wording.line(problems, details.matter(), "matter");
        problems.refuseIfAny();
    }

    public Relationship nominate(
            Act act, RelationshipId id, @Nullable Long expectedVersion, UUID appointment, PersonId nominee) {
        refuseUnknown(nominee);
        return store.change(id, act, expectedVersion, found -> {
            Relationship relationship = relationships.seen(found, act);
            Office capacity = mayAppoint(act, relationship, appointment);
            return relationship.nominated(appointment, nominee, capacity);
        });
    }

    /**
     * For a regular term.
     *
     * @param officer null appoints the nominee
     * @param from null from now on
     * @param until null for an open-ended term
     */
    public Relationship appoint(
            Act act,
            RelationshipId id,
            @Nullable Long expectedVersion,
            UUID appointment,
            @Nullable PersonId officer,
            @Nullable Instant from,
            @Nullable Instant until) {
        var term = new Appointment.Term(from == null ? act.at() : from, until, Appointment.Tenure.REGULAR);
        return appoint(act, id, expectedVersion, appointment, officer, term);
    }

    /** @param officer null appoints the nominee */
    public Relationship appoint(
            Act act,
            RelationshipId id,
            @Nullable Long expectedVersion,
            UUID appointment,
            @Nullable PersonId officer,
            Appointment.Term term) {
        if (officer != null) {
            refuseUnknown(officer);
        }
        return store.change(id, act, expectedVersion, found -> {
            Relationship relationship = relationships.seen(found, act);
            Office capacity = mayAppoint(act, relationship, appointment);
            return relationship.appointed(appointment, officer, term, capacity);
        });
    }

    public Relationship end(
            Act act, RelationshipId id, @Nullable Long expectedVersion, UUID appointment, String reason) {
        return store.change(id, act, expectedVersion, found -> {
            Relationship relationship = relationships.seen(found, act);
            Office capacity = mayAppoint(act, relationship, appointment);
            return relationship.relieved(appointment, act.at(), reason.strip(), capacity);
        });
    }

    private void refuseUnknown(PersonId person) {
        if (people.find(person).isEmpty()) {
            throw new Refused(Refusal.notFound("PERSON_UNKNOWN", "There is no such person.", "person"));
        }
    }

    private Office mayAppoint(Act act, Relationship relationship, UUID appointment) {
        return mayAppoint(
                act, relationship, relationship.staff().get(appointment).side());
    }

    private Office mayAppoint(Act act, Relationship relationship, OrganizationId side) {
        return relationships.maySpeakFor(side, relationship, RelationshipAccess.APPOINT, act);
    }

    /** An office together with the relationship that it belongs to. */
    public record Held(Relationship relationship, Appointment office) {}

    /**
     * All offices that these people hold, held or are named for, as far as the actor may see their relationships, oldest
     * term first; two round trips.
     */
    public Map<PersonId, List<Held>> heldBy(Collection<PersonId> people, Actor actor, Instant now) {
        Map<PersonId, List<Held>> held = new HashMap<>();
        var all = store.findAll(store.readable(relationships.readers(actor, now)));
        for (Relationship one : all.values()) {
            for (Appointment office : one.staff().appointments()) {
                PersonId person = office.person();
                if (person != null && people.contains(person)) {
                    held.computeIfAbsent(person, none -> new ArrayList<>()).add(new Held(one, office));
                }
            }
        }
        held.values().forEach(offices -> offices.sort(BY_TERM));
        return held;
    }

    /** The office by which the actor may appoint for a side, also asked by {@code viewerCanAppoint}. */
    public Optional<Office> appointing(Actor actor, Instant now, Relationship relationship, Side side) {
        return RelationshipAccess.APPOINT.forSide(actor, now, side, relationship.id(), bodies.tree());
    }

    /**
     * An officer who also leads the other side serves two masters: worth a warning, no reason to refuse (RFC 4691 3.2).
     *
     * @return the office on the other side, such as "CHAIR of IETF SIP"; empty where there is none
     */
    public Optional<String> conflict(Relationship relationship, OrganizationId side, Person officer, Instant now) {
        Bodies.Tree tree = bodies.tree();
        OrganizationId other = relationship.arrangement().other(side);
        return officer.roles().stream()
                .map(Person.Role::office)
                .filter(office -> LEADERS.contains(office.kind()) && office.heldAt(now))
                .filter(office -> isIn(office.body(), other, tree))
                .map(office -> office.kind() + " of " + label(office.body(), tree))
                .findFirst();
    }

    private static boolean isIn(@Nullable BodyId body, OrganizationId organization, Bodies.Tree tree) {
        return body != null
                && tree.knows(body)
                && tree.lineage(body).organization().equals(organization);
    }

    private static String label(@Nullable BodyId body, Bodies.Tree tree) {
        return body == null ? "the hub" : tree.label(body);
    }
}
