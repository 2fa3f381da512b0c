package org.sdohub.relationship;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sdohub.kernel.BodyId;
import org.sdohub.kernel.BodyId.GroupId;
import org.sdohub.kernel.BodyId.OrganizationId;

/**
 * One of the two who have a relationship.
 *
 * @param groups those of its groups that take part; empty for the organization as a whole
 * @param decidingBody the group that decides for this side, such as the IAB; null where the organization itself does
 * @param decision how it decides, in words, also where the hub does not know the deciding body; may be empty
 * @param access what the other side may read and attend here, in words (RFC 3975 3); may be empty
 */
public record Side(
        OrganizationId organization,
        List<GroupId> groups,
        @Nullable GroupId decidingBody,
        String decision,
        String access) {

    public Side {
        groups = List.copyOf(groups);
    }

    public BodyId decides() {
        return decidingBody == null ? organization : decidingBody;
    }

    /** The same for the same organization and groups, in whatever order they were named. */
    String party() {
        StringBuilder party = new StringBuilder(organization.text());
        groups.stream()
                .map(GroupId::text)
                .sorted()
                .forEach(group -> party.append('+').append(group));
        return party.toString();
    }
}
