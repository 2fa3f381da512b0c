package org.sdohub.adapter.security;

import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.exceptions.HttpStatusException;
import io.micronaut.http.server.util.HttpClientAddressResolver;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sdohub.adapter.security.SignInDoor.NoToken;
import org.sdohub.identity.AuditLog;
import org.sdohub.identity.Presented;
import org.sdohub.identity.PublicAddress;
import org.sdohub.identity.SentFrom;
import org.sdohub.kernel.Actor;

/**
 * A browser sends the cookie with whatever any page makes it send; so what comes by cookie counts only if it comes from a
 * page of the hub itself. The forms of signing in and out are held to it without a cookie too, or another site could sign
 * its visitor in as somebody else.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Order(Ordered.HIGHEST_PRECEDENCE + 2)
final class OwnPagesOnly {

    private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
    private static final NoToken REFUSED = new NoToken(
            "CROSS_SITE_REQUEST",
            "With a session cookie this is only taken from a page of the hub itself: open it there. Programs send"
                    + " 'Authorization: Bearer …' instead of a cookie.");

    private final SessionCookie cookies;
    private final PublicAddress address;
    private final AuditLog audit;
    private final HttpClientAddressResolver addresses;

    OwnPagesOnly(SessionCookie cookies, PublicAddress address, AuditLog audit, HttpClientAddressResolver addresses) {
        this.cookies = cookies;
        this.address = address;
        this.audit = audit;
        this.addresses = addresses;
    }

    @RequestFilter
    @Nullable
    HttpResponse<?> check(HttpRequest<?> request) {
        Presented presented = HubCookie.presented(request);
        boolean byCookie = !presented.byHeader() && cookies.isIn(presented);
        return !byCookie || isAllowed(request) ? null : refused(request);
    }

    /** Null for a form that was sent from a page of ours, with a cookie or without. */
    @Nullable
    HttpResponse<?> checkForm(HttpRequest<?> request) {
        return sentFrom(request, address) == SentFrom.OUR_PAGE ? null : refused(request);
    }

    private HttpResponse<?> refused(HttpRequest<?> request) {
        String from = Objects.requireNonNullElse(addresses.resolve(request), "");
        audit.refused(Actor.PUBLIC, from, request.getMethodName() + " from another site", REFUSED.code());
        if (request.accept().contains(MediaType.TEXT_HTML_TYPE)) {
            throw new HttpStatusException(HttpStatus.FORBIDDEN, REFUSED.code());
        }
        return HttpResponse.status(HttpStatus.FORBIDDEN)
                .contentType(MediaType.APPLICATION_JSON_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header(HttpHeaders.CONNECTION, "close")
                .body(REFUSED);
    }

    private boolean isAllowed(HttpRequest<?> request) {
        boolean upgrade = "websocket".equalsIgnoreCase(request.getHeaders().get(HttpHeaders.UPGRADE));
        if (upgrade) {
            // Whether the page is allowed, and whether its cookie counts, is decided where the socket opens.
            return request.getHeaders().contains(HttpHeaders.ORIGIN);
        }
        return READING.contains(request.getMethod())
                ? isReadHere(request)
                : sentFrom(request, address) == SentFrom.OUR_PAGE;
    }

    /** Somebody who follows a link from elsewhere may read; a page from elsewhere may not draw it into itself. */
    private static boolean isReadHere(HttpRequest<?> request) {
        String site = request.getHeaders().get("Sec-Fetch-Site");
        boolean elsewhere = "cross-site".equals(site) || "same-site".equals(site);
        return !elsewhere || "navigate".equals(request.getHeaders().get("Sec-Fetch-Mode"));
    }

    static SentFrom sentFrom(HttpRequest<?> request, PublicAddress address) {
        return SentFrom.of(
                request.getHeaders().get(HttpHeaders.ORIGIN),
                request.getHeaders().get("Sec-Fetch-Site"),
                request.getHeaders().get(HttpHeaders.HOST),
                address);
    }

    /** Who is told that the session is over forgets it, so that the next request is one without login. */
    @ResponseFilter
    void forgetEnded(HttpRequest<?> request, MutableHttpResponse<?> response) {
        Presented presented = HubCookie.presented(request);
        String challenge = response.getHeaders().get(HttpHeaders.WWW_AUTHENTICATE);
        boolean refused = response.code() == HttpStatus.UNAUTHORIZED.getCode()
                && challenge != null
                && challenge.contains("invalid_token");
        boolean ended = refused || request.getAttribute(Presented.ENDED).isPresent();
        boolean anew = response.getHeaders().contains(HttpHeaders.SET_COOKIE);
        if (ended && !anew && !presented.byHeader() && cookies.isIn(presented)) {
            cookies.forget(response);
        }
    }
}
