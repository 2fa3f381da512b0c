package org.sdohub.adapter.graphql;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.sdohub.identity.PublicAddress;
import org.sdohub.identity.SentFrom;

/**
 * Browsers let every page open a WebSocket to every host, whatever CORS says, and tell only the Origin: so it is checked
 * before the upgrade. Programs send none and may enter. With a cookie, only the hub's own pages may: that is seen to elsewhere.
 */
@ServerFilter("/graphql")
final class SocketOrigin {

    private static final String VERSION = "Sec-WebSocket-Version";
    private static final String SPOKEN = "13";

    /** 16 bytes in Base64. */
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9+/]{22}==");

    private final GraphQLConfiguration configuration;
    private final PublicAddress address;

    SocketOrigin(GraphQLConfiguration configuration, PublicAddress address) {
        this.configuration = configuration;
        this.address = address;
    }

    @RequestFilter
    @Nullable
    HttpResponse<?> check(HttpRequest<?> request) {
        if (!"websocket".equalsIgnoreCase(request.getHeaders().get(HttpHeaders.UPGRADE))) {
            return null;
        }
        if (!isWhole(request)) {
            return refused(
                            request,
                            HttpStatus.UPGRADE_REQUIRED,
                            "A WebSocket is opened as RFC 6455 says, in version 13.")
                    .header(VERSION, SPOKEN);
        }
        String origin = request.getHeaders().get(HttpHeaders.ORIGIN);
        return origin == null || isAllowed(origin, request.getHeaders().get(HttpHeaders.HOST))
                ? null
                : refused(request, HttpStatus.FORBIDDEN, "Pages of this origin may not open a WebSocket here.");
    }

    /** The framework's own handshake leaves others without an answer, on a line that stays open. */
    private static boolean isWhole(HttpRequest<?> request) {
        String key = request.getHeaders().get("Sec-WebSocket-Key");
        return request.getMethod() == HttpMethod.GET
                && SPOKEN.equals(request.getHeaders().get(VERSION))
                && key != null
                && KEY.matcher(key.strip()).matches();
    }

    private static MutableHttpResponse<?> refused(HttpRequest<?> request, HttpStatus status, String message) {
        Map<String, String> body =
                Map.of("code", status.name(), "message", message, "requestId", RequestIds.of(request));
        return HttpResponse.status(status)
                .contentType(MediaType.APPLICATION_JSON_TYPE)
                .body(Json.bytes(body));
    }

    private boolean isAllowed(String origin, @Nullable String host) {
        return configuration.allowedOrigins().stream().anyMatch(origin::equalsIgnoreCase)
                || SentFrom.of(origin, null, host, address) == SentFrom.OUR_PAGE;
    }
}
