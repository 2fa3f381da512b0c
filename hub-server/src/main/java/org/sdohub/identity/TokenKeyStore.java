package org.sdohub.identity;

import java.time.Instant;
import java.util.List;

/** Where the keys of tokens are kept, the same for all nodes. All calls block. */
public interface TokenKeyStore {

    List<TokenKey> all();

    void add(TokenKey key);

    /** Forgets those that were made before. */
    void dropMadeBefore(Instant instant);
}
