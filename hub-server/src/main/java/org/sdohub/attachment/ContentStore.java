package org.sdohub.attachment;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Where bytes are kept under a key: letters, digits and hyphens, made by the hub. All calls block. */
public interface ContentStore {

    /** Durable when it returns: it is there as a whole, or not at all. Putting it again replaces it. */
    void put(String key, InputStream bytes) throws IOException;

    /** From that byte to the end; empty where there is none. The caller closes it. */
    Optional<InputStream> open(String key, long from) throws IOException;

    /** Nothing happens where there is none. */
    void remove(String key) throws IOException;
}
