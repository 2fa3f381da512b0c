package org.sdohub.adapter.attachments;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.server.util.HttpClientAddressResolver;
import jakarta.inject.Singleton;
import org.sdohub.attachment.Uploader;
import org.sdohub.identity.Callers;
import org.sdohub.identity.Callers.BadToken;
import org.sdohub.identity.Presented;
import org.sdohub.kernel.Actor;
import org.sdohub.statement.Network;

/** Who stands at these doors. */
@Singleton
final class Caller {

    private final Callers callers;
    private final HttpClientAddressResolver addresses;

    Caller(Callers callers, HttpClientAddressResolver addresses) {
        this.callers = callers;
        this.addresses = addresses;
    }

    /** @throws BadToken also if another scheme is used, which must not pass for "no login" */
    Actor of(HttpRequest<?> request) {
        return callers.from(new Presented(
                request.getHeaders().get(HttpHeaders.AUTHORIZATION),
                request.getHeaders().getAll(HttpHeaders.COOKIE)));
    }

    Uploader uploader(HttpRequest<?> request) {
        return Uploader.of(of(request), Network.of(addresses.resolve(request)));
    }
}
