package org.sdohub.identity;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.sdohub.kernel.Actor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Signing in once and staying signed in. Each refresh token is good once and gives the next; whoever comes with an old one
 * ends the session, since either he or the one who used it before has stolen it (RFC 9700 4.14.2).
 */
@Singleton
public class Sessions {

    private static final Logger LOG = LoggerFactory.getLogger(Sessions.class);

    /** The session's id, a dot, the secret. */
    private static final Pattern FORM = Pattern.compile("([0-9a-f-]{36})\\.([A-Za-z0-9_-]{43})");

    private final SessionStore store;
    private final AccountStore accounts;
    private final AuditLog audit;

    Sessions(SessionStore store, AccountStore accounts, AuditLog audit) {
        this.store = store;
        this.accounts = accounts;
        this.audit = audit;
    }

    /** @param refreshToken told once; only its hash is kept */
    public record Held(SessionId session, Account account, String refreshToken) {
        @Override
        public String toString() {
            return "Held[" + session + "]";
        }
    }

    /** @param cookie told once; only the hash of its secret is kept */
    public record InBrowser(SessionId session, Account account, String cookie) {
        @Override
        public String toString() {
            return "InBrowser[" + session + "]";
        }
    }

    private record Shown(SessionId session, String hash) {}

    public Held begin(Account account, Instant now, Duration lasting) {
        String secret = OneTimeSecret.next();
        return held(opened(account, Session.Kind.TOKENS, secret, now, lasting), account, secret);
    }

    /**
     * Always a session of its own with a new secret, so that a cookie from before the sign-in is worth nothing after it.
     *
     * @param before what the browser held until now, which ends; null where it held nothing
     */
    public InBrowser beginInBrowser(Account account, @Nullable String before, Instant now, Duration lasting) {
        endInBrowser(before, now);
        String secret = OneTimeSecret.next();
        SessionId id = opened(account, Session.Kind.BROWSER, secret, now, lasting);
        return new InBrowser(id, account, id.value() + "." + secret);
    }

    private SessionId opened(Account account, Session.Kind kind, String secret, Instant now, Duration lasting) {
        SessionId id = new SessionId(UUID.randomUUID());
        store.open(new Session(id, account.id(), kind, now, now.plus(lasting), null, OneTimeSecret.hash(secret)));
        audit.done(account, "SignedIn");
        return id;
    }

    /** The session of a cookie; empty if it is none of ours or the session is over. */
    public Optional<Session> inBrowser(String cookie, Instant now) {
        return shown(cookie)
                .flatMap(given -> store.find(given.session)
                        .filter(session -> session.kind() == Session.Kind.BROWSER)
                        .filter(session -> session.liveAt(now) && isSame(session.secretHash(), given.hash)));
    }

    /** Signs out where this cookie is held; anything else changes nothing. */
    public void endInBrowser(@Nullable String cookie, Instant now) {
        if (cookie != null) {
            inBrowser(cookie, now).ifPresent(session -> store.end(session.id(), now));
        }
    }

    private static boolean isSame(String hash, String other) {
        return MessageDigest.isEqual(
                hash.getBytes(StandardCharsets.US_ASCII), other.getBytes(StandardCharsets.US_ASCII));
    }

    /** Empty for whatever is no refresh token that is good now; the session of a used one has then ended. */
    public Optional<Held> renew(String refreshToken, Instant now) {
        return shown(refreshToken).flatMap(given -> renew(given, now));
    }

    private Optional<Held> renew(Shown given, Instant now) {
        Optional<Account> account = store.find(given.session)
                .filter(session -> session.kind() == Session.Kind.TOKENS)
                .flatMap(session -> accounts.find(session.account()).filter(it -> it.accepts(session.begunAt())));
        if (account.isEmpty()) {
            return Optional.empty();
        }
        String secret = OneTimeSecret.next();
        if (store.renew(given.session, given.hash, OneTimeSecret.hash(secret), now)) {
            return Optional.of(held(given.session, account.get(), secret));
        }
        LOG.warn(
                "a refresh token of {} was used again or is over: its session has ended",
                account.get().username());
        store.end(given.session, now);
        audit.done(account.get(), "SignInEndedByOldRefreshToken");
        return Optional.empty();
    }

    /** Signs out where this refresh token, or one after it, is held; anything else changes nothing. */
    public void end(String refreshToken, Instant now) {
        shown(refreshToken).ifPresent(given -> store.end(given.session, now));
    }

    /** Signs out everywhere; access tokens end with their sessions. */
    public void endAll(Actor actor, Instant now) {
        String account = actor.account();
        if (account != null) {
            AccountId id = new AccountId(UUID.fromString(account.substring(account.indexOf(':') + 1)));
            store.endAll(id, now);
            audit.done(account, actor.name(), "SignedOutEverywhere", id);
        }
    }

    /** When it began; empty if it is over. Its tokens are as old as it is, whenever they were issued. */
    public Optional<Instant> begun(SessionId id, Instant now) {
        return store.find(id)
                .filter(session -> session.kind() == Session.Kind.TOKENS && session.liveAt(now))
                .map(Session::begunAt);
    }

    private static Held held(SessionId id, Account account, String secret) {
        return new Held(id, account, id.value() + "." + secret);
    }

    private static Optional<Shown> shown(String token) {
        return Optional.of(FORM.matcher(token))
                .filter(Matcher::matches)
                .map(it -> new Shown(new SessionId(UUID.fromString(it.group(1))), OneTimeSecret.hash(it.group(2))));
    }
}
