package org.sdohub.kernel;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Everything that comes into a rule from outside: who acts, when, new ids, and the idempotency key of the request. Rules
 * take no time, no random number and no login from anywhere else.
 *
 * @param actor already narrowed to one office where the caller chose a capacity
 * @param at truncated to milliseconds, as all stores keep it
 * @param receipt null where the caller gave no idempotency key
 */
public record Act(Actor actor, Instant at, @Nullable Receipt receipt, Supplier<UUID> ids) {

    /**
     * The promise that the same request is carried out once.
     *
     * @param key unique for actor and the caller's idempotency key
     * @param fingerprint of operation and input
     */
    public record Receipt(String key, String fingerprint) {}

    public Act {
        at = at.truncatedTo(ChronoUnit.MILLIS);
    }

    public Act(Actor actor, Instant at) {
        this(actor, at, null, UUID::randomUUID);
    }

    /** The id of the one thing that this act creates: derived from the key where there is one, so a retry finds it. */
    public UUID newId() {
        if (receipt == null) {
            return ids.get();
        }
        return UUID.nameUUIDFromBytes(receipt.key.getBytes(StandardCharsets.UTF_8));
    }

    /** A fresh id for what lies inside a thing, or for an event. */
    public UUID innerId() {
        return ids.get();
    }
}
