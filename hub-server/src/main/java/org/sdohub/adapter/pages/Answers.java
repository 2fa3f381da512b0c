package org.sdohub.adapter.pages;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/** Pages as answers. No script may run on them and nothing comes from elsewhere. */
final class Answers {

    private static final String POLICY = "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; "
            + "form-action 'self'; frame-ancestors 'none'";

    /** For the pages that the web client takes over. */
    private static final String CLIENT_POLICY =
            "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
                    + "img-src 'self' data:; font-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; "
                    + "frame-ancestors 'none'";

    private static final Map<String, String> PROTECTION = Map.of(
            HttpHeaders.CACHE_CONTROL,
            "no-cache",
            "X-Content-Type-Options",
            "nosniff",
            "X-Frame-Options",
            "DENY",
            "Referrer-Policy",
            "same-origin",
            "Cross-Origin-Opener-Policy",
            "same-origin");

    private static final MediaType CSS = MediaType.of("text/css; charset=utf-8");
    private static final MediaType HTML = MediaType.of("text/html; charset=utf-8");

    static final PlainPage NOT_FOUND = new PlainPage("Not found", null).say("There is no such page in this hub.");

    private Answers() {}

    /** The page, or the one that says that there is none: what may not be seen is answered as what does not exist. */
    static HttpResponse<?> of(HttpRequest<?> request, Optional<PlainPage> page) {
        return page.<HttpResponse<?>>map(found -> of(request, found)).orElseGet(() -> notFound(request));
    }

    static HttpResponse<?> of(HttpRequest<?> request, PlainPage page) {
        return checked(request, page.html(), HTML, POLICY);
    }

    static HttpResponse<?> inClient(HttpRequest<?> request, PlainPage page, ClientShell client) {
        return client.around(page)
                .<HttpResponse<?>>map(html -> checked(request, html, HTML, CLIENT_POLICY))
                .orElseGet(() -> of(request, page));
    }

    /** A file that came with the program. */
    static HttpResponse<?> style(HttpRequest<?> request, String css) {
        return checked(request, css, CSS, POLICY);
    }

    static HttpResponse<?> notFound(HttpRequest<?> request) {
        return full(request, HttpStatus.NOT_FOUND, NOT_FOUND.html(), HTML, POLICY);
    }

    static HttpResponse<?> badRequest(HttpRequest<?> request, String why) {
        PlainPage page = new PlainPage("This address cannot be answered", null).say(why);
        return full(request, HttpStatus.BAD_REQUEST, page.html(), HTML, POLICY);
    }

    /** Asked again each time, cheaply: what is owed changes with the day. */
    private static HttpResponse<?> checked(HttpRequest<?> request, String content, MediaType type, String policy) {
        String etag = etag(content);
        boolean known = request.getHeaders().getAll(HttpHeaders.IF_NONE_MATCH).stream()
                .flatMap(tags -> Arrays.stream(tags.split(",")))
                .map(String::strip)
                .anyMatch(tag -> tag.equals(etag) || tag.equals("W/" + etag) || tag.equals("*"));
        MutableHttpResponse<?> answer =
                known ? HttpResponse.notModified() : full(request, HttpStatus.OK, content, type, policy);
        return protect(answer, policy).header(HttpHeaders.ETAG, etag);
    }

    private static MutableHttpResponse<?> full(
            HttpRequest<?> request, HttpStatus status, String content, MediaType type, String policy) {
        MutableHttpResponse<?> answer =
                HttpResponse.status(status).body(content).contentType(type);
        if (request.getMethod() == HttpMethod.HEAD) {
            answer.contentLength(content.getBytes(StandardCharsets.UTF_8).length);
        }
        return protect(answer, policy);
    }

    /** What may run on a page that is not answered here. */
    static void protect(MutableHttpResponse<?> answer) {
        protect(answer, POLICY);
    }

    private static MutableHttpResponse<?> protect(MutableHttpResponse<?> answer, String policy) {
        PROTECTION.forEach((name, value) -> answer.getHeaders().set(name, value));
        answer.getHeaders().set("Content-Security-Policy", policy);
        return answer;
    }

    private static String etag(String content) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
            return '"' + HexFormat.of().formatHex(hash, 0, 16) + '"';
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
