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
import java.util.List;
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
    private static final int A_BATCH = 500;

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

    /** Finishes what a hub that died left half done; blocks until it is. Called while nobody writes. */
    public void recover() {
        relay.sweep(Instant.now());
        catchUp();
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

    /** Blocks until every follower has seen what is in the sequence now, or has failed. */
    public void catchUp() {
        for (Follower follower : followers) {
            try {
                catchUp(follower);
            } catch (RuntimeException fault) {
                LOG.error("{} failed on an event and will see it again", follower.name(), fault);
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

    private synchronized void catchUp(Follower follower) {
        long seen = checkpoint(follower);
        while (true) {
            List<HubEvent> batch = events.after(seen, A_BATCH);
            if (batch.isEmpty()) {
                return;
            }
            follower.followAll(batch);
            seen = batch.getLast().sequence();
            remember(follower, seen);
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

    @PreDestroy
    void stop() {
        stopped = true;
        if (thread != null) {
            thread.interrupt();
        }
    }
}
