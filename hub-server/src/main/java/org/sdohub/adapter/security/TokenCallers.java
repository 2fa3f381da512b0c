package org.sdohub.adapter.security;

import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTClaimsSet;
import io.micronaut.http.HttpRequest;
import io.micronaut.security.token.jwt.validator.JsonWebTokenValidator;
import jakarta.inject.Singleton;
import java.text.ParseException;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.sdohub.identity.Actors;
import org.sdohub.identity.Callers;
import org.sdohub.identity.Username;
import org.sdohub.kernel.Actor;
import org.sdohub.kernel.Refused;

/** The token says only who it is; what the account may is looked up each time. */
@Singleton
final class TokenCallers implements Callers {

    private final JsonWebTokenValidator<JWT, HttpRequest<?>> tokens;
    private final Actors actors;
    private final Clock clock;

    TokenCallers(JsonWebTokenValidator<JWT, HttpRequest<?>> tokens, Actors actors, Clock clock) {
        this.tokens = tokens;
        this.actors = actors;
        this.clock = clock;
    }

    @Override
    public Actor of(@Nullable String bearerToken) {
        if (bearerToken == null) {
            return Actor.PUBLIC;
        }
        JWT token = tokens.validate(bearerToken, null).orElseThrow(BadToken::new);
        try {
            return actor(token.getJWTClaimsSet());
        } catch (ParseException | Refused notOurs) {
            throw new BadToken();
        }
    }

    private Actor actor(JWTClaimsSet claims) {
        Username username = new Username(claims.getSubject());
        Instant issuedAt = claims.getIssueTime().toInstant();
        return actors.find(username, issuedAt, clock.instant()).orElseThrow(BadToken::new);
    }
}
