package org.sdohub.adapter.security;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sdohub.adapter.security.SignInDoor.NoToken;
import org.sdohub.identity.Callers;
import org.sdohub.identity.Sessions;
import org.sdohub.identity.Sessions.Held;
import org.sdohub.kernel.Actor;

/**
 * Staying signed in and signing out: {@code POST /login/refresh}, {@code POST /logout} with a refresh token,
 * {@code POST /logout/everywhere} with an access token or a cookie. The first two take no cookie, so no other site can ask
 * for them.
 */
@Controller
@Secured(SecurityRule.IS_ANONYMOUS)
class SessionDoor {

    private static final NoToken MISSING = new NoToken(
            "IDENTITY_REFRESH_TOKEN_MISSING", "Send a JSON object with refresh_token, the one of the last answer.");
    private static final NoToken REFUSED =
            new NoToken("IDENTITY_REFRESH_TOKEN_REFUSED", "This refresh token is not good any more: sign in again.");
    private static final NoToken NOBODY =
            new NoToken("UNAUTHENTICATED", "Send the access token as 'Authorization: Bearer …'.");

    private final Sessions sessions;
    private final AccessTokens tokens;
    private final Callers callers;
    private final SessionCookie cookies;
    private final ObjectMapper json;
    private final Clock clock;

    SessionDoor(
            Sessions sessions,
            AccessTokens tokens,
            Callers callers,
            SessionCookie cookies,
            ObjectMapper json,
            Clock clock) {
        this.sessions = sessions;
        this.tokens = tokens;
        this.callers = callers;
        this.cookies = cookies;
        this.json = json;
        this.clock = clock;
    }

    @Post("/login/refresh")
    @Consumes(MediaType.APPLICATION_JSON)
    @ExecuteOn(TaskExecutors.BLOCKING)
    HttpResponse<?> refresh(@Body String body) {
        String given = refreshToken(body);
        if (given == null) {
            return HttpResponse.badRequest(MISSING);
        }
        Optional<Held> held = sessions.renew(given, clock.instant());
        return held.isPresent()
                ? tokens.answer(held.get())
                : HttpResponse.unauthorized().body(REFUSED);
    }

    /** Also of a token that is good no more: who signs out has then signed out. */
    @Post("/logout")
    @Consumes(MediaType.APPLICATION_JSON)
    @ExecuteOn(TaskExecutors.BLOCKING)
    HttpResponse<?> signOut(@Body String body) {
        String given = refreshToken(body);
        if (given == null) {
            return HttpResponse.badRequest(MISSING);
        }
        sessions.end(given, clock.instant());
        return HttpResponse.noContent();
    }

    @Post(value = "/logout/everywhere", consumes = MediaType.ALL)
    @ExecuteOn(TaskExecutors.BLOCKING)
    HttpResponse<?> signOutEverywhere(HttpRequest<?> request) {
        try {
            Actor actor = callers.from(HubCookie.presented(request));
            if (actor.signedIn()) {
                sessions.endAll(actor, clock.instant());
                return cookies.forget(HttpResponse.noContent());
            }
        } catch (Callers.BadToken bad) {
            return HttpResponse.unauthorized().body(NOBODY).header(HttpHeaders.WWW_AUTHENTICATE, BadTokens.CHALLENGE);
        }
        return HttpResponse.unauthorized().body(NOBODY).header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
    }

    private @Nullable String refreshToken(String body) {
        try {
            JsonNode token = json.readTree(body).path("refresh_token");
            return token.isTextual() ? token.textValue() : null;
        } catch (JsonProcessingException malformed) {
            return null;
        }
    }
}
