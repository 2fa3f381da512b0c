package org.sdohub.adapter.security;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.server.util.HttpClientAddressResolver;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.sdohub.identity.Account;
import org.sdohub.identity.Attempts;
import org.sdohub.identity.AuditLog;
import org.sdohub.identity.Passwords;
import org.sdohub.identity.PublicAddress;
import org.sdohub.identity.SentFrom;
import org.sdohub.identity.Sessions;
import org.sdohub.identity.SignIn;
import org.sdohub.kernel.Actor;
import org.sdohub.kernel.Refusal;
import org.sdohub.statement.Network;

/**
 * {@code POST /login}: a username and a password for an access token (RFC 6750 4), or, with {@code "session": "cookie"}, for a
 * cookie that no code on the page can read.
 */
@Controller("/login")
@Secured(SecurityRule.IS_ANONYMOUS)
class SignInDoor {

    private record Credentials(String username, String password, boolean cookie) {
        @Override
        public String toString() {
            return "Credentials[" + username + "]";
        }
    }

    @Introspected
    record NoToken(String code, String message) {}

    @Introspected
    record Welcomed(String username, String displayName) {}

    private static final NoToken REFUSED =
            new NoToken("IDENTITY_SIGN_IN_REFUSED", "Username and password do not match, or the account is disabled.");
    private static final NoToken NO_CREDENTIALS =
            new NoToken("IDENTITY_CREDENTIALS_MISSING", "Send a JSON object with username and password, both strings.");
    private static final NoToken BUSY =
            new NoToken("IDENTITY_SIGN_IN_BUSY", "Too many people are signing in right now; try again in a moment.");
    private static final NoToken FOREIGN =
            new NoToken("CROSS_SITE_REQUEST", "Only a page of the hub itself may ask for a session cookie.");
    private static final String RETRY_SECONDS = "2";
    private static final String OPERATION = "signIn";

    private final SignIn signIn;
    private final Sessions sessions;
    private final AccessTokens tokens;
    private final Duration lasting;
    private final ObjectMapper json;
    private final Clock clock;
    private final AuditLog audit;
    private final HttpClientAddressResolver addresses;
    private final SessionCookie cookies;
    private final PublicAddress address;

    SignInDoor(
            SignIn signIn,
            Sessions sessions,
            AccessTokens tokens,
            SecurityConfiguration configuration,
            ObjectMapper json,
            Clock clock,
            AuditLog audit,
            HttpClientAddressResolver addresses,
            SessionCookie cookies,
            PublicAddress address) {
        this.signIn = signIn;
        this.sessions = sessions;
        this.tokens = tokens;
        this.lasting = Duration.ofDays(configuration.sessionDays());
        this.json = json;
        this.clock = clock;
        this.audit = audit;
        this.addresses = addresses;
        this.cookies = cookies;
        this.address = address;
    }

    @Post
    @Consumes(MediaType.APPLICATION_JSON)
    @ExecuteOn(TaskExecutors.BLOCKING)
    HttpResponse<?> signIn(HttpRequest<?> request, @Body String body) {
        Credentials given = credentials(body);
        if (given == null) {
            return HttpResponse.badRequest(NO_CREDENTIALS);
        }
        return given.cookie
                ? browser(request, given)
                : signIn(request, given.username, given.password, account -> tokens.answer(begun(account)));
    }

    private Sessions.Held begun(Account account) {
        return sessions.begin(account, clock.instant(), lasting);
    }

    /** A cookie in place of tokens: what a page of ours wants, and a page from elsewhere must not have. */
    private HttpResponse<?> browser(HttpRequest<?> request, Credentials given) {
        if (OwnPagesOnly.sentFrom(request, address) == SentFrom.ANOTHER_SITE) {
            return HttpResponse.status(HttpStatus.FORBIDDEN).body(FOREIGN);
        }
        return signIn(request, given.username, given.password, account -> {
            Welcomed welcomed = new Welcomed(account.username().value(), account.displayName());
            return cookies.begin(account, request, HttpResponse.ok(welcomed));
        });
    }

    /** @param welcome what is answered to whom the password belongs */
    HttpResponse<?> signIn(
            HttpRequest<?> request, String username, String password, Function<Account, HttpResponse<?>> welcome) {
        String from = Objects.requireNonNullElse(addresses.resolve(request), "");
        try {
            Optional<Account> account = signIn.signIn(username, password, Network.of(from), clock.instant());
            return account.isPresent() ? welcome.apply(account.get()) : refused(from);
        } catch (Attempts.TooMany tooMany) {
            audit.refused(Actor.PUBLIC, from, OPERATION, tooMany.refusal().code());
            return limited(tooMany);
        } catch (Passwords.Busy busy) {
            return HttpResponse.status(HttpStatus.SERVICE_UNAVAILABLE)
                    .header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS)
                    .body(BUSY);
        }
    }

    /** Read here rather than by the framework, whose own words about a malformed body tell of the inside. */
    private @Nullable Credentials credentials(String body) {
        try {
            JsonNode given = json.readTree(body);
            JsonNode username = given.path("username");
            JsonNode password = given.path("password");
            boolean cookie = given.path("session").asText().equals("cookie");
            boolean complete = username.isTextual() && password.isTextual();
            return complete ? new Credentials(username.textValue(), password.textValue(), cookie) : null;
        } catch (JsonProcessingException malformed) {
            return null;
        }
    }

    private HttpResponse<?> refused(String from) {
        audit.refused(Actor.PUBLIC, from, OPERATION, REFUSED.code());
        return HttpResponse.unauthorized().body(REFUSED);
    }

    private static HttpResponse<?> limited(Attempts.TooMany tooMany) {
        Refusal refusal = tooMany.refusal();
        return HttpResponse.status(HttpStatus.TOO_MANY_REQUESTS)
                .header(HttpHeaders.RETRY_AFTER, String.valueOf(tooMany.seconds()))
                .body(new NoToken(refusal.code(), refusal.message() + " " + refusal.fix()));
    }
}
