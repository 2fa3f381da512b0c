package org.sdohub.adapter.graphql;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.sdohub.kernel.Actor;

/**
 * Executes an event once for all followers who would get the same. The policy knows of a caller nothing but the
 * {@link Actor}, so those share who are the same actor with the same offices: all without login, and one account on all
 * its screens. Two accounts never share, whatever they may see: they are not compared.
 */
@Singleton
final class FanOut {

    /** Only as long as a crowd needs; some answers change with the hour alone, such as how many days are left. */
    private static final Duration KEPT = Duration.ofSeconds(5);

    private static final long KEPT_BYTES = 16_000_000;
    /** What a key takes, roughly. */
    private static final int KEY_BYTES = 500;

    private final Streams streams;
    private final Clock clock;
    private final AsyncCache<Key, Optional<Event>> executed = Caffeine.newBuilder()
            .expireAfterWrite(KEPT)
            .maximumWeight(KEPT_BYTES)
            .weigher((Key key, Optional<Event> event) ->
                    KEY_BYTES + event.map(Event::bytes).orElse(0))
            .buildAsync();

    /**
     * Whatever the answer depends on; nothing else may reach an event's execution.
     *
     * @param growth whatever changes, the sequence grows: an answer from before is the state of before
     * @param asked with those variables only that an execution reads
     * @param caller with the offices held now only
     */
    private record Key(long sequence, long growth, Object wanted, GraphQLRequest asked, Actor caller) {}

    FanOut(Streams streams, Clock clock) {
        this.streams = streams;
        this.clock = clock;
    }

    /** @param execute as this caller; asked only where nobody was told the same already */
    CompletableFuture<Optional<Event>> event(
            Happening happening,
            GraphQLRequest asked,
            Actor caller,
            Supplier<CompletableFuture<Optional<Event>>> execute) {
        Actor now = new Actor(
                caller.account(), caller.person(), caller.name(), caller.officesAt(clock.instant()), caller.scopes());
        Key key = new Key(happening.sequence(), streams.growth(), happening.wanted(), asked, now);
        return executed.get(key, (missing, threads) -> execute.get());
    }
}
