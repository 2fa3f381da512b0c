package org.sdohub.adapter.mongo;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.sdohub.kernel.Daily;
import org.sdohub.kernel.EventLog;
import org.sdohub.kernel.Follower;
import org.sdohub.kernel.HubEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets every {@link Follower} see every event in order, from its checkpoint on, and sweeps up what dead writers left. A
 * follower that fails is tried again from the same event and does not hold up the others.
 */
@Singleton
public class Followers {

    private static final Logger LOG = LoggerFactory.getLogger(Followers.class);
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration PATIENCE_TO_STOP = Duration.ofSeconds(10);
    private static final int A_BATCH = 500;
    private static final Duration BETWEEN_WORDS = Duration.ofSeconds(5);

    private final EventLog events;
    private final Relay relay;
    private final List<Follower> followers;
    private final MongoCollection<Document> checkpoints;
    private final Semaphore wake = new Semaphore(0);
    private final List<Daily> dailies;
    private final Clock clock;
    private Instant swept = Instant.EPOCH;
    private LocalDate day = LocalDate.MIN;
    private volatile boolean stopped;
    private @Nullable Thread thread;

    Followers(
            HubDatabase database,
            EventLog events,
            Relay relay,
            List<Follower> followers,
            List<Daily> dailies,
            Clock clock) {
        this.events = events;
        this.relay = relay;
        this.followers = followers;
        this.dailies = dailies;
        this.clock = clock;
        this.checkpoints = database.collection("checkpoints");
        events.onGrowth(wake::release);
    }

    /**
     * Finishes what a hub that died left half done, as far as answers rest on it; blocks until it is. Called while nobody
     * writes.
     */
    public void recover() {
        relay.sweep(Instant.now());
        catchUp(followers.stream().filter(Follower::answersRestOnIt).toList());
    }

    /** Called once the hub is ready to serve; returns at once. */
    public synchronized void start() {
        wake.release();
        thread = Thread.ofPlatform().name("followers").daemon().start(this::run);
    }

    private void run() {
        while (!stopped) {
            try {
                wake.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
                wake.drainPermits();
                catchUp();
                beginDay();
                sweepNowAndThen();
            } catch (InterruptedException stop) {
                return;
            } catch (RuntimeException fault) {
                if (!stopped) {
                    LOG.error("following the events failed; trying again", fault);
                }
            }
        }
    }

    /** Not at each event: the sweep asks every collection, and what it looks for is rare. */
    private void sweepNowAndThen() {
        Instant waiting = Instant.now().minus(PATIENCE);
        if (swept.isBefore(waiting)) {
            relay.sweep(waiting);
            swept = Instant.now();
        }
    }

    /**
     * Blocks until every follower has seen what is in the sequence now, or has failed. Each event is read once for all of
     * them.
     */
    public void catchUp() {
        catchUp(followers);
    }

    private synchronized void catchUp(List<Follower> these) {
        Map<Follower, Long> seen = new LinkedHashMap<>();
        these.forEach(follower -> seen.put(follower, checkpoint(follower)));
        Progress progress = new Progress(seen.values());
        while (!seen.isEmpty() && !stopped) {
            long position = Collections.min(seen.values());
            List<HubEvent> batch = events.after(position, A_BATCH);
            if (batch.isEmpty()) {
                break;
            }
            List.copyOf(seen.keySet()).forEach(follower -> follow(follower, batch, seen));
            progress.reached(batch.getLast().sequence());
        }
        progress.done();
    }

    /** One that fails is left out until the next time. */
    private void follow(Follower follower, List<HubEvent> batch, Map<Follower, Long> seen) {
        long before = Objects.requireNonNull(seen.get(follower));
        List<HubEvent> fresh =
                batch.stream().filter(event -> event.sequence() > before).toList();
        if (fresh.isEmpty()) {
            return;
        }
        try {
            follower.followAll(fresh);
            remember(follower, fresh.getLast().sequence());
            seen.put(follower, fresh.getLast().sequence());
        } catch (RuntimeException fault) {
            seen.remove(follower);
            if (!stopped) {
                LOG.error("{} failed on an event and will see it again", follower.name(), fault);
            }
        }
    }

    /** Tells the operator of a long way, such as after an import or where a new version follows what an old one did not. */
    private final class Progress {

        private final long from;
        private final Instant begin = Instant.now();
        private Instant told = begin;
        private long position;

        Progress(Collection<Long> seen) {
            this.from = seen.isEmpty() ? 0 : Collections.min(seen);
            this.position = from;
        }

        void reached(long sequence) {
            position = sequence;
            if (told.plus(BETWEEN_WORDS).isBefore(Instant.now())) {
                told = Instant.now();
                LOG.info("catching up with the events: {} of {}", position, events.last());
            }
        }

        void done() {
            if (!told.equals(begin)) {
                long seconds = Duration.between(begin, Instant.now()).toSeconds();
                LOG.info("caught up with {} events in {} s", position - from, seconds);
            }
        }
    }

    /** Does what is due if a day has begun since the last call. */
    public synchronized void beginDay() {
        LocalDate today = LocalDate.now(clock);
        if (!today.equals(day)) {
            dailies.forEach(daily -> daily.begin(today));
            day = today;
        }
    }

    private long checkpoint(Follower follower) {
        Document found = checkpoints.find(Filters.eq("_id", follower.name())).first();
        return found == null ? 0 : found.getLong("seen");
    }

    private void remember(Follower follower, long seen) {
        checkpoints.updateOne(
                Filters.eq("_id", follower.name()), Updates.set("seen", seen), new UpdateOptions().upsert(true));
    }

    /**
     * Waits for the batch that is being followed. It is not interrupted as long as it goes on: H2 closes its file under
     * whoever is interrupted while writing, so the audit log would lack what the last moments refused.
     */
    @PreDestroy
    void stop() {
        stopped = true;
        wake.release();
        Thread running = thread;
        if (running == null) {
            return;
        }
        try {
            if (!running.join(PATIENCE_TO_STOP)) {
                running.interrupt();
            }
        } catch (InterruptedException hurry) {
            running.interrupt();
            Thread.currentThread().interrupt();
        }
    }
}
