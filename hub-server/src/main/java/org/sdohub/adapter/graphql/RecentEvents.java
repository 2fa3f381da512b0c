package org.sdohub.adapter.graphql;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.sdohub.kernel.EventLog;
import org.sdohub.kernel.HubEvent;

/** The end of the sequence, read once for all who follow it; whoever is further behind reads the log itself. */
final class RecentEvents {

    private static final int KEPT = 1000;
    private static final int READ_AT_ONCE = 500;

    private final EventLog log;
    private final AtomicLong growth = new AtomicLong();
    /** Without a hole, up to and with {@code end}. */
    private final List<HubEvent> kept = new ArrayList<>();

    /** The newest sequence number that was read; negative before the first time. */
    private long end = -1;
    /** What {@code growth} was when the end was read last. */
    private long readAt = -1;

    RecentEvents(EventLog log) {
        this.log = log;
    }

    void grew() {
        growth.incrementAndGet();
    }

    long growth() {
        return growth.get();
    }

    /**
     * The number of the newest event: read anew only where the sequence grew, by one reader for all who ask. What another
     * node wrote in this moment may be missing; then it is still to come.
     */
    synchronized long end() {
        readOn();
        return end;
    }

    /** At most so many events with a higher number, in order; empty means there is none until the next growth. */
    List<HubEvent> after(long sequence, int max) {
        synchronized (this) {
            if (sequence >= end) {
                readOn();
            }
            long start = end - kept.size();
            if (sequence >= start) {
                int from = (int) Math.min(kept.size(), sequence - start);
                return List.copyOf(kept.subList(from, Math.min(kept.size(), from + max)));
            }
        }
        return log.after(sequence, max);
    }

    private void readOn() {
        long now = growth.get();
        if (now == readAt) {
            return;
        }
        if (end < 0) {
            end = log.last();
        }
        List<HubEvent> read;
        do {
            read = log.after(end, READ_AT_ONCE);
            kept.addAll(read);
            end += read.size();
            kept.subList(0, Math.max(0, kept.size() - KEPT)).clear();
        } while (read.size() == READ_AT_ONCE);
        readAt = now;
    }
}
