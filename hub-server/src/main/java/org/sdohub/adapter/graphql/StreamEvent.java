package org.sdohub.adapter.graphql;

/** What a subscription delivers. */
interface StreamEvent {

    /** Sealed; whoever gives it back gets what came after. */
    String cursor();

    /** Whether the subscription is complete with it. */
    default boolean last() {
        return false;
    }
}
