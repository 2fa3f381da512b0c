package org.sdohub.adapter.mongo.embedded;

import java.util.concurrent.atomic.AtomicLong;

/** What queries took so far, above all what an index would have spared them. */
final class Effort {

    private final AtomicLong fullScans = new AtomicLong();
    private final AtomicLong sorts = new AtomicLong();
    private final AtomicLong lookedAt = new AtomicLong();

    void scannedAll() {
        fullScans.incrementAndGet();
    }

    void sorted() {
        sorts.incrementAndGet();
    }

    void lookedAt() {
        lookedAt.incrementAndGet();
    }

    /** Documents that were read to see whether they are asked for. */
    long documents() {
        return lookedAt.get();
    }

    long fullScans() {
        return fullScans.get();
    }

    long sorts() {
        return sorts.get();
    }
}
