package org.sdohub.attachment;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Where bytes are kept under a key: letters, digits and hyphens, made by the hub. All calls block. */
public interface ContentStore {

    /** Durable when it returns: it is there as a whole, or not at all. Putting it again replaces it. */
    void put(String key, InputStream bytes) throws IOException;

    /** From that byte to the end; empty where there is none. The caller closes it. */
    Optional<InputStream> open(String key, long from) throws IOException;

    /** Nothing happens where there is none. */
    void remove(String key) throws IOException;

    /** @param since when it was put */
    record Kept(String key, Instant since) {}

    /** Shows each that is there as a whole, in no order. */
    void each(Consumer<Kept> shown) throws IOException;

    /** What writers that died before that instant left half; names that only this store understands. */
    List<String> unfinished(Instant before) throws IOException;

    /** One of those. */
    void removeUnfinished(String name) throws IOException;
}
