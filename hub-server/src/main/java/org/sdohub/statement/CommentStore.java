package org.sdohub.statement;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.sdohub.kernel.BodyId.OrganizationId;
import org.sdohub.kernel.Store;

/** Comments are only added. */
public interface CommentStore extends Store<CommentId, Comment> {

    /**
     * Those on each of these that everybody, or members of one of these organizations may read, oldest first; one round
     * trip.
     */
    Map<StatementId, List<Comment>> of(Collection<StatementId> statements, Collection<OrganizationId> readers);
}
