package org.sdohub.adapter.graphql;

import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.sdohub.kernel.Actor;
import org.sdohub.kernel.HubEvent;
import reactor.core.publisher.Flux;

/** How every subscription follows the sequence of events: from a cursor, and with the caller's rights of each moment. */
@Singleton
final class Subscriptions {

    /** The key of the cursor in the GraphQL context from which a transport resumes by itself; see {@link #start}. */
    static final String RESUME = "resume";

    /** What cursors are sealed for: those of one subscription are good for any other. */
    static final String EVENTS = "events";

    private final Streams streams;
    private final Cursors cursors;

    Subscriptions(Streams streams, Cursors cursors) {
        this.streams = streams;
        this.cursors = cursors;
    }

    /** What a follower is told of an event; empty where they may not see it, or did not ask for it. */
    @FunctionalInterface
    interface Shown {
        Optional<? extends StreamEvent> of(HubEvent event, String cursor, Actor caller);
    }

    /** What each of those who follow is told by an execution of their own, however much they ask the same. */
    Publisher<Happening> follow(Ask ask, Predicate<HubEvent> matching, Shown shown) {
        return follow(ask, new Object(), matching, shown);
    }

    /**
     * @param wanted all that {@code matching} and {@code shown} know of what was asked for: where it is equal, they are
     *     taken to be
     * @param matching see {@link Streams#from(long, Predicate)}
     */
    Publisher<Happening> follow(Ask ask, Object wanted, Predicate<HubEvent> matching, Shown shown) {
        return Flux.from(streams.from(start(ask), matching))
                .map(event ->
                        new Happening(event.sequence(), wanted, caller -> shown.of(event, cursor(event), caller)));
    }

    /**
     * The sequence number after which a subscription begins. A browser that reconnects repeats its request as it was and
     * says in a header what it had last, so the header goes before the argument.
     */
    private long start(Ask ask) {
        @Nullable String resumed = ask.environment().getGraphQlContext().get(RESUME);
        String after = resumed == null ? ask.arguments().optionalText("after") : resumed;
        return after == null ? streams.now() : Long.parseLong(cursors.open(after, EVENTS, "after"));
    }

    /** Always as long, so that its length does not tell how much has happened that one may not see. */
    private String cursor(HubEvent event) {
        return cursors.seal(String.format(Locale.ROOT, "%019d", event.sequence()), EVENTS);
    }

    /** The id of the thing that an event is about. */
    static UUID subject(HubEvent event) {
        return UUID.fromString(event.subject().substring(event.subject().indexOf(':') + 1));
    }
}
