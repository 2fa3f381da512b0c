package org.sdohub.adapter.security;

import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTClaimsSet;
import io.micronaut.http.HttpRequest;
import io.micronaut.security.token.jwt.validator.JsonWebTokenValidator;
import jakarta.inject.Singleton;
import java.text.ParseException;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sdohub.identity.Actors;
import org.sdohub.identity.ApiTokens;
import org.sdohub.identity.Bearer;
import org.sdohub.identity.Callers;
import org.sdohub.identity.Presented;
import org.sdohub.identity.SessionId;
import org.sdohub.identity.Sessions;
import org.sdohub.identity.Username;
import org.sdohub.kernel.Actor;
import org.sdohub.kernel.Refused;

/** A token or cookie says only who it is, and by which sign-in; what the account or program may is looked up each time. */
@Singleton
final class TokenCallers implements Callers {

    private final JsonWebTokenValidator<JWT, HttpRequest<?>> tokens;
    private final Actors actors;
    private final Sessions sessions;
    private final SessionCookie cookies;
    private final ApiTokens programs;
    private final Clock clock;

    TokenCallers(
            JsonWebTokenValidator<JWT, HttpRequest<?>> tokens,
            Actors actors,
            Sessions sessions,
            SessionCookie cookies,
            ApiTokens programs,
            Clock clock) {
        this.tokens = tokens;
        this.actors = actors;
        this.sessions = sessions;
        this.cookies = cookies;
        this.programs = programs;
        this.clock = clock;
    }

    @Override
    public Actor of(@Nullable String bearerToken) {
        if (bearerToken == null) {
            return Actor.PUBLIC;
        }
        if (ApiTokens.isOne(bearerToken)) {
            return programs.find(bearerToken, clock.instant()).orElseThrow(BadToken::new);
        }
        JWT token = tokens.validate(bearerToken, null).orElseThrow(BadToken::new);
        try {
            return actor(token.getJWTClaimsSet());
        } catch (ParseException | Refused | IllegalArgumentException notOurs) {
            throw new BadToken();
        }
    }

    @Override
    public Actor from(Presented request) {
        String cookie = request.byHeader() ? null : cookies.find(request).orElse(null);
        if (cookie == null) {
            return of(Bearer.token(request.authorization()));
        }
        Instant now = clock.instant();
        return sessions.inBrowser(cookie, now)
                .flatMap(session -> actors.find(session.account(), session.begunAt(), now))
                .orElseThrow(BadToken::new);
    }

    private Actor actor(JWTClaimsSet claims) throws ParseException {
        Instant now = clock.instant();
        Username username = new Username(claims.getSubject());
        SessionId session = new SessionId(UUID.fromString(claims.getStringClaim(RequiredClaims.SESSION)));
        return sessions.begun(session, now)
                .flatMap(begun -> actors.find(username, begun, now))
                .orElseThrow(BadToken::new);
    }
}
