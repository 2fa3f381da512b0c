package org.sdohub.adapter.security;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.util.List;

/** {@code GET /.well-known/jwks.json}: the public halves of the keys that sign access tokens (RFC 7517 5). */
@Controller("/.well-known/jwks.json")
@Secured(SecurityRule.IS_ANONYMOUS)
class KeysDoor {

    private final SigningKeys keys;

    KeysDoor(SigningKeys keys) {
        this.keys = keys;
    }

    @Get(produces = "application/jwk-set+json")
    @ExecuteOn(TaskExecutors.BLOCKING)
    HttpResponse<String> keys() {
        JWKSet published = new JWKSet(List.<JWK>copyOf(keys.published()));
        return HttpResponse.ok(published.toString())
                .header(HttpHeaders.CACHE_CONTROL, "public, max-age=" + SigningKeys.AHEAD.toSeconds());
    }
}
