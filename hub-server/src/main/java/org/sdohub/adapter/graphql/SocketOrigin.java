package org.sdohub.adapter.graphql;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Browsers let every page open a WebSocket to every host, whatever CORS says, and tell only the Origin: so it is checked
 * before the upgrade. Programs send none and may enter.
 */
@ServerFilter("/graphql")
final class SocketOrigin {

    private final GraphQLConfiguration configuration;

    SocketOrigin(GraphQLConfiguration configuration) {
        this.configuration = configuration;
    }

    @RequestFilter
    @Nullable
    HttpResponse<?> check(HttpRequest<?> request) {
        boolean upgrade = "websocket".equalsIgnoreCase(request.getHeaders().get(HttpHeaders.UPGRADE));
        String origin = request.getHeaders().get(HttpHeaders.ORIGIN);
        if (!upgrade || origin == null || isAllowed(origin, request.getHeaders().get(HttpHeaders.HOST))) {
            return null;
        }
        Map<String, String> body = Map.of(
                "code",
                HttpStatus.FORBIDDEN.name(),
                "message",
                "Pages of this origin may not open a WebSocket here.",
                "requestId",
                RequestIds.of(request));
        return HttpResponse.status(HttpStatus.FORBIDDEN)
                .contentType(MediaType.APPLICATION_JSON_TYPE)
                .body(Json.bytes(body));
    }

    private boolean isAllowed(String origin, @Nullable String host) {
        return configuration.allowedOrigins().stream().anyMatch(origin::equalsIgnoreCase) || isSame(origin, host);
    }

    /** By host and port only: behind a proxy the hub does not know whether the page came by https. */
    private static boolean isSame(String origin, @Nullable String host) {
        try {
            URI page = URI.create(origin.toLowerCase(Locale.ROOT));
            String authority = page.getAuthority();
            String usualPort = "https".equals(page.getScheme()) ? ":443" : ":80";
            return host != null
                    && authority != null
                    && without(usualPort, authority).equals(without(usualPort, host.toLowerCase(Locale.ROOT)));
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }

    private static String without(String port, String authority) {
        return authority.endsWith(port) ? authority.substring(0, authority.length() - port.length()) : authority;
    }
}
