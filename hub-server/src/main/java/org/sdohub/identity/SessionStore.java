package org.sdohub.identity;

import java.time.Instant;
import java.util.Optional;

/** The promises of the place where sessions are kept, the same for all nodes. All calls block. */
public interface SessionStore {

    void open(Session session);

    Optional<Session> find(SessionId id);

    /** Whether the hash was the stored one and the session live: of two who try with the same, one is told yes. */
    boolean renew(SessionId id, String hash, String next, Instant now);

    /** One that is over stays as it is. */
    void end(SessionId id, Instant now);

    void endAll(AccountId account, Instant now);
}
