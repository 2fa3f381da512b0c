package org.sdohub.dependency;

import java.util.Set;
import org.sdohub.kernel.BodyId.OrganizationId;
import org.sdohub.relationship.RelationshipId;

/**
 * What of dependencies somebody may read: whose ends are open to the reader, and whose relationship is not kept between its
 * parties (access.md). An owner, a counterpart and a reason tell of the relationship in which they stand.
 *
 * @param memberships organizations whose members' specifications the reader may read
 * @param kept relationships that the reader may not see
 */
public record DependencySight(Set<OrganizationId> memberships, Set<RelationshipId> kept) {

    public DependencySight {
        memberships = Set.copyOf(memberships);
        kept = Set.copyOf(kept);
    }

    public boolean sees(Dependency one) {
        boolean open = one.relationship() == null || !kept.contains(one.relationship());
        return open && memberships.containsAll(one.restrictedTo());
    }
}
