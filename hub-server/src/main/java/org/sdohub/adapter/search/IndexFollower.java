package org.sdohub.adapter.search;

import io.micronaut.context.annotation.Property;
import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.sdohub.kernel.EventLog;
import org.sdohub.kernel.Failpoint;
import org.sdohub.kernel.HubEvent;
import org.sdohub.kernel.Id;
import org.sdohub.search.Entries;
import org.sdohub.search.Entry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings into the index what the events tell of, one node's own index by one thread of its own. The checkpoint lies in the
 * index, so this is none of the followers whose checkpoints the nodes share.
 */
@Singleton
final class IndexFollower implements ApplicationEventListener<ServerStartupEvent> {

    private static final Logger LOG = LoggerFactory.getLogger(IndexFollower.class);
    private static final int A_BATCH = 500;
    private static final Duration BETWEEN_COMMITS = Duration.ofSeconds(5);
    private static final Duration AFTER_A_FAULT = Duration.ofSeconds(1);
    private static final Set<String> NAMED = Set.of("organization", "group", "specification", "relationship");
    private static final Set<String> NAMES = Set.of("acronym", "name", "designation", "title");

    private final EventLog events;
    private final Entries entries;
    private final @Nullable Path folder;
    private final Duration betweenCommits;
    private final Semaphore wake = new Semaphore(0);

    private @Nullable IndexFolder index;
    private @Nullable Thread thread;

    /** The last event that is found but not committed; null where there is none. */
    private @Nullable HubEvent uncommitted;

    private long shown;
    private long committedAt;
    private volatile boolean stopped;
    private volatile boolean faulty;

    /** @param data the folder that holds everything; null to keep the index in memory */
    @Inject
    IndexFollower(EventLog events, Entries entries, @Property(name = "hub.data") @Nullable Path data) {
        this(events, entries, data, BETWEEN_COMMITS);
    }

    IndexFollower(EventLog events, Entries entries, @Nullable Path data, Duration betweenCommits) {
        this.events = events;
        this.entries = entries;
        this.folder = data == null ? null : data.resolve("search");
        this.betweenCommits = betweenCommits;
    }

    @Override
    public void onApplicationEvent(ServerStartupEvent serving) {
        start();
    }

    synchronized void start() {
        if (thread == null && !stopped) {
            var unused = events.onGrowth(wake::release);
            thread = Thread.ofPlatform().name("search-index").daemon().start(this::run);
        }
    }

    /** Whoever searches first starts it too. */
    synchronized IndexFolder index() {
        start();
        if (index == null) {
            index = IndexFolder.open(folder, events);
            shown = index.committed();
            uncommitted = null;
        }
        return index;
    }

    private void run() {
        while (!stopped) {
            try {
                catchUp();
                commitNowAndThen();
                faulty = false;
                wake.tryAcquire(betweenCommits.toMillis(), TimeUnit.MILLISECONDS);
                wake.drainPermits();
            } catch (InterruptedException stop) {
                return;
            } catch (RuntimeException fault) {
                recover(fault);
            }
        }
    }

    private void recover(RuntimeException fault) {
        if (stopped) {
            return;
        }
        faulty = true;
        LOG.error("the search index could not follow the events; trying again", fault);
        synchronized (this) {
            if (index != null && !index.usable()) {
                index.close();
                index = null;
            }
        }
        try {
            Thread.sleep(AFTER_A_FAULT);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private void catchUp() {
        IndexFolder open = index();
        for (List<HubEvent> batch = next(); !batch.isEmpty() && !stopped; batch = next()) {
            follow(batch, open);
            open.show();
            tell(batch.getLast());
            commitNowAndThen();
        }
    }

    private List<HubEvent> next() {
        return events.after(shown(), A_BATCH);
    }

    private synchronized long shown() {
        return shown;
    }

    private void follow(List<HubEvent> batch, IndexFolder open) {
        Map<String, Id> changed = new LinkedHashMap<>();
        List<String> renamed = new ArrayList<>();
        for (HubEvent event : batch) {
            Entries.id(event.subject()).ifPresent(id -> changed.put(id.text(), id));
            if (renames(event)) {
                renamed.add(event.subject());
            }
        }
        long sequence = batch.getLast().sequence();
        put(changed.values(), sequence, open);
        if (!renamed.isEmpty()) {
            // What this very batch brought must be there to be found.
            open.show();
            List<Id> touched = IndexReading.restingOn(renamed, open);
            for (int from = 0; from < touched.size(); from += A_BATCH) {
                put(touched.subList(from, Math.min(touched.size(), from + A_BATCH)), sequence, open);
            }
        }
        Failpoint.reached("search.written");
    }

    private void put(Collection<Id> ids, long sequence, IndexFolder open) {
        Map<String, List<Entry>> forms = new HashMap<>();
        ids.forEach(id -> forms.put(id.text(), new ArrayList<>()));
        entries.ofAll(ids, sequence)
                .forEach(entry -> forms.computeIfAbsent(entry.id().text(), any -> new ArrayList<>())
                        .add(entry));
        forms.forEach(open::put);
    }

    /** Whether other things may speak of this one by another name, or be read by others, from now on. */
    private static boolean renames(HubEvent event) {
        String kind = event.subject().substring(0, event.subject().indexOf(':'));
        return event.version() > 1
                && NAMED.contains(kind)
                && (kind.equals("relationship")
                        || event.changes().stream().anyMatch(change -> NAMES.contains(change.field())));
    }

    private synchronized void tell(HubEvent event) {
        shown = event.sequence();
        uncommitted = event;
        notifyAll();
    }

    private void commitNowAndThen() {
        long now = System.nanoTime();
        if (now - committedAt > betweenCommits.toNanos()) {
            commit();
            committedAt = now;
        }
    }

    /** Whoever looks meanwhile need not wait for the disk. */
    private void commit() {
        HubEvent until;
        IndexFolder open;
        synchronized (this) {
            until = uncommitted;
            open = index;
            uncommitted = null;
        }
        if (until != null && open != null) {
            Failpoint.reached("search.committing");
            open.commit(until.sequence(), until.eid());
            Failpoint.reached("search.committed");
        }
    }

    /** False from a fault until it has been put right. */
    boolean follows() {
        return !faulty && !stopped;
    }

    synchronized boolean reached(long sequence, Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        index();
        while (shown < sequence) {
            long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            if (left <= 0) {
                return false;
            }
            try {
                wait(left);
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return true;
    }

    @PreDestroy
    void stop() throws InterruptedException {
        stopped = true;
        Thread running = thread;
        if (running != null) {
            wake.release();
            running.join(TimeUnit.SECONDS.toMillis(10));
        }
        synchronized (this) {
            if (index != null) {
                commitLast();
                index.close();
                index = null;
            }
        }
    }

    private void commitLast() {
        try {
            commit();
        } catch (RuntimeException failed) {
            LOG.warn("the search index was not committed; it reads the last events again", failed);
        }
    }
}
