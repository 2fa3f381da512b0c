package org.sdohub.adapter.attachments;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.server.util.HttpClientAddressResolver;
import jakarta.inject.Singleton;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sdohub.attachment.Uploader;
import org.sdohub.identity.Callers;
import org.sdohub.identity.Callers.BadToken;
import org.sdohub.kernel.Actor;

/** Who stands at these doors. */
@Singleton
final class Caller {

    private static final String SCHEME = "Bearer ";

    private final Callers callers;
    private final HttpClientAddressResolver addresses;

    Caller(Callers callers, HttpClientAddressResolver addresses) {
        this.callers = callers;
        this.addresses = addresses;
    }

    /** @throws BadToken also if another scheme is used, which must not pass for "no login" */
    Actor of(HttpRequest<?> request) {
        return callers.of(token(request.getHeaders().get(HttpHeaders.AUTHORIZATION)));
    }

    Uploader uploader(HttpRequest<?> request) {
        @Nullable String address = addresses.resolve(request);
        return Uploader.of(of(request), Objects.requireNonNullElse(address, "unknown"));
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
}
