package org.sdohub.adapter.graphql;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import io.micronaut.http.server.exceptions.response.HtmlErrorResponseBodyProvider;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.sdohub.kernel.Durability;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The body of every error that the server itself answers, on any path. The framework's own texts name classes and
 * repeat exception messages, so none of them is used. Who reads HTML gets a page, everybody else JSON.
 */
@Singleton
final class ServerErrors implements ErrorResponseProcessor<byte[]> {

    private static final Logger LOG = LoggerFactory.getLogger(ServerErrors.class);

    private static final MediaType HTML = MediaType.of("text/html; charset=utf-8");

    private final HtmlErrorResponseBodyProvider pages;
    private final Protection protection;
    private final Durability durability;

    ServerErrors(HtmlErrorResponseBodyProvider pages, Protection protection, Durability durability) {
        this.pages = pages;
        this.protection = protection;
        this.durability = durability;
    }

    @Override
    @SuppressWarnings("unchecked")
    public MutableHttpResponse<byte[]> processResponse(ErrorContext context, MutableHttpResponse<?> response) {
        HttpStatus status = status(response);
        String requestId = RequestIds.of(context.getRequest());
        if (status.getCode() >= HttpStatus.INTERNAL_SERVER_ERROR.getCode()) {
            context.getRootCause().ifPresent(fault -> LOG.error("Request {} failed", requestId, fault));
        }
        if (status == HttpStatus.SERVICE_UNAVAILABLE) {
            response.header(HttpHeaders.RETRY_AFTER, String.valueOf(Errors.RETRY_SECONDS));
        }
        // Also here: some errors come before any filter.
        response.getHeaders().set(RequestIds.HEADER, requestId);
        MutableHttpResponse<byte[]> answer = (MutableHttpResponse<byte[]>) response;
        MutableHttpResponse<byte[]> told = context.getRequest().accept().contains(MediaType.TEXT_HTML_TYPE)
                ? answer.contentType(HTML).body(pages.body(context, response).getBytes(StandardCharsets.UTF_8))
                : answer.contentType(MediaType.APPLICATION_JSON_TYPE).body(Json.bytes(body(status, requestId)));
        protection.protect(told);
        return told;
    }

    /** What failed because a store is away is worth asking again. */
    private HttpStatus status(MutableHttpResponse<?> response) {
        boolean away = response.status() == HttpStatus.INTERNAL_SERVER_ERROR && !durability.holds();
        return away ? response.status(HttpStatus.SERVICE_UNAVAILABLE).status() : response.status();
    }

    private static Map<String, String> body(HttpStatus status, String requestId) {
        Map<String, String> body = new LinkedHashMap<>();
        body.put("code", code(status));
        body.put("message", message(status));
        body.put("requestId", requestId);
        return body;
    }

    private static String code(HttpStatus status) {
        return status == HttpStatus.INTERNAL_SERVER_ERROR ? ErrorCode.INTERNAL.name() : status.name();
    }

    private static String message(HttpStatus status) {
        return switch (status) {
            case BAD_REQUEST -> "The request is malformed.";
            case UNAUTHORIZED -> "Sign in first.";
            case FORBIDDEN -> "This is not allowed.";
            case NOT_FOUND -> "There is nothing at this address.";
            case METHOD_NOT_ALLOWED -> "This address does not know the method; the Allow header lists those it knows.";
            case NOT_ACCEPTABLE -> "None of the accepted media types is available here.";
            case REQUEST_ENTITY_TOO_LARGE -> "The request is too large.";
            case UNSUPPORTED_MEDIA_TYPE -> "The content type is not known here.";
            case SERVICE_UNAVAILABLE -> "The hub cannot answer now; try again soon.";
            default ->
                status.getCode() < HttpStatus.INTERNAL_SERVER_ERROR.getCode()
                        ? "The request was refused."
                        : "The hub failed to answer this. Tell the operators the request id.";
        };
    }
}
