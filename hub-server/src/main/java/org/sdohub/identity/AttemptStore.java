package org.sdohub.identity;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The promises of the place where failed attempts are kept, the same for all nodes. All calls block. */
public interface AttemptStore {

    /** When it returns, every node counts it. */
    void add(UUID id, String account, String address, Instant at);

    void forget(UUID id);

    /** When the newest ones after an instant were made, the newest first, at most {@code max}. */
    List<Instant> ofAccount(String account, Instant after, int max);

    List<Instant> ofAddress(String address, Instant after, int max);

    /** @return how many were forgotten */
    long dropBefore(Instant instant);
}
