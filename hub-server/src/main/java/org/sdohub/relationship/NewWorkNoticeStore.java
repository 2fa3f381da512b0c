package org.sdohub.relationship;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.sdohub.kernel.Store;

public interface NewWorkNoticeStore extends Store<NewWorkNoticeId, NewWorkNotice> {

    /** Those of each relationship, the latest first; one round trip. */
    Map<RelationshipId, List<NewWorkNotice>> of(Collection<RelationshipId> relationships);
}
