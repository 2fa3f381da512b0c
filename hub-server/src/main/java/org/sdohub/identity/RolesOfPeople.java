package org.sdohub.identity;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import org.sdohub.kernel.Office;
import org.sdohub.kernel.PersonId;
import org.sdohub.organization.Person;
import org.sdohub.organization.PersonStore;

/** The offices that a person holds in organizations and groups. */
@Singleton
final class RolesOfPeople implements OfficeSource {

    private final PersonStore people;

    RolesOfPeople(PersonStore people) {
        this.people = people;
    }

    @Override
    public List<Office> officesOf(PersonId person, Instant now) {
        return people.find(person).map(Person::roles).orElse(List.of()).stream()
                .map(Person.Role::office)
                .filter(office -> office.heldAt(now))
                .toList();
    }
}
