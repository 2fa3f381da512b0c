package org.sdohub.identity;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * By which a program comes. Only the hash of its text is kept.
 *
 * @param name 1 to 100 characters: where it is used
 * @param beginning of its text, to recognize it by
 * @param scopes some of its program's
 * @param endsAt null for one without end
 * @param revokedAt null while nobody has revoked it
 * @param lastUsed the day in UTC; null while it was never used
 */
public record ApiToken(
        ApiTokenId id,
        ProgramId program,
        String name,
        String beginning,
        String hash,
        Set<String> scopes,
        Instant madeAt,
        @Nullable Instant endsAt,
        @Nullable Instant revokedAt,
        @Nullable LocalDate lastUsed) {

    public ApiToken {
        scopes = Set.copyOf(scopes);
        madeAt = madeAt.truncatedTo(ChronoUnit.MILLIS);
    }

    public boolean goodAt(Instant now) {
        return revokedAt == null && (endsAt == null || now.isBefore(endsAt));
    }

    /** Without the hash, so that it cannot get into a log. */
    @Override
    public String toString() {
        return "ApiToken[" + id.text() + ", " + beginning + "…]";
    }
}
