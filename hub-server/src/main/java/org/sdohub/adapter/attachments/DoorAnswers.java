package org.sdohub.adapter.attachments;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sdohub.identity.Callers.BadToken;
import org.sdohub.kernel.Refusal;
import org.sdohub.kernel.Refused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What went wrong at these doors, as {@code {"code", "message", "fix"}}. */
final class DoorAnswers {

    private static final Logger LOG = LoggerFactory.getLogger(DoorAnswers.class);

    private static final Map<String, HttpStatus> STATUS = Map.of(
            "ATTACHMENT_TOO_LARGE", HttpStatus.REQUEST_ENTITY_TOO_LARGE,
            "ATTACHMENT_LONGER_THAN_TOLD", HttpStatus.REQUEST_ENTITY_TOO_LARGE,
            "ATTACHMENT_TOO_MANY_PIECES", HttpStatus.REQUEST_ENTITY_TOO_LARGE,
            "ATTACHMENT_TOO_MANY_WAITING", HttpStatus.TOO_MANY_REQUESTS);

    /** A line that broke is no fault of ours, and nobody reads the answer. */
    private static final HttpStatus BROKEN = HttpStatus.BAD_REQUEST;

    @FunctionalInterface
    interface Doing {
        MutableHttpResponse<?> answer() throws IOException;
    }

    private DoorAnswers() {}

    static MutableHttpResponse<?> of(Doing doing) {
        try {
            return doing.answer();
        } catch (Refused refused) {
            Refusal first = refused.refusals().getFirst();
            return error(status(first), first.code(), first.message(), first.fix());
        } catch (BadToken forged) {
            return error(
                            HttpStatus.UNAUTHORIZED,
                            "UNAUTHENTICATED",
                            "The access token or the session is not valid any more.",
                            "Sign in again.")
                    .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"invalid_token\"");
        } catch (Intake.Full full) {
            return error(
                            HttpStatus.SERVICE_UNAVAILABLE,
                            "ATTACHMENT_TOO_MANY_AT_ONCE",
                            "Too many uploads come in at once.",
                            "Try again in a few seconds, with fewer at a time.")
                    .header(HttpHeaders.RETRY_AFTER, "5");
        } catch (PatientStream.TooSlow slow) {
            return error(
                    HttpStatus.REQUEST_TIMEOUT,
                    "ATTACHMENT_TOO_SLOW",
                    "The body came too slowly; what came is kept.",
                    "Ask with HEAD where the upload stands, and go on there.");
        } catch (IOException failure) {
            LOG.info("an upload or a download broke off: {}", failure.toString());
            return error(BROKEN, "ATTACHMENT_BROKEN_OFF", "The body broke off; what came is kept.", null);
        }
    }

    private static HttpStatus status(Refusal refusal) {
        HttpStatus own = STATUS.get(refusal.code());
        if (own != null) {
            return own;
        }
        return switch (refusal) {
            case Refusal.NotFound none -> HttpStatus.NOT_FOUND;
            case Refusal.NotAllowed no -> HttpStatus.FORBIDDEN;
            case Refusal.Stale stale -> HttpStatus.CONFLICT;
            case Refusal.Broken broken -> HttpStatus.CONFLICT;
            case Refusal.Invalid wrong -> HttpStatus.BAD_REQUEST;
        };
    }

    /** What was not read of the body would be taken for the next request, so the connection ends. */
    static MutableHttpResponse<?> error(HttpStatus status, String code, String message, @Nullable String fix) {
        Map<String, String> words = new LinkedHashMap<>();
        words.put("code", code);
        words.put("message", message);
        if (fix != null) {
            words.put("fix", fix);
        }
        return HttpResponse.status(status)
                .contentType(MediaType.APPLICATION_JSON_TYPE)
                .body(words)
                .header(HttpHeaders.CONNECTION, "close")
                .header(HttpHeaders.CACHE_CONTROL, "no-store");
    }

    static MutableHttpResponse<?> notFound() {
        return error(HttpStatus.NOT_FOUND, "NOT_FOUND", "There is no such file, or you may not see it.", null);
    }
}
