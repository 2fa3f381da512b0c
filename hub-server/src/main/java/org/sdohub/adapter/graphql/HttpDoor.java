package org.sdohub.adapter.graphql;

import graphql.ExecutionResult;
import graphql.ExecutionResultImpl;
import graphql.language.OperationDefinition.Operation;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpParameters;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.ServerHttpRequest;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.body.AvailableByteBody;
import io.micronaut.http.body.ByteBody;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.sdohub.adapter.graphql.Budgets.Charge;
import org.sdohub.adapter.graphql.Documents.Prepared;
import org.sdohub.adapter.graphql.Execution.Answer;
import org.sdohub.adapter.graphql.Execution.Outcome;
import org.sdohub.adapter.graphql.GraphQLConfiguration.Limits;
import org.sdohub.identity.Callers;
import org.sdohub.identity.Callers.BadToken;
import org.sdohub.identity.Presented;
import org.sdohub.kernel.Actor;

/**
 * GraphQL over HTTP. Bodies and media types are read here, not by the framework, whose leniency would let a foreign
 * page send mutations as forms.
 */
@Controller("/graphql")
@Secured(SecurityRule.IS_ANONYMOUS)
final class HttpDoor {

    private static final String LAST_EVENT = "Last-Event-ID";
    /** Read together with the head of the request, most often. */
    private static final int SHORT_BYTES = 4096;

    private static final List<String> PARAMETERS =
            List.of("query", "documentId", "operationName", "variables", "extensions");

    private final Execution execution;
    private final Callers callers;
    private final HttpAnswers answers;
    private final Addresses addresses;
    private final GraphQLConfiguration configuration;

    /** What is wrong with the HTTP around the GraphQL. */
    private static final class Refused extends RuntimeException {
        private final HttpStatus status;
        private final ApiError error;

        Refused(HttpStatus status, ApiError error) {
            super(error.message(), null, false, false);
            this.status = status;
            this.error = error;
        }

        Refused(HttpStatus status, ErrorCode code, String words) {
            this(status, ApiError.of(code, words));
        }
    }

    /** Reads the parameters of a request, which needs to know how large they may be. */
    private interface Parameters {
        GraphQLRequest read(Actor actor) throws IOException;
    }

    HttpDoor(
            Execution execution,
            Callers callers,
            HttpAnswers answers,
            Addresses addresses,
            GraphQLConfiguration configuration) {
        this.execution = execution;
        this.callers = callers;
        this.answers = answers;
        this.addresses = addresses;
        this.configuration = configuration;
    }

    @Get(produces = MediaType.ALL, headRoute = false)
    CompletableFuture<HttpResponse<?>> get(HttpRequest<?> http) {
        return answer(http, actor -> execution.request(parameters(http.getParameters())));
    }

    @Post(consumes = MediaType.ALL, produces = MediaType.ALL)
    CompletableFuture<HttpResponse<?>> post(HttpRequest<?> http) {
        ByteBody body = ((ServerHttpRequest<?>) http).byteBody();
        if (body instanceof AvailableByteBody whole && isShort(whole)) {
            return answerShort(http, whole.toByteArray());
        }
        InputStream stream = body.toInputStream();
        return answer(http, actor -> request(http, read(stream, configuration.limits(actor))));
    }

    private boolean isShort(AvailableByteBody body) {
        return body.length()
                <= Math.min(SHORT_BYTES, configuration.limits(Actor.PUBLIC).bodyBytes());
    }

    /**
     * Where nothing can block, a thread of its own would cost more than the answer: what is kept is told to a stranger on the
     * spot.
     */
    private CompletableFuture<HttpResponse<?>> answerShort(HttpRequest<?> http, byte[] body) {
        GraphQLRequest request;
        try {
            request = request(http, body);
        } catch (Refused | ApiRefusal wrong) {
            return answer(http, actor -> {
                throw wrong;
            });
        }
        if (!execution.hasAnswer(request) || presented(http).byAny()) {
            return answer(http, actor -> request);
        }
        CompletableFuture<HttpResponse<?>> response = new CompletableFuture<>();
        answer(http, actor -> request, response);
        return response;
    }

    private GraphQLRequest request(HttpRequest<?> http, byte[] body) {
        requireJson(http.getHeaders());
        return execution.request(Json.object(body));
    }

    /** Returns at once: what may block is done by a thread of its own, from reading the body to writing the answer. */
    private CompletableFuture<HttpResponse<?>> answer(HttpRequest<?> http, Parameters parameters) {
        CompletableFuture<HttpResponse<?>> response = new CompletableFuture<>();
        execution.start(() -> answer(http, parameters, response));
        return response;
    }

    private void answer(HttpRequest<?> http, Parameters parameters, CompletableFuture<HttpResponse<?>> response) {
        String requestId = RequestIds.of(http);
        List<String> accept = http.getHeaders().getAll(HttpHeaders.ACCEPT);
        AcceptedType type = AcceptedType.best(accept).orElse(null);
        try {
            if (type == null) {
                throw notAcceptable("Accept application/graphql-response+json, application/json or text/event-stream.");
            }
            Presented presented = presented(http);
            Actor actor = callers.from(presented);
            Prepared prepared = execution.prepare(parameters.read(actor), actor);
            requireAnswerable(prepared, http);
            boolean parts = type == AcceptedType.EVENT_STREAM || prepared.defers() && AcceptedType.takesParts(accept);
            Call call = new Call(
                    actor,
                    () -> callers.from(presented),
                    addresses.of(http),
                    requestId,
                    TraceContext.of(http).trace(),
                    http.getHeaders().get(LAST_EVENT));
            CompletableFuture<Outcome> answer = new CompletableFuture<>();
            cancelWhenCallerHangsUp(answer, http);
            answer.thenApply(outcome -> answers.of(outcome, type, call, http, mayBeKept(prepared, call, http)))
                    .whenComplete((told, failure) -> complete(response, told, failure));
            execution.answer(parts ? prepared : prepared.inOnePiece(), call, answer);
        } catch (Throwable failed) {
            // Also an Error: on its own thread it would end that, and who asked would wait for ever.
            Refused refused = refusal(failed, requestId);
            execution.refused(refused.error);
            response.complete(response(refused, type, requestId));
        }
    }

    private static Presented presented(HttpRequest<?> http) {
        HttpHeaders headers = http.getHeaders();
        return new Presented(headers.get(HttpHeaders.AUTHORIZATION), headers.getAll(HttpHeaders.COOKIE));
    }

    private static void complete(
            CompletableFuture<HttpResponse<?>> response, @Nullable HttpResponse<?> told, @Nullable Throwable failure) {
        if (failure == null) {
            response.complete(told);
            return;
        }
        response.completeExceptionally(failure);
    }

    /** By anybody between here and the caller: what the public asks by an id that stands for one text. */
    private static boolean mayBeKept(Prepared prepared, Call call, HttpRequest<?> http) {
        return prepared.request().trusted() && !call.actor().signedIn() && http.getMethod() == HttpMethod.GET;
    }

    /** The framework cancels nothing when a connection ends; an answer that nobody reads stops the execution. */
    private static void cancelWhenCallerHangsUp(CompletableFuture<Outcome> answer, HttpRequest<?> http) {
        ChannelFuture end = HttpAnswers.channel(http).closeFuture();
        ChannelFutureListener cancel =
                closed -> answer.complete(new Answer(new ExecutionResultImpl(Errors.hungUp()), Charge.NONE));
        end.addListener(cancel);
        answer.whenComplete((outcome, failure) -> end.removeListener(cancel));
    }

    private static void requireAnswerable(Prepared prepared, HttpRequest<?> http) {
        if (prepared.is(Operation.MUTATION) && http.getMethod() != HttpMethod.POST) {
            throw new Refused(
                    HttpStatus.METHOD_NOT_ALLOWED,
                    ErrorCode.METHOD_NOT_ALLOWED,
                    "A mutation needs POST; GET only reads.");
        }
        List<String> accept = http.getHeaders().getAll(HttpHeaders.ACCEPT);
        if (prepared.is(Operation.SUBSCRIPTION) && !AcceptedType.takes(AcceptedType.EVENT_STREAM, accept)) {
            throw notAcceptable(
                    "A subscription is answered as text/event-stream, or by a WebSocket at this address with"
                            + " the subprotocol graphql-transport-ws.");
        }
    }

    private static Refused notAcceptable(String words) {
        return new Refused(HttpStatus.NOT_ACCEPTABLE, ErrorCode.NOT_ACCEPTABLE, words);
    }

    private static Map<String, @Nullable Object> parameters(HttpParameters given) {
        Map<String, @Nullable Object> found = new HashMap<>();
        for (String name : PARAMETERS) {
            List<String> values = given.getAll(name);
            if (values.size() > 1) {
                throw new ApiRefusal(ErrorCode.BAD_USER_INPUT, "\"" + name + "\" is there twice.");
            }
            if (!values.isEmpty()) {
                found.put(name, parameter(name, values.getFirst()));
            }
        }
        return found;
    }

    private static @Nullable Object parameter(String name, String value) {
        boolean json = name.equals("variables") || name.equals("extensions");
        if (!json) {
            return value;
        }
        return value.isEmpty() || value.equals("null") ? null : Json.object(value.getBytes(StandardCharsets.UTF_8));
    }

    /** Any other type can be sent by a foreign page without the browser asking first. */
    private static void requireJson(HttpHeaders headers) {
        String given = headers.get(HttpHeaders.CONTENT_TYPE);
        String[] parts = given == null
                ? new String[] {""}
                : given.toLowerCase(Locale.ROOT).split(";");
        boolean json = parts[0].strip().equals("application/json");
        for (int i = 1; i < parts.length; i++) {
            String parameter = parts[i].strip().replace("\"", "");
            json &= !parameter.startsWith("charset=") || parameter.equals("charset=utf-8");
        }
        if (!json) {
            throw new Refused(
                    HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                    ErrorCode.UNSUPPORTED_MEDIA_TYPE,
                    "The content type must be application/json in UTF-8.");
        }
    }

    private static byte[] read(InputStream body, Limits limits) throws IOException {
        int max = limits.bodyBytes();
        try (body) {
            byte[] read = body.readNBytes(max + 1);
            if (read.length > max) {
                throw new Refused(
                        HttpStatus.REQUEST_ENTITY_TOO_LARGE,
                        ApiError.limit(
                                ErrorCode.PAYLOAD_TOO_LARGE,
                                "The request is too large; at most " + max + " bytes are read.",
                                limits.key("body-bytes")));
            }
            return read;
        }
    }

    private Refused refusal(Throwable failed, String requestId) {
        return switch (failed) {
            case Refused refused -> refused;
            case BadToken bad -> new Refused(HttpStatus.UNAUTHORIZED, Errors.badToken());
            case ApiRefusal wrong -> new Refused(HttpStatus.BAD_REQUEST, wrong.error());
            case IOException cutOff ->
                new Refused(HttpStatus.BAD_REQUEST, ErrorCode.BAD_USER_INPUT, "The request could not be read.");
            default -> fault(Errors.error(failed, requestId, "the HTTP door").getFirst());
        };
    }

    private Refused fault(ApiError told) {
        return execution.keeps()
                ? new Refused(HttpStatus.INTERNAL_SERVER_ERROR, told)
                : new Refused(HttpStatus.SERVICE_UNAVAILABLE, Errors.unavailable());
    }

    private static HttpResponse<byte[]> response(Refused refused, @Nullable AcceptedType type, String requestId) {
        ExecutionResult result = Errors.coded(new ExecutionResultImpl(refused.error), requestId);
        MutableHttpResponse<byte[]> response =
                HttpAnswers.whole(refused.status, result, type == null ? AcceptedType.JSON : type);
        if (refused.status == HttpStatus.METHOD_NOT_ALLOWED) {
            response.header(HttpHeaders.ALLOW, "POST");
        }
        if (refused.status == HttpStatus.SERVICE_UNAVAILABLE) {
            response.header(HttpHeaders.RETRY_AFTER, String.valueOf(Errors.RETRY_SECONDS));
        }
        if (refused.status == HttpStatus.UNAUTHORIZED) {
            response.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"invalid_token\"");
        }
        return response;
    }
}
