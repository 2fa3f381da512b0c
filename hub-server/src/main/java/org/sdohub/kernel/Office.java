package org.sdohub.kernel;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An office held by a person: in a body, for a relationship where the kind asks for one, from an instant until another.
 *
 * @param body where it is held; for {@link Kind#LIAISON_MANAGER} the organization whose side it serves, for
 *     {@link Kind#SERVICE} the one that the program acts for; null only for {@link Kind#HUB_ADMIN}, and for a program of the
 *     hub as a whole
 * @param matter the relationship of a manager or the meeting's relationship of a representative; null for other kinds
 * @param until null while open-ended; the right ends at that instant
 */
public record Office(
        Kind kind,
        @Nullable BodyId body,
        @Nullable Id matter,
        Instant from,
        @Nullable Instant until) {

    /** The office kinds of {@code access.md}; stored by name. */
    public enum Kind {
        SECRETARIAT,
        EXECUTIVE,
        LIAISON_COORDINATOR,
        LIAISON_MANAGER,
        REPRESENTATIVE,
        AUTHORIZED_SENDER,
        AREA_DIRECTOR,
        CHAIR,
        SECRETARY,
        RAPPORTEUR,
        DELEGATE,
        HUB_ADMIN,
        SERVICE
    }

    /** An ended office gives no right (domain.md 1). */
    public boolean heldAt(Instant now) {
        return !now.isBefore(from) && (until == null || now.isBefore(until));
    }
}
