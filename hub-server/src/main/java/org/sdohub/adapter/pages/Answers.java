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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sdohub.kernel.Refusal;
import org.sdohub.statement.Intake;

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
            HttpHeaders.VARY,
            HttpHeaders.COOKIE,
            "Referrer-Policy",
            "same-origin",
            "Cross-Origin-Opener-Policy",
            "same-origin");

    /** What is for one reader. */
    private static final String NOBODY_KEEPS = "private, no-store";

    /** Refusals for which the writer can do nothing. */
    private static final Map<String, HttpStatus> BUSY = Map.of(
            Intake.FULL, HttpStatus.TOO_MANY_REQUESTS,
            Intake.CLOSED, HttpStatus.SERVICE_UNAVAILABLE,
            Intake.NOT_KEPT, HttpStatus.SERVICE_UNAVAILABLE);

    private static final String IN_AN_HOUR = "3600";
    private static final String IN_A_MINUTE = "60";

    private static final MediaType CSS = MediaType.of("text/css; charset=utf-8");
    private static final MediaType HTML = MediaType.of("text/html; charset=utf-8");

    static final PlainPage NOT_FOUND = new PlainPage("Not found", null).say("There is no such page in this hub.");

    private Answers() {}

    /** The page, or the one that says that there is none: what may not be seen is answered as what does not exist. */
    static HttpResponse<?> of(HttpRequest<?> request, Optional<PlainPage> page) {
        return page.<HttpResponse<?>>map(found -> of(request, found)).orElseGet(() -> notFound(request));
    }

    static HttpResponse<?> of(HttpRequest<?> request, PlainPage page) {
        return checked(request, page.html(Visits.who(request)), HTML, POLICY);
    }

    static HttpResponse<?> inClient(HttpRequest<?> request, PlainPage page, ClientShell client) {
        return client.around(page, Visits.who(request))
                .<HttpResponse<?>>map(html -> checked(request, html, HTML, CLIENT_POLICY))
                .orElseGet(() -> of(request, page));
    }

    /** A file that came with the program. */
    static HttpResponse<?> style(HttpRequest<?> request, String css) {
        return checked(request, css, CSS, POLICY);
    }

    static HttpResponse<?> notFound(HttpRequest<?> request) {
        return full(request, HttpStatus.NOT_FOUND, NOT_FOUND.html(Visits.who(request)), HTML, POLICY);
    }

    /** The form again, with what is wrong with it, or with the hub. */
    static HttpResponse<?> refused(HttpRequest<?> request, PlainPage page, List<Refusal> why) {
        HttpStatus status = status(why);
        MutableHttpResponse<?> answer = full(request, status, page.html(Visits.who(request)), HTML, POLICY);
        return status == HttpStatus.UNPROCESSABLE_ENTITY
                ? answer
                : answer.header(
                        HttpHeaders.RETRY_AFTER, status == HttpStatus.TOO_MANY_REQUESTS ? IN_AN_HOUR : IN_A_MINUTE);
    }

    private static HttpStatus status(List<Refusal> why) {
        for (Refusal one : why) {
            HttpStatus busy = BUSY.get(one.code());
            if (busy != null) {
                return busy;
            }
        }
        return HttpStatus.UNPROCESSABLE_ENTITY;
    }

    /** A page that belongs to a secret address and is kept nowhere. */
    static MutableHttpResponse<?> secret(HttpRequest<?> request, HttpStatus status, PlainPage page) {
        MutableHttpResponse<?> answer = full(request, status, page.html(Visits.who(request)), HTML, POLICY);
        answer.getHeaders().set(HttpHeaders.CACHE_CONTROL, NOBODY_KEEPS);
        return answer;
    }

    /** What a page of somebody else's sends in the name of its reader. */
    static HttpResponse<?> forbidden(HttpRequest<?> request) {
        PlainPage page = new PlainPage("Not taken", null)
                .say("This came from a page that is not the hub's own. Open the form here and send it from there.");
        return full(request, HttpStatus.FORBIDDEN, page.html(Visits.who(request)), HTML, POLICY);
    }

    static HttpResponse<?> badRequest(HttpRequest<?> request, String why) {
        PlainPage page = new PlainPage("This address cannot be answered", null).say(why);
        return full(request, HttpStatus.BAD_REQUEST, page.html(Visits.who(request)), HTML, POLICY);
    }

    /** Asked again each time, cheaply: what is owed changes with the day. */
    private static HttpResponse<?> checked(HttpRequest<?> request, String content, MediaType type, String policy) {
        if (Visits.actor(request).signedIn()) {
            return full(request, HttpStatus.OK, content, type, policy);
        }
        String etag = etag(content);
        boolean known = request.getHeaders().getAll(HttpHeaders.IF_NONE_MATCH).stream()
                .flatMap(tags -> Arrays.stream(tags.split(",")))
                .map(String::strip)
                .anyMatch(tag -> tag.equals(etag) || tag.equals("W/" + etag) || tag.equals("*"));
        MutableHttpResponse<?> answer =
                known ? HttpResponse.notModified() : full(request, HttpStatus.OK, content, type, policy);
        return protect(request, answer, policy).header(HttpHeaders.ETAG, etag);
    }

    static HttpResponse<?> personal(HttpRequest<?> request, PlainPage page) {
        MutableHttpResponse<?> answer = full(request, HttpStatus.OK, page.html(Visits.who(request)), HTML, POLICY);
        answer.getHeaders().set(HttpHeaders.CACHE_CONTROL, NOBODY_KEEPS);
        return answer;
    }

    private static MutableHttpResponse<?> full(
            HttpRequest<?> request, HttpStatus status, String content, MediaType type, String policy) {
        MutableHttpResponse<?> answer =
                HttpResponse.status(status).body(content).contentType(type);
        if (request.getMethod() == HttpMethod.HEAD) {
            answer.contentLength(content.getBytes(StandardCharsets.UTF_8).length);
        }
        return protect(request, answer, policy);
    }

    /** What may run on a page that is not answered here. */
    static void protect(HttpRequest<?> request, MutableHttpResponse<?> answer) {
        protect(request, answer, POLICY);
    }

    private static MutableHttpResponse<?> protect(
            HttpRequest<?> request, MutableHttpResponse<?> answer, String policy) {
        PROTECTION.forEach((name, value) -> answer.getHeaders().set(name, value));
        answer.getHeaders().set("Content-Security-Policy", policy);
        if (Visits.actor(request).signedIn()) {
            answer.getHeaders().set(HttpHeaders.CACHE_CONTROL, NOBODY_KEEPS);
        }
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
