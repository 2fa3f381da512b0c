package org.sdohub.relationship;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A document on which a relationship rests.
 *
 * @param reference where it is found: a designation such as {@code RFC 3975} or an address
 * @param date of signature or publication; null where it has none yet
 * @param replaces the reference of the one that it replaces; null for none
 */
public record Agreement(
        String title,
        Kind kind,
        String reference,
        boolean signed,
        @Nullable LocalDate date,
        @Nullable String replaces) {

    public enum Kind {
        RFC,
        COOPERATION_FRAMEWORK,
        COOPERATION_AGREEMENT,
        MEMORANDUM
    }
}
