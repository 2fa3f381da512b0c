package org.sdohub.adapter.graphql;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.server.util.HttpClientAddressResolver;
import jakarta.inject.Singleton;
import org.sdohub.statement.Network;

/** From where somebody without login asks. Behind a proxy that is in the header that the configuration names. */
@Singleton
final class Addresses {

    private final HttpClientAddressResolver resolver;

    Addresses(HttpClientAddressResolver resolver) {
        this.resolver = resolver;
    }

    String of(HttpRequest<?> request) {
        return Network.of(resolver.resolve(request));
    }
}
