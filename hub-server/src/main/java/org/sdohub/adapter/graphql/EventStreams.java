package org.sdohub.adapter.graphql;

import io.micronaut.runtime.graceful.GracefulShutdownCapable;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.TaskScheduler;
import io.netty.channel.Channel;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.sdohub.adapter.graphql.Execution.Events;
import org.sdohub.adapter.graphql.GraphQLConfiguration.Limits;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxSink;
import reactor.core.scheduler.Schedulers;

/** The answers that are open as Server-Sent Events: keeps them alive, and ends them when the hub stops. */
@Singleton
final class EventStreams implements GracefulShutdownCapable {

    private static final Duration TIME_TO_CLOSE = Duration.ofSeconds(5);

    private final Execution execution;
    private final GraphQLConfiguration configuration;
    private final Places places;
    private final TaskScheduler scheduler;
    private final Set<EventStream> open = ConcurrentHashMap.newKeySet();
    private final CompletableFuture<@Nullable Void> drained = new CompletableFuture<>();
    private volatile boolean draining;

    EventStreams(
            Execution execution,
            GraphQLConfiguration configuration,
            Places places,
            @Named(TaskExecutors.SCHEDULED) TaskScheduler scheduler) {
        this.execution = execution;
        this.configuration = configuration;
        this.places = places;
        this.scheduler = scheduler;
    }

    /**
     * The body of a response that lasts as long as the subscription. It goes out on the connection's own thread, one
     * event at a time: handed over from another one, what is under way when a client hangs up fails with a warning.
     */
    Publisher<byte[]> body(Events events, Call call, Channel channel) {
        return Flux.<byte[]>create(client -> start(client, events.results(), call), FluxSink.OverflowStrategy.BUFFER)
                .publishOn(Schedulers.fromExecutor(channel.eventLoop()::execute), 1)
                .filter(bytes -> channel.isActive());
    }

    private void start(FluxSink<byte[]> client, Publisher<Event> results, Call call) {
        EventStream stream = new EventStream(client, call);
        String place = "socket of " + call.payer();
        Limits limits = configuration.limits(call.actor());
        if (!places.enter(place, limits.sockets())) {
            stream.end(List.of(execution.refused(Errors.tooManySockets(limits))));
            return;
        }
        Future<?> pulse;
        try {
            pulse = pulse(stream);
        } catch (RejectedExecutionException stopping) {
            places.leave(place);
            stream.goAway();
            return;
        }
        open.add(stream);
        client.onDispose(() -> {
            pulse.cancel(false);
            stream.cancel();
            open.remove(stream);
            places.leave(place);
            completeIfDrained();
        });
        stream.keepAlive();
        if (draining) {
            stream.goAway();
            return;
        }
        results.subscribe(stream);
    }

    private Future<?> pulse(EventStream stream) {
        Duration every = configuration.keepAliveEvery();
        return scheduler.scheduleAtFixedRate(every, every, () -> {
            stream.keepAlive();
            execution.start(stream::requireCaller);
        });
    }

    @Override
    public CompletionStage<?> shutdownGracefully() {
        draining = true;
        open.forEach(EventStream::goAway);
        completeIfDrained();
        return drained.completeOnTimeout(null, TIME_TO_CLOSE.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void completeIfDrained() {
        if (draining && open.isEmpty()) {
            drained.complete(null);
        }
    }
}
