package org.sdohub.adapter.graphql;

import java.util.Map;
import org.sdohub.kernel.Act;

/** What a mutation does: decodes its input, makes one call into a room, names the payload's fields. */
@FunctionalInterface
interface Mutation {

    /**
     * @return the payload's fields besides {@code clientMutationId}; {@code problems} only where it was done with
     *     {@link Refusals#warning warnings}
     */
    Map<String, Object> carryOut(Input input, Act act);
}
