package org.sdohub.statement;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sdohub.kernel.BodyId;
import org.sdohub.kernel.Lineage;
import org.sdohub.kernel.Office;
import org.sdohub.kernel.PersonId;
import org.sdohub.organization.Bodies;
import org.sdohub.organization.Person;
import org.sdohub.organization.PersonStore;
import org.sdohub.relationship.Relationship;
import org.sdohub.relationship.RelationshipId;
import org.sdohub.relationship.RelationshipStore;

/** Who can pass a gate by right: any one of them suffices, all of them are to be told. */
@Singleton
public class GateHolders {

    private final PersonStore people;
    private final RelationshipStore relationships;
    private final Bodies bodies;

    GateHolders(PersonStore people, RelationshipStore relationships, Bodies bodies) {
        this.people = people;
        this.relationships = relationships;
        this.bodies = bodies;
    }

    /** A gate of a statement, which says whose relationship it is about. */
    public record Asked(Statement statement, Gate gate) {}

    /** @param person null where nobody holds the office now */
    public record Holder(
            Office.Kind office, BodyId body, @Nullable PersonId person) {}

    /** In two round trips, however many gates. */
    public Map<Asked, List<Holder>> of(Collection<Asked> all, Instant now) {
        Set<BodyId> places = new HashSet<>();
        Set<RelationshipId> matters = new HashSet<>();
        all.forEach(asked -> {
            asked.gate.holders().forEach(holder -> places.addAll(places(asked, holder)));
            if (asked.statement.origin().relationship() instanceof RelationshipId matter) {
                matters.add(matter);
            }
        });
        Map<BodyId, List<Person>> officers = people.withRolesIn(places);
        Map<RelationshipId, Relationship> known = relationships.findAll(matters);
        Map<Asked, List<Holder>> found = new HashMap<>();
        all.forEach(asked -> found.put(asked, holders(asked, officers, known, now)));
        return found;
    }

    private List<Holder> holders(
            Asked asked, Map<BodyId, List<Person>> officers, Map<RelationshipId, Relationship> known, Instant now) {
        Set<Holder> holders = new LinkedHashSet<>();
        for (Gate.Holder wanted : asked.gate.holders()) {
            for (BodyId place : places(asked, wanted)) {
                List<PersonId> persons = wanted.reach() == org.sdohub.kernel.Grant.Reach.RELATIONSHIP
                        ? appointed(wanted.office(), place, asked, known, now)
                        : inOffice(wanted.office(), place, officers, now);
                persons.forEach(person -> holders.add(new Holder(wanted.office(), place, person)));
            }
        }
        return holders.isEmpty() ? vacant(asked) : List.copyOf(holders);
    }

    private List<Holder> vacant(Asked asked) {
        return asked.gate.holders().stream()
                .flatMap(
                        wanted -> places(asked, wanted).stream().map(place -> new Holder(wanted.office(), place, null)))
                .distinct()
                .toList();
    }

    private static List<PersonId> inOffice(
            Office.Kind kind, BodyId place, Map<BodyId, List<Person>> officers, Instant now) {
        return officers.getOrDefault(place, List.of()).stream()
                .filter(person -> person.roles().stream()
                        .map(Person.Role::office)
                        .anyMatch(office -> office.kind() == kind && place.equals(office.body()) && office.heldAt(now)))
                .map(Person::id)
                .toList();
    }

    private static List<PersonId> appointed(
            Office.Kind kind, BodyId place, Asked asked, Map<RelationshipId, Relationship> known, Instant now) {
        Relationship relationship =
                asked.statement.origin().relationship() instanceof RelationshipId matter ? known.get(matter) : null;
        if (relationship == null) {
            return List.of();
        }
        return relationship.staff().appointments().stream()
                .filter(one -> one.person() != null)
                .filter(one -> one.office(relationship.id()).stream()
                        .anyMatch(office -> office.kind() == kind && place.equals(office.body()) && office.heldAt(now)))
                .map(one -> Objects.requireNonNull(one.person()))
                .toList();
    }

    /** Where the office is held, as far as it counts for the gate: for moderation, at any addressee. */
    private List<BodyId> places(Asked asked, Gate.Holder holder) {
        List<BodyId> of = asked.gate.kind() == org.sdohub.organization.Profile.GateKind.MODERATION
                ? asked.statement.letter().envelope().addressees()
                : List.of(asked.gate.body());
        List<BodyId> places = new ArrayList<>();
        for (BodyId body : of) {
            Lineage lineage = bodies.tree().lineage(body);
            switch (holder.reach()) {
                case BODY -> places.add(body);
                case BODY_OR_ABOVE -> {
                    places.add(body);
                    places.addAll(lineage.above());
                }
                case ORGANIZATION, RELATIONSHIP -> places.add(lineage.organization());
                case HUB -> {}
            }
        }
        return places.stream().distinct().toList();
    }
}
