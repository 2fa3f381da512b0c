package org.sdohub.adapter.graphql;

import graphql.ExecutionResult;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.netty.NettyHttpRequest;
import io.netty.channel.Channel;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import org.sdohub.adapter.graphql.Budgets.Charge;
import org.sdohub.adapter.graphql.Execution.Answer;
import org.sdohub.adapter.graphql.Execution.Events;
import org.sdohub.adapter.graphql.Execution.Outcome;
import org.sdohub.adapter.graphql.Execution.Parts;

/** Answers in the words of HTTP: status, headers and bytes, or a stream of events. */
@Singleton
final class HttpAnswers {

    /** As the draft "RateLimit header fields for HTTP" names them; one policy, and a window of a minute. */
    private static final String LEFT = "RateLimit";

    private static final String POLICY = "RateLimit-Policy";

    static final String VARY = "Accept, Authorization, Cookie";

    private final EventStreams streams;

    HttpAnswers(EventStreams streams) {
        this.streams = streams;
    }

    /** @param mayBeKept whether others may keep the answer, as long as they ask whether it is still right */
    HttpResponse<?> of(Outcome outcome, AcceptedType type, Call call, HttpRequest<?> http, boolean mayBeKept) {
        return switch (outcome) {
            case Parts parts -> charged(inParts(parts, type, call, channel(http)), parts.charge());
            case Events events -> charged(stream(streams.body(events, call, channel(http))), events.charge());
            case Answer answer -> charged(kept(answer(answer, type), answer, http, mayBeKept), answer.charge());
        };
    }

    private MutableHttpResponse<?> inParts(Parts parts, AcceptedType type, Call call, Channel channel) {
        return type == AcceptedType.EVENT_STREAM
                ? stream(streams.body(new Events(parts.results(), parts.charge()), call, channel))
                : Multipart.of(parts, channel);
    }

    static Channel channel(HttpRequest<?> http) {
        return ((NettyHttpRequest<?>) http).getChannelHandlerContext().channel();
    }

    private static MutableHttpResponse<?> kept(
            MutableHttpResponse<?> response, Answer answer, HttpRequest<?> http, boolean mayBeKept) {
        boolean whole =
                response.body() instanceof byte[] && answer.result().getErrors().isEmpty();
        if (!mayBeKept || !whole) {
            return response;
        }
        String tag = '"' + TrustedDocuments.id(new String((byte[]) response.body(), StandardCharsets.UTF_8)) + '"';
        boolean known = http.getHeaders().getAll(HttpHeaders.IF_NONE_MATCH).contains(tag);
        MutableHttpResponse<?> told = known ? HttpResponse.notModified().header(HttpHeaders.VARY, VARY) : response;
        told.getHeaders().set(HttpHeaders.CACHE_CONTROL, "public, no-cache");
        return told.header(HttpHeaders.ETAG, tag);
    }

    /** As an event stream also where GraphQL refused it: that is what such a client reads. */
    private static MutableHttpResponse<?> answer(Answer answer, AcceptedType type) {
        boolean streamed = type == AcceptedType.EVENT_STREAM && !answer.charge().refused();
        return streamed
                ? stream(EventStream.whole(answer.result()))
                : whole(status(answer, type), answer.result(), type);
    }

    private static MutableHttpResponse<?> stream(Object body) {
        return HttpResponse.ok(body)
                .contentType(AcceptedType.EVENT_STREAM.withCharset())
                .header(HttpHeaders.CACHE_CONTROL, "no-store, no-transform")
                .header(HttpHeaders.VARY, VARY)
                .header("X-Content-Type-Options", "nosniff")
                .header("X-Accel-Buffering", "no");
    }

    /** @param type an event stream is none: JSON then */
    static MutableHttpResponse<byte[]> whole(HttpStatus status, ExecutionResult result, AcceptedType type) {
        AcceptedType json = type == AcceptedType.GRAPHQL ? type : AcceptedType.JSON;
        return HttpResponse.<byte[]>status(status)
                .contentType(json.withCharset())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header(HttpHeaders.VARY, VARY)
                .header("X-Content-Type-Options", "nosniff")
                .body(Json.bytes(result));
    }

    private static HttpResponse<?> charged(MutableHttpResponse<?> response, Charge charge) {
        if (charge.limit() > 0) {
            response.header(POLICY, "\"cost\";q=" + charge.limit() + ";w=60");
            response.header(LEFT, "\"cost\";r=" + charge.remaining() + ";t=" + charge.fullAfter());
        }
        if (charge.refused()) {
            response.header(HttpHeaders.RETRY_AFTER, String.valueOf(charge.waitFor()));
        }
        return response;
    }

    /**
     * With data, also partial, 200. Without, {@code application/json} stays 200 for what GraphQL itself refused, as old
     * clients take everything else for a broken network (GraphQL over HTTP, July 2023 draft, 6.4).
     */
    private static HttpStatus status(Answer answer, AcceptedType type) {
        ExecutionResult result = answer.result();
        if (answer.charge().refused()) {
            return HttpStatus.TOO_MANY_REQUESTS;
        }
        if (result.isDataPresent()) {
            return HttpStatus.OK;
        }
        if (Errors.has(result, ErrorCode.INTERNAL)) {
            return HttpStatus.INTERNAL_SERVER_ERROR;
        }
        if (Errors.has(result, ErrorCode.TIMEOUT) || Errors.has(result, ErrorCode.UNAVAILABLE)) {
            return HttpStatus.SERVICE_UNAVAILABLE;
        }
        return type == AcceptedType.JSON ? HttpStatus.OK : HttpStatus.BAD_REQUEST;
    }
}
