package org.sdohub.adapter.security;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.sdohub.identity.Presented;
import org.sdohub.identity.PublicAddress;

/**
 * A cookie that no code on a page can read and that other sites' pages do not send along (SameSite=Lax: a link to the hub
 * does). Where people reach the hub by https it has the prefix by which browsers refuse to take it from any other host
 * (RFC 6265bis 4.1.3.2).
 */
final class HubCookie {

    private final String name;
    private final String always;

    HubCookie(String name, PublicAddress address) {
        boolean secure =
                address.find().filter(url -> "https".equals(url.getScheme())).isPresent();
        this.name = secure ? "__Host-" + name : name;
        this.always = "; Path=/; HttpOnly; SameSite=Lax" + (secure ? "; Secure" : "");
    }

    static Presented presented(HttpRequest<?> request) {
        return new Presented(
                request.getHeaders().get(HttpHeaders.AUTHORIZATION),
                request.getHeaders().getAll(HttpHeaders.COOKIE));
    }

    boolean isIn(Presented request) {
        return !request.cookie(name).isEmpty();
    }

    /** Where there are two, somebody has set one on a domain above, and neither counts: the value is no cookie's. */
    Optional<String> find(Presented request) {
        List<String> values = request.cookie(name);
        return values.isEmpty() ? Optional.empty() : Optional.of(values.size() == 1 ? values.getFirst() : "");
    }

    /** The Set-Cookie header. */
    String set(String value, Duration lasting) {
        return name + "=" + value + "; Max-Age=" + lasting.toSeconds() + always;
    }

    String clear() {
        return set("", Duration.ZERO);
    }
}
