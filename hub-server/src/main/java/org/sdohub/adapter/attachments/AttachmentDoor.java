package org.sdohub.adapter.attachments;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Head;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.server.types.files.StreamedFile;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import jakarta.annotation.security.PermitAll;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sdohub.attachment.Content;
import org.sdohub.statement.Attachments;
import org.sdohub.statement.Letter.Attachment;
import org.sdohub.statement.StatementId;

/**
 * Attachments at addresses that stay, for whoever may read their statement. A browser gets nothing that it would run or
 * guess at: only text is shown in place, all else is saved.
 */
@Controller("/attachments")
@PermitAll
@ExecuteOn(TaskExecutors.BLOCKING)
class AttachmentDoor {

    private static final String POLICY = "sandbox; default-src 'none'";
    private static final long NOT_KNOWN = 0;

    private final Attachments attachments;
    private final Caller caller;
    private final Clock clock;

    AttachmentDoor(Attachments attachments, Caller caller, Clock clock) {
        this.attachments = attachments;
        this.caller = caller;
        this.clock = clock;
    }

    @Get(value = "/{statement}/{attachment}", produces = MediaType.ALL, headRoute = false)
    HttpResponse<?> get(HttpRequest<?> request, @PathVariable String statement, @PathVariable String attachment) {
        return answer(request, statement, attachment);
    }

    @Head("/{statement}/{attachment}")
    HttpResponse<?> head(HttpRequest<?> request, @PathVariable String statement, @PathVariable String attachment) {
        return answer(request, statement, attachment);
    }

    private HttpResponse<?> answer(HttpRequest<?> request, String statement, String attachment) {
        return DoorAnswers.of(() -> {
            var reader = caller.of(request);
            Optional<Attachment> found = id(statement)
                    .flatMap(of -> id(attachment)
                            .flatMap(key -> attachments.find(new StatementId(of), key, reader, clock.instant())));
            return found.isEmpty() ? DoorAnswers.notFound() : answer(request, found.get());
        });
    }

    private MutableHttpResponse<?> answer(HttpRequest<?> request, Attachment file) throws IOException {
        String etag = '"' + file.sha256() + '"';
        if (known(request, etag)) {
            return about(HttpResponse.notModified(), file, etag);
        }
        try {
            ByteRange range = ByteRange.of(range(request, etag), file.size());
            return range == null
                    ? bytes(request, file, etag, HttpStatus.OK, new ByteRange(0, file.size() - 1))
                    : bytes(request, file, etag, HttpStatus.PARTIAL_CONTENT, range)
                            .header(
                                    HttpHeaders.CONTENT_RANGE,
                                    "bytes " + range.first() + "-" + range.last() + "/" + file.size());
        } catch (ByteRange.Unsatisfiable none) {
            return about(HttpResponse.status(HttpStatus.REQUESTED_RANGE_NOT_SATISFIABLE), file, etag)
                    .header(HttpHeaders.CONTENT_RANGE, "bytes */" + file.size());
        }
    }

    /** A range counts only if the file is still what the reader has the beginning of (RFC 9110 13.1.5). */
    private static @Nullable String range(HttpRequest<?> request, String etag) {
        String condition = request.getHeaders().get("If-Range");
        boolean same = condition == null || condition.strip().equals(etag);
        return same && request.getMethod() == HttpMethod.GET
                ? request.getHeaders().get(HttpHeaders.RANGE)
                : null;
    }

    private static boolean known(HttpRequest<?> request, String etag) {
        return request.getHeaders().getAll(HttpHeaders.IF_NONE_MATCH).stream()
                .flatMap(tags -> Arrays.stream(tags.split(",")))
                .map(String::strip)
                .anyMatch(tag -> tag.equals(etag) || tag.equals("W/" + etag) || tag.equals("*"));
    }

    private MutableHttpResponse<?> bytes(
            HttpRequest<?> request, Attachment file, String etag, HttpStatus status, ByteRange range)
            throws IOException {
        if (request.getMethod() == HttpMethod.HEAD) {
            return about(HttpResponse.ok(), file, etag).contentLength(file.size());
        }
        InputStream content = new Excerpt(attachments.open(file, range.first()), range.length());
        StreamedFile stream = new StreamedFile(content, type(file), NOT_KNOWN, range.length());
        return about(HttpResponse.status(status).body(stream), file, etag);
    }

    private static MutableHttpResponse<?> about(MutableHttpResponse<?> answer, Attachment file, String etag) {
        return answer.contentType(type(file))
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition(file))
                .header(HttpHeaders.ETAG, etag)
                .header(HttpHeaders.ACCEPT_RANGES, "bytes")
                .header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
                .header(HttpHeaders.VARY, "Authorization, Cookie")
                .header("Content-Security-Policy", POLICY)
                .header("X-Content-Type-Options", "nosniff")
                .header("Cross-Origin-Resource-Policy", "same-origin")
                .header("Referrer-Policy", "no-referrer");
    }

    private static MediaType type(Attachment file) {
        return switch (file.mediaType()) {
            case Content.TEXT -> MediaType.of("text/plain; charset=utf-8");
            case Content.PDF -> MediaType.of(Content.PDF);
            default -> MediaType.of(Content.BYTES);
        };
    }

    /** RFC 6266: a name for old readers, and the name. */
    private static String disposition(Attachment file) {
        String plain = file.name().replaceAll("[^A-Za-z0-9._ -]", "_");
        String name = URLEncoder.encode(file.name(), StandardCharsets.UTF_8).replace("+", "%20");
        String how = file.mediaType().equals(Content.TEXT) ? "inline" : "attachment";
        return how + "; filename=\"" + plain + "\"; filename*=UTF-8''" + name;
    }

    private static Optional<UUID> id(String text) {
        try {
            UUID value = UUID.fromString(text);
            return value.toString().equals(text) ? Optional.of(value) : Optional.empty();
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }
}
