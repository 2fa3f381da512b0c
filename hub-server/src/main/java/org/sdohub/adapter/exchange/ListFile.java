package org.sdohub.adapter.exchange;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import org.sdohub.dependency.ListFormat;
import org.sdohub.kernel.Actor;

/**
 * A list as it goes out. What everybody reads may be kept by whoever asks again each time; what somebody reads who has
 * signed in is kept nowhere.
 *
 * @param file the name under which it is saved
 */
record ListFile(String text, ListFormat format, String file) {

    static HttpResponse<?> answer(HttpRequest<?> request, Actor reader, ListFile list) {
        byte[] content = list.text.getBytes(StandardCharsets.UTF_8);
        if (reader.signedIn()) {
            return list.whole(content).header(HttpHeaders.CACHE_CONTROL, "private, no-store");
        }
        String etag = etag(content);
        MutableHttpResponse<?> answer =
                known(request, etag) ? list.about(HttpResponse.notModified()) : list.whole(content);
        return answer.header(HttpHeaders.CACHE_CONTROL, "no-cache").header(HttpHeaders.ETAG, etag);
    }

    private MutableHttpResponse<?> whole(byte[] content) {
        return about(HttpResponse.ok(content)).header(HttpHeaders.CONTENT_TYPE, mediaType());
    }

    private MutableHttpResponse<?> about(MutableHttpResponse<?> answer) {
        return answer.header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + file + "\"")
                .header(HttpHeaders.VARY, "Authorization, Cookie")
                .header("X-Content-Type-Options", "nosniff");
    }

    private static boolean known(HttpRequest<?> request, String etag) {
        return request.getHeaders().getAll(HttpHeaders.IF_NONE_MATCH).stream()
                .flatMap(tags -> Arrays.stream(tags.split(",")))
                .map(String::strip)
                .anyMatch(tag -> tag.equals(etag) || tag.equals("W/" + etag) || tag.equals("*"));
    }

    private static String etag(byte[] content) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(content);
            return '"' + HexFormat.of().formatHex(hash, 0, 16) + '"';
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    private String mediaType() {
        return switch (format) {
            case CSV -> "text/csv; charset=utf-8; header=present";
            case JSON -> "application/json";
            case GRAPHML -> "application/xml";
            case DOT -> "text/vnd.graphviz; charset=utf-8";
            case MERMAID -> "text/plain; charset=utf-8";
        };
    }
}
