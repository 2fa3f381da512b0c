package org.sdohub.adapter.graphql;

import org.jspecify.annotations.Nullable;

/** What a subscription delivers. */
interface StreamEvent {

    /** The key of the cursor in the GraphQL context from which a transport resumes by itself; see {@link #start}. */
    String RESUME = "resume";

    /** What its cursors are sealed for: those of one subscription are good for any other. */
    String EVENTS = "events";

    /** Sealed; whoever gives it back gets what came after. */
    String cursor();

    /**
     * The sequence number after which a subscription begins. A browser that reconnects repeats its request as it was and
     * says in a header what it had last, so the header goes before the argument.
     */
    static long start(Ask ask, Streams streams, Cursors cursors) {
        @Nullable String resumed = ask.environment().getGraphQlContext().get(RESUME);
        String after = resumed == null ? ask.arguments().optionalText("after") : resumed;
        return after == null ? streams.now() : Long.parseLong(cursors.open(after, EVENTS, "after"));
    }

    static String cursor(long sequence, Cursors cursors) {
        return cursors.seal(String.valueOf(sequence), EVENTS);
    }
}
