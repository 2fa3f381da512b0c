package org.sdohub.adapter.security;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sdohub.identity.Account;
import org.sdohub.identity.Presented;
import org.sdohub.identity.PublicAddress;
import org.sdohub.identity.Session;
import org.sdohub.identity.Sessions;

/** The cookie of somebody who has signed in with a browser: says which session, and that it is theirs. */
@Singleton
final class SessionCookie {

    private final HubCookie cookie;
    private final Sessions sessions;
    private final Duration lasting;
    private final Clock clock;

    SessionCookie(PublicAddress address, Sessions sessions, BrowserConfiguration configuration, Clock clock) {
        this.cookie = new HubCookie("hub-session", address);
        this.sessions = sessions;
        this.lasting = configuration.lasting();
        this.clock = clock;
    }

    boolean isIn(Presented request) {
        return cookie.isIn(request);
    }

    Optional<String> find(Presented request) {
        return cookie.find(request);
    }

    Optional<Session> session(HttpRequest<?> request) {
        return find(HubCookie.presented(request)).flatMap(value -> sessions.inBrowser(value, clock.instant()));
    }

    /** What the browser held before ends. */
    <T> MutableHttpResponse<T> begin(Account account, HttpRequest<?> request, MutableHttpResponse<T> answer) {
        @Nullable String before = find(HubCookie.presented(request)).orElse(null);
        var begun = sessions.beginInBrowser(account, before, clock.instant(), lasting);
        return notKept(answer).header(HttpHeaders.SET_COOKIE, cookie.set(begun.cookie(), lasting));
    }

    <T> MutableHttpResponse<T> end(HttpRequest<?> request, MutableHttpResponse<T> answer) {
        sessions.endInBrowser(find(HubCookie.presented(request)).orElse(null), clock.instant());
        return forget(answer);
    }

    <T> MutableHttpResponse<T> forget(MutableHttpResponse<T> answer) {
        return notKept(answer).header(HttpHeaders.SET_COOKIE, cookie.clear());
    }

    private static <T> MutableHttpResponse<T> notKept(MutableHttpResponse<T> answer) {
        answer.getHeaders().set(HttpHeaders.CACHE_CONTROL, "no-store");
        return answer;
    }
}
