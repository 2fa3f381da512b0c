package org.sdohub.adapter.graphql;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.server.util.HttpClientAddressResolver;
import io.netty.util.NetUtil;
import jakarta.inject.Singleton;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** From where somebody without login asks. Behind a proxy that is in the header that the configuration names. */
@Singleton
final class Addresses {

    private static final int NETWORK_BYTES = 8;

    private final HttpClientAddressResolver resolver;

    Addresses(HttpClientAddressResolver resolver) {
        this.resolver = resolver;
    }

    /** Of IPv6 the first 64 bits: a household has all of the others, and could take a new one for each request. */
    String of(HttpRequest<?> request) {
        @Nullable String text = resolver.resolve(request);
        @Nullable InetAddress address = text == null ? null : NetUtil.createInetAddressFromIpAddressString(text);
        if (address instanceof Inet6Address six) {
            return HexFormat.of().formatHex(Arrays.copyOf(six.getAddress(), NETWORK_BYTES));
        }
        return address == null ? "unknown" : address.getHostAddress();
    }
}
