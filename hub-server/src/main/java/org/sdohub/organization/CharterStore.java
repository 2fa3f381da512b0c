package org.sdohub.organization;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.sdohub.kernel.BodyId.GroupId;
import org.sdohub.kernel.Store;

/** Group and number are unique; a second one is refused with {@code CHARTER_NUMBER_TAKEN}. */
public interface CharterStore extends Store<CharterId, Charter> {

    /** Each group's charters, the newest first; one round trip. */
    Map<GroupId, List<Charter>> ofGroups(Collection<GroupId> groups);
}
