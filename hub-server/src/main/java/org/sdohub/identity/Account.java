package org.sdohub.identity;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.sdohub.kernel.Entity;
import org.sdohub.kernel.Office;
import org.sdohub.kernel.PersonId;
import org.sdohub.kernel.Refusal;
import org.sdohub.kernel.Refused;

/**
 * The right to sign in. It gives no right over statements by itself: those come from the offices of its person, or for
 * a program from its scopes.
 *
 * @param displayName 1 to 100 characters, as shown in history
 * @param person whose offices it acts by; null for a program, and for a person the hub has no record of
 * @param administrator holds {@link Office.Kind#HUB_ADMIN}: accounts and organizations, no say over statements
 * @param scopes what a program may, such as {@code statements:read}; at most 20; empty for persons
 * @param passwordHash as {@link Passwords} made it; opaque here, never shown
 * @param tokensFrom tokens issued before this instant are void: the last change of password, or disabling
 */
public record Account(
        AccountId id,
        long version,
        Username username,
        String displayName,
        Kind kind,
        @Nullable PersonId person,
        boolean administrator,
        Set<String> scopes,
        String passwordHash,
        boolean disabled,
        Instant openedAt,
        Instant tokensFrom)
        implements Entity {

    /** Stored by name. */
    public enum Kind {
        PERSON,
        SERVICE
    }

    private static final int MAX_NAME = 100;
    private static final int MAX_SCOPES = 20;
    private static final Pattern SCOPE = Pattern.compile("[a-z]{1,20}:[a-z]{1,25}");

    public Account {
        scopes = Set.copyOf(scopes);
        openedAt = openedAt.truncatedTo(ChronoUnit.MILLIS);
        tokensFrom = tokensFrom.truncatedTo(ChronoUnit.MILLIS);
        refuseIf(
                displayName.isBlank() || displayName.length() > MAX_NAME,
                "IDENTITY_DISPLAY_NAME_LENGTH",
                "A display name has 1 to 100 characters.",
                "displayName");
        refuseIf(
                kind == Kind.PERSON && !scopes.isEmpty(),
                "IDENTITY_SCOPES_FOR_PROGRAMS",
                "Only an account of kind SERVICE has scopes; a person's rights come from offices.",
                "scopes");
        refuseIf(
                scopes.size() > MAX_SCOPES
                        || !scopes.stream()
                                .allMatch(scope -> SCOPE.matcher(scope).matches()),
                "IDENTITY_SCOPE_FORM",
                "There are at most 20 scopes, each two lower-case words with a colon, such as statements:read.",
                "scopes");
        refuseIf(
                kind == Kind.SERVICE && (person != null || administrator),
                "IDENTITY_PROGRAM_HAS_NO_OFFICE",
                "An account of kind SERVICE belongs to no person and administers nothing.",
                "kind");
    }

    private static void refuseIf(boolean wrong, String code, String message, String field) {
        if (wrong) {
            throw new Refused(Refusal.invalid(code, message, field));
        }
    }

    Account withPassword(String hash, Instant now) {
        return next(hash, disabled, now);
    }

    Account disable(Instant now) {
        if (disabled) {
            throw new Refused(Refusal.broken("IDENTITY_ALREADY_DISABLED", "This account is disabled already."));
        }
        return next(passwordHash, true, now);
    }

    Account enable() {
        if (!disabled) {
            throw new Refused(Refusal.broken("IDENTITY_NOT_DISABLED", "This account is not disabled."));
        }
        return next(passwordHash, false, tokensFrom);
    }

    private Account next(String hash, boolean nowDisabled, Instant from) {
        return new Account(
                id,
                version + 1,
                username,
                displayName,
                kind,
                person,
                administrator,
                scopes,
                hash,
                nowDisabled,
                openedAt,
                from);
    }

    /** @param issuedAt in whole seconds, as a token says it */
    boolean accepts(Instant issuedAt) {
        return !disabled && !issuedAt.isBefore(tokensFrom.truncatedTo(ChronoUnit.SECONDS));
    }

    /** Those that come with the account itself. */
    List<Office> offices() {
        List<Office> held = new ArrayList<>();
        if (administrator) {
            held.add(new Office(Office.Kind.HUB_ADMIN, null, null, openedAt, null));
        }
        if (kind == Kind.SERVICE) {
            held.add(new Office(Office.Kind.SERVICE, null, null, openedAt, null));
        }
        return held;
    }

    /** Without the hash, so that it cannot get into a log. */
    @Override
    public String toString() {
        return "Account[" + id.text() + ", " + username + "]";
    }
}
