package org.sdohub.identity;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sdohub.kernel.BodyId;
import org.sdohub.kernel.BodyId.GroupId;
import org.sdohub.kernel.Office;
import org.sdohub.kernel.PersonId;
import org.sdohub.organization.Bodies;
import org.sdohub.organization.Group;
import org.sdohub.organization.Person;
import org.sdohub.organization.PersonStore;

/** The offices that a person holds in organizations and groups; one in a concluded body gives no right. */
@Singleton
final class RolesOfPeople implements OfficeSource {

    private final PersonStore people;
    private final Bodies bodies;

    RolesOfPeople(PersonStore people, Bodies bodies) {
        this.people = people;
        this.bodies = bodies;
    }

    @Override
    public List<Office> officesOf(PersonId person, Instant now) {
        return people.find(person).map(Person::roles).orElse(List.of()).stream()
                .map(Person.Role::office)
                .filter(office -> office.heldAt(now))
                .filter(office -> !concluded(office.body()))
                .toList();
    }

    private boolean concluded(@Nullable BodyId body) {
        return body instanceof GroupId id
                && bodies.tree()
                        .group(id)
                        .filter(group -> group.state() == Group.State.CONCLUDED)
                        .isPresent();
    }
}
