package org.sdohub.relationship;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.sdohub.kernel.PersonId;
import org.sdohub.kernel.Store;

public interface InvitationStore extends Store<InvitationId, Invitation> {

    /** Those of each relationship, the latest first; one round trip. */
    Map<RelationshipId, List<Invitation>> of(Collection<RelationshipId> relationships);

    /** Accepted ones in which this person is the representative; one round trip. */
    List<Invitation> representedBy(PersonId person);
}
