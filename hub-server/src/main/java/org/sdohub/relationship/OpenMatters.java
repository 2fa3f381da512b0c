package org.sdohub.relationship;

import java.util.Collection;
import java.util.Map;

/** A room above says how much of its own still hangs on a relationship, whoever may read it. */
public interface OpenMatters {

    enum Kind {
        /** That wait for an answer or another act. */
        STATEMENTS,
        /** That are still needed. */
        DEPENDENCIES
    }

    Kind kind();

    /** No entry where nothing is open. */
    Map<RelationshipId, Integer> openIn(Collection<RelationshipId> relationships);
}
