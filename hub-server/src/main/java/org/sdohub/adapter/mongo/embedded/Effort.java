package org.sdohub.adapter.mongo.embedded;

import java.util.concurrent.atomic.AtomicLong;

/** What queries took so far that an index would have spared them. */
final class Effort {

    private final AtomicLong fullScans = new AtomicLong();
    private final AtomicLong sorts = new AtomicLong();

    void scannedAll() {
        fullScans.incrementAndGet();
    }

    void sorted() {
        sorts.incrementAndGet();
    }

    long fullScans() {
        return fullScans.get();
    }

    long sorts() {
        return sorts.get();
    }
}
