package org.sdohub.statement;

import java.util.Collection;
import java.util.Optional;
import org.sdohub.kernel.BodyId;
import org.sdohub.kernel.Id;

/** Finds the relationship that a statement belongs to. */
public interface LivingRelationships {

    /** The living one of a sending and an addressed organization, the first pair that has one; unknown bodies have none. */
    Optional<? extends Id> between(Collection<BodyId> from, Collection<BodyId> to);
}
