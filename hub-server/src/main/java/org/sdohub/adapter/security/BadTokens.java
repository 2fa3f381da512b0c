package org.sdohub.adapter.security;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.server.util.HttpClientAddressResolver;
import java.util.Objects;
import org.sdohub.identity.AuditLog;

/** Counts those who come to a door with a token that is none, or none any more: each such door says so by RFC 6750 3.1. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class BadTokens {

    /** What a door answers with. */
    static final String CHALLENGE = "Bearer error=\"invalid_token\"";

    private final AuditLog audit;
    private final HttpClientAddressResolver addresses;

    BadTokens(AuditLog audit, HttpClientAddressResolver addresses) {
        this.audit = audit;
        this.addresses = addresses;
    }

    @ResponseFilter
    void count(HttpRequest<?> request, HttpResponse<?> response) {
        if (response.getStatus() == HttpStatus.UNAUTHORIZED
                && CHALLENGE.equals(response.getHeaders().get(HttpHeaders.WWW_AUTHENTICATE))) {
            audit.badToken(Objects.requireNonNullElse(addresses.resolve(request), ""), door(request.getPath()));
        }
    }

    /** The first part of the path: there are few. */
    private static String door(String path) {
        int end = path.indexOf('/', 1);
        return end < 0 ? path : path.substring(0, end);
    }
}
