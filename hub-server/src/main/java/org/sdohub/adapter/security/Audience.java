package org.sdohub.adapter.security;

import io.micronaut.context.annotation.Property;
import io.micronaut.security.token.claims.ClaimsAudienceProvider;
import jakarta.inject.Singleton;
import java.util.List;

/** Whom our tokens are for: the same value that is required of a token that comes in. */
@Singleton
final class Audience implements ClaimsAudienceProvider {

    private final String audience;

    Audience(@Property(name = "micronaut.security.token.jwt.claims-validators.audience") String audience) {
        this.audience = audience;
    }

    @Override
    public List<String> audience() {
        return List.of(audience);
    }
}
