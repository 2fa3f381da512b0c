package org.sdohub.adapter.web;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import java.util.Map;

/** Files as answers, with what a browser must be told so that it runs nothing but the hub's own code. */
final class Answers {
    // Inline styles are let in because GraphiQL's editor sets them; no inline script, and nothing from another host.
    private static final String POLICY = String.join(
            "; ",
            "default-src 'self'",
            "script-src 'self'",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data:",
            "font-src 'self' data:",
            "connect-src 'self'",
            "object-src 'none'",
            "base-uri 'none'",
            "form-action 'self'",
            "frame-ancestors 'none'");

    private static final Map<String, String> PROTECTION = Map.of(
            "Content-Security-Policy", POLICY,
            "X-Content-Type-Options", "nosniff",
            "X-Frame-Options", "DENY",
            "Referrer-Policy", "same-origin",
            "Cross-Origin-Opener-Policy", "same-origin");

    private Answers() {}

    /** For a name that is used again with other content by the next version: the browser asks each time, cheaply. */
    static MutableHttpResponse<byte[]> checked(HttpRequest<?> request, WebFile file) {
        boolean known = request.getHeaders().getAll(HttpHeaders.IF_NONE_MATCH).stream()
                .anyMatch(tags -> tags.contains(file.etag()));
        MutableHttpResponse<byte[]> answer = known ? HttpResponse.notModified() : full(file);
        return protect(answer).header(HttpHeaders.CACHE_CONTROL, "no-cache").header(HttpHeaders.ETAG, file.etag());
    }

    /** For a name that holds the hash of its content. */
    static MutableHttpResponse<byte[]> immutable(WebFile file) {
        return protect(full(file)).header(HttpHeaders.CACHE_CONTROL, "public, max-age=31536000, immutable");
    }

    private static MutableHttpResponse<byte[]> full(WebFile file) {
        return HttpResponse.ok(file.content()).contentType(file.type());
    }

    private static <T> MutableHttpResponse<T> protect(MutableHttpResponse<T> answer) {
        PROTECTION.forEach(answer::header);
        return answer;
    }
}
