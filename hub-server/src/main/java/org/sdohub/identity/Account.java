package org.sdohub.identity;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.sdohub.kernel.Act;
import org.sdohub.kernel.Entity;
import org.sdohub.kernel.Office;
import org.sdohub.kernel.PersonId;
import org.sdohub.kernel.Refusal;
import org.sdohub.kernel.Refused;
import org.sdohub.organization.EmailAddress;

/**
 * The right to sign in. It gives no right over statements by itself: those come from the offices of its person, or for
 * a program from its scopes.
 *
 * @param displayName 1 to 100 characters, as shown in history
 * @param person whose offices it acts by; null for a program, and for a person the hub has no record of
 * @param email where links are sent to; null where none is known; shown to administrators and its owner only
 * @param administrator holds {@link Office.Kind#HUB_ADMIN}: accounts and organizations, no say over statements
 * @param scopes what a program may, such as {@code statements:read}; at most 20; empty for persons
 * @param passwordHash as {@link Passwords} made it; opaque here, never shown; null while nobody has set one
 * @param link the one open link by which a password can be set; null where there is none
 * @param tokensFrom sign-ins that began before this instant are void: the last change of password, or disabling
 * @param receipt of the request that changed it last, so that its repeat changes nothing; null where it had no key
 */
public record Account(
        AccountId id,
        long version,
        Username username,
        String displayName,
        Kind kind,
        @Nullable PersonId person,
        @Nullable EmailAddress email,
        boolean administrator,
        Set<String> scopes,
        @Nullable String passwordHash,
        @Nullable PasswordLink link,
        boolean disabled,
        Instant openedAt,
        Instant tokensFrom,
        Act.@Nullable Receipt receipt)
        implements Entity {

    /** Stored by name. */
    public enum Kind {
        PERSON,
        SERVICE
    }

    public enum State {
        /** Nobody has set a password yet. */
        INVITED,
        ACTIVE,
        DISABLED
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

    /** Who sets a password ends all sign-ins, and the link by which it was set. */
    Account withPassword(String hash, Instant now) {
        return next(hash, null, disabled, now);
    }

    /** The link before it is void. */
    Account withLink(PasswordLink next) {
        refuseIf(
                kind == Kind.SERVICE,
                "IDENTITY_PROGRAM_HAS_NO_PASSWORD",
                "A client program has no password: it comes with a token.",
                "account");
        if (disabled) {
            throw new Refused(new Refusal.Broken(
                    "IDENTITY_ACCOUNT_DISABLED", "This account is disabled.", List.of("account"), "Enable it first."));
        }
        return next(passwordHash, next, false, tokensFrom);
    }

    /** An open link is void then too. */
    Account disable(Instant now) {
        if (disabled) {
            throw new Refused(
                    Refusal.broken("IDENTITY_ALREADY_DISABLED", "This account is disabled already.", "account"));
        }
        return next(passwordHash, null, true, now);
    }

    Account enable() {
        if (!disabled) {
            throw new Refused(Refusal.broken("IDENTITY_NOT_DISABLED", "This account is not disabled.", "account"));
        }
        return next(passwordHash, link, false, tokensFrom);
    }

    private Account next(@Nullable String hash, @Nullable PasswordLink open, boolean nowDisabled, Instant from) {
        return new Account(
                id,
                version + 1,
                username,
                displayName,
                kind,
                person,
                email,
                administrator,
                scopes,
                hash,
                open,
                nowDisabled,
                openedAt,
                from,
                null);
    }

    Account by(Act.@Nullable Receipt request) {
        return new Account(
                id,
                version,
                username,
                displayName,
                kind,
                person,
                email,
                administrator,
                scopes,
                passwordHash,
                link,
                disabled,
                openedAt,
                tokensFrom,
                request);
    }

    boolean hasLinkOpenAt(Instant now) {
        return !disabled && link != null && link.openAt(now);
    }

    /** Whether this is what the request made of it, so that a repeat has nothing left to do. */
    boolean wasLeftBy(Act.@Nullable Receipt request) {
        if (request == null || receipt == null || !request.key().equals(receipt.key())) {
            return false;
        }
        if (request.equals(receipt)) {
            return true;
        }
        throw new Refused(new Refusal.Broken(
                "IDEMPOTENCY_KEY_REUSED",
                "This idempotency key was used before with another input.",
                List.of("idempotencyKey"),
                "Choose a new key for a new request; repeat a request with exactly the input it had."));
    }

    public State state() {
        if (disabled) {
            return State.DISABLED;
        }
        return kind == Kind.PERSON && passwordHash == null ? State.INVITED : State.ACTIVE;
    }

    /** @param signedInAt when the sign-in began by which somebody comes */
    boolean accepts(Instant signedInAt) {
        return !disabled && !signedInAt.isBefore(tokensFrom);
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
