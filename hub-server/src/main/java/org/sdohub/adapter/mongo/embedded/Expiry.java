package org.sdohub.adapter.mongo.embedded;

import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Deletes what a TTL index says has expired, as MongoDB does about once a minute. */
final class Expiry implements AutoCloseable {

    private static final Duration PAUSE = Duration.ofMinutes(1);

    /** Documents deleted in one go, so that others get their turn. */
    private static final int AT_ONCE = 500;

    private final EmbeddedBackend backend;
    private final Clock clock;
    private final Thread sweeper;

    Expiry(EmbeddedBackend backend, Clock clock) {
        this.backend = backend;
        this.clock = clock;
        sweeper = Thread.ofVirtual().name("embedded-store-expiry").start(this::sweepForever);
    }

    /** @return documents deleted */
    int sweep() {
        int deleted = 0;
        for (Deadline deadline : backend.commits().read(this::deadlines)) {
            int now = AT_ONCE;
            while (now == AT_ONCE) {
                now = backend.commits().write(() -> sweep(deadline));
                deleted += now;
            }
        }
        return deleted;
    }

    private record Deadline(String database, String collection, Document filter) {}

    private List<Deadline> deadlines() {
        List<Deadline> deadlines = new ArrayList<>();
        for (EmbeddedDatabase database : backend.allDatabases()) {
            for (Document index : database.indexDescriptions()) {
                if (index.get("expireAfterSeconds") instanceof Number seconds) {
                    String field =
                            Fields.document(index, "key").keySet().iterator().next();
                    Instant oldest = clock.instant().minusSeconds(seconds.longValue());
                    String collection = Utils.getCollectionNameFromFullName(Fields.text(index, "ns"));
                    Document filter = new Document(field, new Document("$lt", oldest));
                    deadlines.add(new Deadline(database.getDatabaseName(), collection, filter));
                }
            }
        }
        return deadlines;
    }

    private int sweep(Deadline deadline) {
        EmbeddedCollection collection =
                backend.resolveDatabase(deadline.database()).find(deadline.collection());
        return collection == null ? 0 : collection.deleteDocuments(deadline.filter(), AT_ONCE);
    }

    private void sweepForever() {
        try {
            while (backend.commits().healthy()) {
                Thread.sleep(PAUSE);
                sweep();
            }
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        sweeper.interrupt();
    }
}
