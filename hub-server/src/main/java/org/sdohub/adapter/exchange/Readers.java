package org.sdohub.adapter.exchange;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;
import org.sdohub.identity.Callers;
import org.sdohub.identity.Callers.BadToken;
import org.sdohub.kernel.Actor;

/** Who asks for a file, by the same token as at the API. */
@Singleton
final class Readers {

    private static final String SCHEME = "Bearer ";

    private final Callers callers;

    Readers(Callers callers) {
        this.callers = callers;
    }

    /** @throws BadToken where there is one that is none of ours */
    Actor of(HttpRequest<?> request) {
        return callers.of(token(request.getHeaders().get(HttpHeaders.AUTHORIZATION)));
    }

    private static @Nullable String token(@Nullable String header) {
        if (header == null || header.isBlank()) {
            return null;
        }
        if (!header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            throw new BadToken();
        }
        return header.substring(SCHEME.length()).strip();
    }

    static HttpResponse<?> refused() {
        return HttpResponse.unauthorized().header(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"invalid_token\"");
    }
}
