package org.sdohub.relationship;

import org.jspecify.annotations.Nullable;
import org.sdohub.kernel.BodyId.GroupId;
import org.sdohub.kernel.BodyId.OrganizationId;
import org.sdohub.organization.CharterId;

/**
 * A liaison that a charter in force says its group needs, held against the relationships on record.
 *
 * @param charter that says so
 * @param group whose charter that is
 * @param name the other organization as the charter names it
 * @param subject what it is about
 * @param organization null where the hub knows none of that name
 * @param relationship a living one of the two organizations that the asker may see; null where there is none
 * @param inForce whether both sides have agreed on it
 */
public record LiaisonExpectation(
        CharterId charter,
        GroupId group,
        String name,
        String subject,
        @Nullable OrganizationId organization,
        @Nullable RelationshipId relationship,
        boolean inForce) {

    public boolean missing() {
        return relationship == null;
    }

    /** The same in one sentence. */
    public String sentence() {
        if (organization == null) {
            return "The charter expects a liaison with " + name + ", of which the hub knows nothing.";
        }
        return relationship == null
                ? "The charter expects a liaison with " + name + "; no living relationship is on record."
                : "There is a relationship with " + name + ", as the charter expects.";
    }
}
