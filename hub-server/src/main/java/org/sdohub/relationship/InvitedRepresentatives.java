package org.sdohub.relationship;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sdohub.identity.OfficeSource;
import org.sdohub.kernel.Office;
import org.sdohub.kernel.PersonId;

/** The office that a representative has for the days of one meeting. */
@Singleton
final class InvitedRepresentatives implements OfficeSource {

    private final InvitationStore store;
    private final RelationshipStore relationships;

    InvitedRepresentatives(InvitationStore store, RelationshipStore relationships) {
        this.store = store;
        this.relationships = relationships;
    }

    @Override
    public List<Office> officesOf(PersonId person, Instant now) {
        List<Invitation> accepted = store.representedBy(person);
        if (accepted.isEmpty()) {
            return List.of();
        }
        Map<RelationshipId, Relationship> known = relationships.findAll(
                accepted.stream().map(Invitation::relationship).toList());
        return accepted.stream()
                .flatMap(invitation -> Optional.ofNullable(known.get(invitation.relationship()))
                        .filter(of -> of.state().living())
                        .flatMap(of -> invitation.office(of.arrangement().other(invitation.by())))
                        .stream())
                .filter(office -> office.heldAt(now))
                .toList();
    }
}
