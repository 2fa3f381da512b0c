package org.sdohub.adapter.graphql;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;
import org.sdohub.kernel.EventLog;
import org.sdohub.kernel.HubEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The source of every subscription: events from the sequence, those of the past and those to come by the same path, so
 * that nothing is lost or repeated between the two. Read only as fast as the subscriber asks.
 */
@Singleton
final class Streams {

    private static final Logger LOG = LoggerFactory.getLogger(Streams.class);
    private static final int READ_AT_ONCE = 100;
    private static final Duration PAUSE_AFTER_FAULT = Duration.ofSeconds(1);

    private final EventLog log;
    private final GraphQLConfiguration configuration;
    private final Clock clock;
    private final RecentEvents recent;
    private final Set<Reader> readers = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("stream-", 0).factory());
    private final AutoCloseable listening;

    Streams(EventLog log, GraphQLConfiguration configuration, Clock clock) {
        this.log = log;
        this.configuration = configuration;
        this.clock = clock;
        this.recent = new RecentEvents(log);
        this.listening = log.onGrowth(() -> {
            recent.grew();
            readers.forEach(Reader::wake);
        });
    }

    /** The sequence number after which everything is still to come. */
    long now() {
        return recent.end();
    }

    /** A number that is higher after each time when something happened. */
    long growth() {
        return recent.growth();
    }

    /** See {@link #from(long, Predicate)}. */
    Publisher<HubEvent> from(long after) {
        return from(after, event -> true);
    }

    /**
     * Every matching event with a higher number, in order, without end.
     *
     * @param matching decides by the event alone and reads nothing, since it is asked for every event
     * @throws ApiRefusal {@code CURSOR_TOO_OLD} where so much is not replayed; the caller queries the list instead
     */
    Publisher<HubEvent> from(long after, Predicate<HubEvent> matching) {
        if (after < 0 || !happened(after) || !replayable(after, matching)) {
            throw new ApiRefusal(
                    ErrorCode.CURSOR_TOO_OLD,
                    "What happened after this cursor is no longer replayed: at most " + configuration.replayEvents()
                            + " events of the last " + configuration.replayAge().toDays()
                            + " days are. Query the list anew, then subscribe without \"after\".");
        }
        return subscriber -> subscribe(new Reader(subscriber, after, matching));
    }

    private void subscribe(Reader reader) {
        readers.add(reader);
        reader.subscriber.onSubscribe(reader);
    }

    /** The node that gave the cursor may be ahead of what this one has read. */
    private boolean happened(long sequence) {
        return sequence <= recent.end() || sequence <= log.last();
    }

    private boolean replayable(long after, Predicate<HubEvent> matching) {
        Instant oldest = clock.instant().minus(configuration.replayAge());
        List<HubEvent> first = recent.after(after, 1);
        if (!first.isEmpty() && first.getFirst().at().isBefore(oldest)) {
            return false;
        }
        return recent.end() - after <= configuration.replayEvents() || countedReplayable(after, matching);
    }

    /** Only for who is far behind; the age bounds what is read. */
    private boolean countedReplayable(long after, Predicate<HubEvent> matching) {
        long position = after;
        long matches = 0;
        List<HubEvent> read = log.after(position, READ_AT_ONCE);
        while (!read.isEmpty() && matches <= configuration.replayEvents()) {
            matches += read.stream().filter(matching).count();
            position = read.getLast().sequence();
            read = log.after(position, READ_AT_ONCE);
        }
        return matches <= configuration.replayEvents();
    }

    @PreDestroy
    void stop() throws Exception {
        listening.close();
        readers.forEach(Reader::cancel);
        threads.shutdownNow();
    }

    /** One subscriber's place in the sequence. Only one thread at a time drains it. */
    private final class Reader implements Subscription {

        private final Subscriber<? super HubEvent> subscriber;
        private final Predicate<HubEvent> matching;
        private final Queue<HubEvent> read = new ArrayDeque<>();
        private final AtomicLong wanted = new AtomicLong();
        /** Reasons to look again; above 0 while a thread drains. */
        private final AtomicInteger reasons = new AtomicInteger();

        private volatile boolean cancelled;
        private long position;

        Reader(Subscriber<? super HubEvent> subscriber, long position, Predicate<HubEvent> matching) {
            this.subscriber = subscriber;
            this.position = position;
            this.matching = matching;
        }

        @Override
        public void request(long n) {
            if (n <= 0) {
                cancel();
                subscriber.onError(new IllegalArgumentException("must ask for more than 0 (Reactive Streams 3.9)"));
                return;
            }
            wanted.accumulateAndGet(n, (had, more) -> had + more < 0 ? Long.MAX_VALUE : had + more);
            wake();
        }

        @Override
        public void cancel() {
            cancelled = true;
            readers.remove(this);
        }

        void wake() {
            if (reasons.getAndIncrement() == 0 && !cancelled) {
                threads.execute(this::drain);
            }
        }

        private void drain() {
            int seen = 1;
            while (seen != 0) {
                deliverWanted();
                seen = cancelled ? 0 : reasons.addAndGet(-seen);
            }
        }

        private void deliverWanted() {
            while (!cancelled && wanted.get() > 0) {
                if (read.isEmpty() && !readOn()) {
                    return;
                }
                deliver(read.remove());
            }
        }

        private void deliver(HubEvent event) {
            position = event.sequence();
            if (matching.test(event)) {
                wanted.decrementAndGet();
                subscriber.onNext(event);
            }
        }

        /** A store that is away for a while does not end the stream. False: nothing is there now. */
        private boolean readOn() {
            while (!cancelled) {
                try {
                    read.addAll(recent.after(position, READ_AT_ONCE));
                    return !read.isEmpty();
                } catch (RuntimeException fault) {
                    if (cancelled) {
                        return false;
                    }
                    LOG.warn("Events after {} cannot be read; trying again", position, fault);
                    pause();
                }
            }
            return false;
        }

        private void pause() {
            try {
                Thread.sleep(PAUSE_AFTER_FAULT);
            } catch (InterruptedException stopping) {
                cancel();
                Thread.currentThread().interrupt();
            }
        }
    }
}
