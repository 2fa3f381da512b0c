package org.sdohub.organization;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.sdohub.kernel.BodyId.GroupId;
import org.sdohub.kernel.Store;

/** A group has one open draft; a second one is refused with {@code CHARTER_DRAFT_OPEN_ALREADY}, also of two at once. */
public interface CharterDraftStore extends Store<CharterDraftId, CharterDraft> {

    /** Each group's open draft, as a list of one; one round trip. */
    Map<GroupId, List<CharterDraft>> openOf(Collection<GroupId> groups);
}
