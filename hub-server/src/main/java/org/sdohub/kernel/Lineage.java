package org.sdohub.kernel;

import java.util.List;
import org.sdohub.kernel.BodyId.OrganizationId;

/**
 * A body and everything above it.
 *
 * @param above the groups above, nearest first, then the organization; empty for an organization itself
 */
public record Lineage(BodyId body, OrganizationId organization, List<BodyId> above) {

    public Lineage {
        above = List.copyOf(above);
    }

    public boolean isOrIsBelow(BodyId other) {
        return body.equals(other) || above.contains(other);
    }
}
