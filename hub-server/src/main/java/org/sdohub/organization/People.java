package org.sdohub.organization;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sdohub.kernel.Act;
import org.sdohub.kernel.BodyId;
import org.sdohub.kernel.Lineage;
import org.sdohub.kernel.Office;
import org.sdohub.kernel.PersonId;
import org.sdohub.kernel.Refusal;
import org.sdohub.kernel.Refused;

@Singleton
public class People {

    private final PersonStore store;
    private final Bodies bodies;

    People(PersonStore store, Bodies bodies) {
        this.store = store;
        this.bodies = bodies;
    }

    /** @param body where this person will hold an office; who may appoint there may enter a person */
    public Person enter(Act act, String name, BodyId body) {
        Office capacity = mayEnter(act, bodies.tree().lineage(body));
        String line = name.strip();
        if (line.isEmpty() || line.length() > 200) {
            throw new Refused(Refusal.invalid("PERSON_NAME_MALFORMED", "A name has 1 to 200 characters.", "name"));
        }
        return store.save(Person.entered(new PersonId(act.newId()), line, capacity), act);
    }

    /** Appoints from now on; an office of a relationship is filled by the relationship's own appointment. */
    public Person appoint(Act act, PersonId id, @Nullable Long expectedVersion, Office.Kind kind, BodyId body) {
        Lineage lineage = bodies.tree().lineage(body);
        Office office = new Office(kind, body, null, act.at(), null);
        return store.change(id, act, expectedVersion, found -> {
            Person person = found.orElseThrow(() -> new Refused(unknown()));
            Office capacity = mayAppoint(act, lineage, rowFor(kind));
            refuseUnfitting(kind);
            return person.appointed(act.innerId(), office, capacity);
        });
    }

    private static void refuseUnfitting(Office.Kind kind) {
        if (List.of(Office.Kind.LIAISON_MANAGER, Office.Kind.REPRESENTATIVE, Office.Kind.HUB_ADMIN, Office.Kind.SERVICE)
                .contains(kind)) {
            throw new Refused(Refusal.broken(
                    "ORGANIZATION_OFFICE_NOT_OF_A_BODY",
                    "This office is not held in a body: managers and representatives are appointed for a relationship.",
                    "kind"));
        }
    }

    public Person endRole(Act act, PersonId id, @Nullable Long expectedVersion, UUID role) {
        return store.change(id, act, expectedVersion, found -> {
            Person person = found.orElseThrow(() -> new Refused(unknown()));
            Office office = person.roles().stream()
                    .filter(held -> held.id().equals(role))
                    .map(Person.Role::office)
                    .findFirst()
                    .orElseThrow(() -> new Refused(unknown()));
            BodyId body = office.body();
            if (body == null) {
                throw Organizations.refused(OrganizationAccess.APPOINT);
            }
            Office capacity = mayAppoint(act, bodies.tree().lineage(body), rowFor(office.kind()));
            return person.ended(role, act.at(), capacity);
        });
    }

    private static OrganizationAccess rowFor(Office.Kind kind) {
        return kind == Office.Kind.SECRETARIAT ? OrganizationAccess.APPOINT_SECRETARIAT : OrganizationAccess.APPOINT;
    }

    /** Who may appoint in any office there may enter the person for it. */
    private static Office mayEnter(Act act, Lineage on) {
        return OrganizationAccess.APPOINT_SECRETARIAT
                .to(act.actor(), act.at(), on)
                .orElseGet(() -> mayAppoint(act, on, OrganizationAccess.APPOINT));
    }

    private static Office mayAppoint(Act act, Lineage on, OrganizationAccess row) {
        return row.to(act.actor(), act.at(), on).orElseThrow(() -> Organizations.refused(row));
    }

    static Refusal unknown() {
        return Refusal.notFound("PERSON_UNKNOWN", "There is no such person or office.", "id");
    }
}
