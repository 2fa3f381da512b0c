package org.sdohub.adapter.security;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.token.generator.TokenGenerator;
import jakarta.inject.Singleton;
import java.util.Map;
import org.sdohub.identity.Sessions.Held;

/** Tells somebody who has signed in the tokens to go on with (RFC 6749 5.1). */
@Singleton
final class AccessTokens {

    @Introspected
    record Answer(
            @JsonProperty("access_token") String accessToken,
            @JsonProperty("token_type") String tokenType,
            @JsonProperty("expires_in") int expiresInSeconds,
            @JsonProperty("refresh_token") String refreshToken,
            @JsonProperty("username") String username) {}

    private final TokenGenerator tokens;
    private final SecurityConfiguration configuration;

    AccessTokens(TokenGenerator tokens, SecurityConfiguration configuration) {
        this.tokens = tokens;
        this.configuration = configuration;
    }

    HttpResponse<?> answer(Held held) {
        String username = held.account().username().value();
        var claims = Map.<String, Object>of(
                RequiredClaims.SESSION, held.session().value().toString());
        String token = tokens.generateToken(Authentication.build(username, claims), configuration.seconds())
                .orElseThrow(() -> new IllegalStateException("no access token could be signed"));
        return HttpResponse.ok(new Answer(token, "Bearer", configuration.seconds(), held.refreshToken(), username))
                .header(HttpHeaders.CACHE_CONTROL, "no-store");
    }
}
