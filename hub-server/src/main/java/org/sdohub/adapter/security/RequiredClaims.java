package org.sdohub.adapter.security;

import io.micronaut.security.token.Claims;
import io.micronaut.security.token.jwt.validator.GenericJwtClaimsValidator;
import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Micronaut looks at these where they are there; here a token without one of them is none. */
@Singleton
final class RequiredClaims<T> implements GenericJwtClaimsValidator<T> {

    /** By which sign-in it was got, as OpenID Connect calls it. */
    static final String SESSION = "sid";

    private static final List<String> REQUIRED =
            List.of(Claims.SUBJECT, Claims.ISSUER, Claims.AUDIENCE, Claims.EXPIRATION_TIME, Claims.ISSUED_AT, SESSION);

    @Override
    public boolean validate(Claims claims, @Nullable T request) {
        return REQUIRED.stream().allMatch(name -> claims.get(name) != null);
    }
}
