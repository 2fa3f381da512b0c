package org.sdohub.identity;

import java.util.Set;
import org.sdohub.kernel.BodyId.OrganizationId;

/**
 * How much of the audit log somebody may read.
 *
 * @param whole every entry
 * @param organizations otherwise those entries that are theirs; none for who may read nothing
 */
public record AuditReach(boolean whole, Set<OrganizationId> organizations) {

    public AuditReach {
        organizations = Set.copyOf(organizations);
    }

    public boolean none() {
        return !whole && organizations.isEmpty();
    }
}
