package org.sdohub.organization;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sdohub.kernel.Entity;
import org.sdohub.kernel.HubEvent.Change;
import org.sdohub.kernel.Office;
import org.sdohub.kernel.PersonId;
import org.sdohub.kernel.Refusal;
import org.sdohub.kernel.Refused;
import org.sdohub.kernel.Step;

/**
 * Somebody who holds or held offices; history is kept.
 *
 * @param roles offices in bodies, oldest first; offices of a relationship stand with the relationship
 */
public record Person(PersonId id, long version, String name, List<Role> roles) implements Entity {

    public record Role(UUID id, Office office) {}

    public Person {
        roles = List.copyOf(roles);
    }

    public static Step<Person> entered(PersonId id, String name, @Nullable Office capacity) {
        return Step.of(new Person(id, 1, name, List.of()), capacity, new OrganizationEvent.PersonEntered(id));
    }

    public Step<Person> appointed(UUID role, Office office, @Nullable Office capacity) {
        List<Role> next = new ArrayList<>(roles);
        next.add(new Role(role, office));
        var change = new Change("role", null, described(office));
        return Step.of(
                new Person(id, version + 1, name, next),
                capacity,
                new OrganizationEvent.RoleAssigned(id, List.of(change)));
    }

    public Step<Person> ended(UUID role, Instant now, @Nullable Office capacity) {
        List<Role> next = new ArrayList<>();
        Office ending = null;
        for (Role held : roles) {
            boolean ends = held.id.equals(role) && held.office.heldAt(now);
            ending = ends ? held.office : ending;
            next.add(ends ? new Role(held.id, endedAt(held.office, now)) : held);
        }
        if (ending == null) {
            throw new Refused(
                    Refusal.broken("ORGANIZATION_ROLE_NOT_HELD", "This person does not hold that office now.", "role"));
        }
        var change = new Change("role", described(ending), null);
        return Step.of(
                new Person(id, version + 1, name, next),
                capacity,
                new OrganizationEvent.RoleEnded(id, List.of(change)));
    }

    private static Office endedAt(Office office, Instant now) {
        return new Office(office.kind(), office.body(), office.matter(), office.from(), now);
    }

    private static String described(Office office) {
        return office.body() == null
                ? office.kind().name()
                : office.kind() + " of " + office.body().text();
    }
}
