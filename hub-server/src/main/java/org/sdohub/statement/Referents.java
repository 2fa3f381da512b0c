package org.sdohub.statement;

import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import org.sdohub.kernel.Actor;
import org.sdohub.kernel.Id;

/** What a statement may refer to besides specifications and statements. */
interface Referents {

    /** Those of these that are there and that the actor may see. */
    Set<Id> seen(Collection<Id> wanted, Actor actor, Instant now);
}
