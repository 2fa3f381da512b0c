package org.sdohub.identity;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sdohub.kernel.Act;
import org.sdohub.kernel.Actor;
import org.sdohub.kernel.Problems;
import org.sdohub.kernel.Refusal;
import org.sdohub.kernel.Refused;

/** The tokens by which programs come: issued once, told once, ended at once. */
@Singleton
public class ApiTokens {

    private static final int LONGEST_NAME = 100;

    private final ApiTokenStore store;
    private final Programs programs;
    private final ProgramLimits limits;
    private final AuditLog audit;
    private final SecureRandom random = new SecureRandom();

    ApiTokens(ApiTokenStore store, Programs programs, ProgramLimits limits, AuditLog audit) {
        this.store = store;
        this.programs = programs;
        this.limits = limits;
        this.audit = audit;
    }

    /**
     * @param name where it will be used
     * @param scopes some of the program's; null for all of them
     * @param days how long it is good; null for as long as may be
     */
    public record Wish(
            String name,
            @Nullable Set<String> scopes,
            @Nullable Integer days) {}

    /** @param text the token itself, told only now; null where a repeated request had been told it before */
    public record Issued(ApiToken token, @Nullable String text) {
        @Override
        public String toString() {
            return "Issued[" + token + "]";
        }
    }

    public static boolean isOne(String bearer) {
        return bearer.startsWith(TokenText.PREFIX);
    }

    /** A repeat with the same receipt makes no second one, and does not tell the first one again. */
    public Issued issue(Act act, ProgramId id, Wish wish) {
        Program program = programs.kept(act, id);
        refuseWrong(program, wish, act.at());
        ApiTokenId token = new ApiTokenId(act.newId());
        ApiToken earlier = store.findAll(List.of(token)).get(token);
        if (earlier != null) {
            return new Issued(earlier, null);
        }
        String text = TokenText.next(random);
        ApiToken made = new ApiToken(
                token,
                id,
                wish.name,
                TokenText.beginning(text),
                hash(text),
                wish.scopes == null ? program.scopes() : wish.scopes,
                act.at(),
                end(act.at(), wish.days),
                null,
                null);
        store.add(made);
        audit.done(act, "ApiTokenIssued", token, program.organization());
        return new Issued(made, text);
    }

    private @Nullable Instant end(Instant now, @Nullable Integer days) {
        int most = limits.tokenDays();
        Integer lasting = days == null && most > 0 ? Integer.valueOf(most) : days;
        return lasting == null ? null : now.plus(Duration.ofDays(lasting));
    }

    private void refuseWrong(Program program, Wish wish, Instant now) {
        int most = limits.tokenDays();
        Set<String> scopes = wish.scopes == null ? program.scopes() : wish.scopes;
        new Problems()
                .addIf(
                        program.closed(),
                        () -> Refusal.broken("IDENTITY_PROGRAM_CLOSED", "This program is closed.", "program"))
                .addIf(
                        wish.name.isBlank() || wish.name.length() > LONGEST_NAME,
                        () -> Refusal.invalid(
                                "IDENTITY_TOKEN_NAME_LENGTH", "A token's name has 1 to 100 characters.", "name"))
                .addIf(
                        scopes.isEmpty() || !program.scopes().containsAll(scopes),
                        () -> Refusal.invalid(
                                "IDENTITY_SCOPE_NOT_OF_PROGRAM",
                                "A token has some of its program's scopes, at least one.",
                                "scopes"))
                .addIf(
                        wish.days != null && (wish.days < 1 || most > 0 && wish.days > most),
                        () -> Refusal.invalid(
                                "IDENTITY_TOKEN_DAYS_OUT_OF_RANGE",
                                most > 0
                                        ? "A token is good for 1 to " + most + " days."
                                        : "A token is good for a day or more.",
                                "days"))
                .addIf(
                        good(program.id(), now) >= limits.tokens(),
                        () -> Refusal.broken(
                                "IDENTITY_TOO_MANY_TOKENS",
                                "A program has at most " + limits.tokens() + " tokens at a time: revoke one first.",
                                "program"))
                .refuseIfAny();
    }

    private long good(ProgramId id, Instant now) {
        return store.of(List.of(id)).getOrDefault(id, List.of()).stream()
                .filter(token -> token.goodAt(now))
                .count();
    }

    /** Ends it at once, also on open subscriptions. */
    public ApiToken revoke(Act act, ApiTokenId id) {
        ApiToken token = visible(List.of(id), act.actor(), act.at()).get(id);
        if (token == null) {
            throw new Refused(Refusal.notFound("IDENTITY_TOKEN_UNKNOWN", "There is no such token.", "id"));
        }
        if (!token.goodAt(act.at())) {
            throw new Refused(Refusal.broken("IDENTITY_TOKEN_ENDED", "This token has ended already."));
        }
        store.revoke(id, act.at());
        audit.done(
                act, "ApiTokenRevoked", id, programs.kept(act, token.program()).organization());
        return store.findAll(List.of(id)).getOrDefault(id, token);
    }

    /** Those of programs that the actor keeps. */
    public Map<ApiTokenId, ApiToken> visible(Collection<ApiTokenId> ids, Actor actor, Instant now) {
        Map<ApiTokenId, ApiToken> found = new HashMap<>(store.findAll(ids));
        Set<ProgramId> asked = found.values().stream().map(ApiToken::program).collect(Collectors.toSet());
        Set<ProgramId> kept = programs.visible(asked, actor, now).keySet();
        found.values().removeIf(token -> !kept.contains(token.program()));
        return found;
    }

    /** By program, the newest first; see {@link ApiTokenStore#MOST}. Programs that the actor does not keep have no entry. */
    public Map<ProgramId, List<ApiToken>> of(Collection<ProgramId> ids, Actor actor, Instant now) {
        return store.of(programs.visible(ids, actor, now).keySet());
    }

    /** Whoever comes with it; empty for what is no token that is good now. */
    public Optional<Actor> find(String text, Instant now) {
        return Optional.of(text)
                .filter(TokenText::isWellFormed)
                .flatMap(one -> store.findByHash(hash(one)))
                .flatMap(token -> actor(token, now));
    }

    private Optional<Actor> actor(ApiToken token, Instant now) {
        Program program = programs.find(token.program());
        if (program == null || !program.accepts(token, now)) {
            return Optional.empty();
        }
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        if (token.lastUsed() == null || token.lastUsed().isBefore(today)) {
            store.used(token.id(), today);
        }
        return Optional.of(program.actor(token));
    }

    /** A plain hash is enough for 214 random bits. */
    private static String hash(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
