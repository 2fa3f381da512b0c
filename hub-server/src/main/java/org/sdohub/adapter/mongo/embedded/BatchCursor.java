package org.sdohub.adapter.mongo.embedded;

import de.bwaldvogel.mongo.backend.AbstractCursor;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Hands out what a query found in batches, and looks for the next ones only then. */
final class BatchCursor extends AbstractCursor {

    /** Without this, a batch of large documents would not fit into one message. */
    private static final long LARGEST_BATCH = 12L * 1024 * 1024;

    private final Iterator<Document> rest;
    /** Found, but too large for the batch before. */
    private @Nullable Document left;

    BatchCursor(long id, Iterator<Document> rest) {
        super(id);
        this.rest = rest;
    }

    @Override
    public boolean isEmpty() {
        return left == null && !rest.hasNext();
    }

    /** @param limit documents at most; zero or less: as many as fit */
    @Override
    public List<Document> takeDocuments(int limit) {
        List<Document> batch = new ArrayList<>();
        long bytes = 0;
        while (!isEmpty() && (limit <= 0 || batch.size() < limit)) {
            Document next = left != null ? left : rest.next();
            left = null;
            bytes += Bytes.estimate(next);
            if (bytes > LARGEST_BATCH && !batch.isEmpty()) {
                left = next;
                return batch;
            }
            batch.add(next);
        }
        return batch;
    }
}
