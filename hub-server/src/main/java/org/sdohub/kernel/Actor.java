package org.sdohub.kernel;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who acts: somebody without login, a person with offices, or a client program.
 *
 * @param account the account's key, also the owner of idempotency keys; null without login
 * @param person null without login and for a program
 * @param name as shown in history; "anonymous" without login
 * @param offices those held when the actor was made; ended ones may still be in a long-lived subscription, so rules ask
 *     {@link #officesAt}
 * @param scopes what a program's token allows, such as {@code statements:read}; empty for persons
 */
public record Actor(
        @Nullable String account, @Nullable PersonId person, String name, List<Office> offices, Set<String> scopes) {

    public static final Actor PUBLIC = new Actor(null, null, "anonymous", List.of(), Set.of());

    public Actor {
        offices = List.copyOf(offices);
        scopes = Set.copyOf(scopes);
    }

    public boolean signedIn() {
        return account != null;
    }

    public List<Office> officesAt(Instant now) {
        return offices.stream().filter(office -> office.heldAt(now)).toList();
    }

    public boolean holds(Office.Kind kind, Instant now) {
        return officesAt(now).stream().anyMatch(office -> office.kind() == kind);
    }

    /** The same person acting in one chosen office only, so that no other office can give the right. */
    public Actor as(Office capacity) {
        return new Actor(account, person, name, List.of(capacity), scopes);
    }
}
