package org.sdohub.adapter.graphql;

import io.micronaut.context.annotation.Value;
import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.MutableHttpHeaders;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.util.Locale;
import java.util.Map;

/**
 * What every answer tells a browser, so that no door can forget it: run nothing, guess nothing, keep nothing, show nothing
 * within another site's page. A door that says something else about itself, as pages with a style do, is left its word.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Order(Ordered.HIGHEST_PRECEDENCE)
final class Protection {

    private static final Map<String, String> UNLESS_SAID = Map.of(
            "Content-Security-Policy",
            "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
            "X-Content-Type-Options",
            "nosniff",
            "X-Frame-Options",
            "DENY",
            "Referrer-Policy",
            "same-origin",
            "Cross-Origin-Opener-Policy",
            "same-origin",
            "Cross-Origin-Resource-Policy",
            "same-origin",
            HttpHeaders.CACHE_CONTROL,
            "no-store");

    /** A year, as browsers ask for; of other hosts below this one the hub knows nothing. */
    private static final String ONLY_HTTPS = "max-age=31536000";

    private final boolean https;

    /** @param url at which people reach the hub; empty where that is not said */
    Protection(@Value("${hub.url:}") String url) {
        this.https = url.toLowerCase(Locale.ROOT).startsWith("https:");
    }

    @ResponseFilter
    void protect(MutableHttpResponse<?> response) {
        MutableHttpHeaders headers = response.getHeaders();
        UNLESS_SAID.forEach((name, value) -> {
            if (!headers.contains(name)) {
                headers.add(name, value);
            }
        });
        if (https) {
            headers.set("Strict-Transport-Security", ONLY_HTTPS);
        }
    }
}
