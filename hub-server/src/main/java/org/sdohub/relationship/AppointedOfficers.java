package org.sdohub.relationship;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import org.sdohub.identity.OfficeSource;
import org.sdohub.kernel.Office;
import org.sdohub.kernel.PersonId;

/** The offices that a person holds for relationships that live. */
@Singleton
final class AppointedOfficers implements OfficeSource {

    private final RelationshipStore store;

    AppointedOfficers(RelationshipStore store) {
        this.store = store;
    }

    @Override
    public List<Office> officesOf(PersonId person, Instant now) {
        return store.staffedBy(person).stream()
                .flatMap(relationship -> relationship.officesOf(person).stream())
                .filter(office -> office.heldAt(now))
                .toList();
    }
}
