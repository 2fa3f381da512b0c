package org.sdohub.adapter.graphql;

import com.fasterxml.jackson.core.JsonGenerator;
import graphql.ExecutionResult;
import graphql.GraphQLError;
import io.micronaut.scheduling.TaskScheduler;
import io.micronaut.websocket.CloseReason;
import io.micronaut.websocket.WebSocketSession;
import io.micronaut.websocket.exceptions.WebSocketSessionException;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.sdohub.adapter.graphql.GraphQLConfiguration.Limits;
import org.sdohub.identity.Callers;
import org.sdohub.identity.Callers.BadToken;
import org.sdohub.identity.Presented;
import org.sdohub.kernel.Actor;

/**
 * One client's connection, speaking {@code graphql-transport-ws}. Its operations are its own: another socket may use the
 * same ids. Messages come one after the other; answers are written by many threads.
 */
final class GraphQLSocket {

    static final String PROTOCOL = "graphql-transport-ws";

    /** Close codes of the protocol; those below 4000 are of RFC 6455 7.4.1. */
    private static final int BAD_REQUEST = 4400;

    /** As registered with IANA: clients come back, later. */
    private static final int TRY_AGAIN_LATER = 1013;

    private static final int UNAUTHORIZED = 4401;
    private static final int FORBIDDEN = 4403;
    private static final int NOT_ACCEPTABLE = 4406;
    private static final int INIT_TIMEOUT = 4408;
    private static final int ALREADY_EXISTS = 4409;
    private static final int TOO_MANY_INITS = 4429;

    private static final int MAX_ID_CHARACTERS = 128;
    private static final int MAX_REASON_BYTES = 123;

    private final WebSocketSession session;
    private final Execution execution;
    private final Callers callers;
    private final GraphQLConfiguration configuration;
    private final Places places;
    private final String address;
    private final Map<String, Operation> operations = new ConcurrentHashMap<>();

    /** As in the upgrade until {@code connection_init} brings another token. */
    private volatile Presented presented;

    private volatile Actor actor = Actor.PUBLIC;
    private volatile boolean acknowledged;
    private volatile boolean closed;
    private volatile long heardAt = System.nanoTime();
    private volatile @Nullable Future<?> initTimer;
    private volatile @Nullable Future<?> pinger;
    private volatile boolean initialised;

    /** See {@link Places}; null while none is taken. */
    private volatile @Nullable String place;

    GraphQLSocket(
            WebSocketSession session,
            Execution execution,
            Callers callers,
            GraphQLConfiguration configuration,
            Places places,
            String address,
            Presented presented) {
        this.session = session;
        this.execution = execution;
        this.callers = callers;
        this.configuration = configuration;
        this.places = places;
        this.address = address;
        this.presented = presented;
    }

    void open(TaskScheduler scheduler) {
        if (session.getSubprotocol().isEmpty()) {
            close(NOT_ACCEPTABLE, "Subprotocol not acceptable");
            return;
        }
        if (!takePlace()) {
            return;
        }
        initTimer = scheduler.schedule(configuration.initTimeout(), this::requireInit);
        pinger = scheduler.scheduleAtFixedRate(configuration.pingEvery(), configuration.pingEvery(), this::ping);
    }

    /** Of the address until somebody has signed in, then of the account. False: it was closed, as none is free. */
    private boolean takePlace() {
        String mine = "socket of " + (actor.signedIn() ? "account " + actor.account() : "address " + address);
        if (mine.equals(place)) {
            return true;
        }
        if (!places.enter(mine, configuration.limits(actor).sockets())) {
            execution.refused(Errors.tooManySockets(configuration.limits(actor)));
            close(TRY_AGAIN_LATER, "Too many connections");
            return false;
        }
        leavePlace();
        place = mine;
        if (closed) {
            leavePlace();
        }
        return true;
    }

    private synchronized void leavePlace() {
        if (place != null) {
            places.leave(place);
            place = null;
        }
    }

    private void requireInit() {
        if (!initialised) {
            execution.reached("graphql.init-timeout");
            close(INIT_TIMEOUT, "Connection initialisation timeout");
        }
    }

    /** Also sees to it that a socket ends with its account, when nothing happens that it would be told. */
    private void ping() {
        long silent = System.nanoTime() - heardAt;
        if (silent > 2 * configuration.pingEvery().toNanos()) {
            execution.reached("graphql.ping-every");
            close(CloseReason.GOING_AWAY);
            return;
        }
        try {
            session.sendPingAsync(new byte[0]);
        } catch (WebSocketSessionException gone) {
            closed(CloseReason.GOING_AWAY);
        }
        if (acknowledged) {
            execution.start(() -> closeOnBadToken(this::caller));
        }
    }

    void heard() {
        heardAt = System.nanoTime();
    }

    void receive(String text) {
        heard();
        int bytes = text.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > configuration.limits(actor).messageBytes()) {
            execution.reached(configuration.limits(actor).key("message-bytes"));
            close(1009, "Message too big");
            return;
        }
        try {
            receive(Json.object(text.getBytes(StandardCharsets.UTF_8)));
        } catch (ApiRefusal malformed) {
            close(BAD_REQUEST, malformed.error().message());
        }
    }

    private void receive(Map<?, ?> message) {
        String type = message.get("type") instanceof String text ? text : "";
        switch (type) {
            case "connection_init" -> init(payload(message));
            case "ping" -> pong(payload(message));
            case "pong" -> payload(message);
            case "subscribe" -> subscribe(id(message), payload(message));
            case "complete" -> complete(id(message));
            default -> throw malformed("Unknown message type");
        }
    }

    private static ApiRefusal malformed(String words) {
        return new ApiRefusal(ErrorCode.BAD_USER_INPUT, words);
    }

    private static Map<?, ?> payload(Map<?, ?> message) {
        return switch (message.get("payload")) {
            case null -> Map.of();
            case Map<?, ?> object -> object;
            default -> throw malformed("The payload must be an object");
        };
    }

    private static String id(Map<?, ?> message) {
        if (message.get("id") instanceof String id && !id.isEmpty() && id.length() <= MAX_ID_CHARACTERS) {
            return id;
        }
        throw malformed("The id must be a string of 1 to " + MAX_ID_CHARACTERS + " characters");
    }

    private void init(Map<?, ?> payload) {
        if (initialised) {
            close(TOO_MANY_INITS, "Too many initialisation requests");
            return;
        }
        initialised = true;
        Object given =
                payload.containsKey("authorization") ? payload.get("authorization") : payload.get("Authorization");
        if (given != null) {
            presented = presented.withAuthorization(String.valueOf(given));
        }
        execution.start(() -> closeOnBadToken(() -> {
            actor = caller();
            if (!takePlace()) {
                return;
            }
            acknowledged = true;
            send(json -> json.writeStringField("type", "connection_ack"));
        }));
    }

    private Actor caller() {
        return callers.from(presented);
    }

    /** Not a code that clients take for final: they may come back with a fresh token. */
    private void closeOnBadToken(Runnable work) {
        try {
            work.run();
        } catch (BadToken bad) {
            execution.badToken(address);
            close(FORBIDDEN, "Forbidden");
        } catch (RuntimeException fault) {
            Errors.error(fault, RequestIds.fresh(), "the WebSocket door");
            close(CloseReason.INTERNAL_ERROR);
        }
    }

    private void pong(Map<?, ?> payload) {
        send(json -> {
            json.writeStringField("type", "pong");
            if (!payload.isEmpty()) {
                json.writeFieldName("payload");
                Json.value(json, payload);
            }
        });
    }

    private void subscribe(String id, Map<?, ?> payload) {
        if (!acknowledged) {
            close(UNAUTHORIZED, "Unauthorized");
            return;
        }
        GraphQLRequest request = request(id, payload);
        if (request == null) {
            return;
        }
        if (operations.containsKey(id)) {
            close(ALREADY_EXISTS, "Subscriber for " + id + " already exists");
            return;
        }
        Limits limits = configuration.limits(actor);
        if (operations.size() >= limits.subscriptions()) {
            error(id, List.of(execution.refused(Errors.tooManyOperations(limits))));
            return;
        }
        Operation operation = new Operation(this, id);
        operations.put(id, operation);
        if (closed) {
            operation.cancel();
        }
        execution.start(() -> closeOnBadToken(() -> operation.run(request, execution, this::caller, address)));
    }

    /** Null where the document is not known: that ends the operation, not the socket. */
    private @Nullable GraphQLRequest request(String id, Map<?, ?> payload) {
        try {
            return execution.request(payload);
        } catch (ApiRefusal refused) {
            if (refused.code() != ErrorCode.PERSISTED_DOCUMENT_NOT_FOUND) {
                throw refused;
            }
            error(id, List.of(refused.error().in(RequestIds.fresh())));
            return null;
        }
    }

    private void complete(String id) {
        Operation operation = operations.remove(id);
        if (operation != null) {
            operation.cancel();
        }
    }

    /** Done once the message is in the client's network buffers; fails when the connection is gone. */
    CompletableFuture<?> next(String id, ExecutionResult result) {
        return send(json -> {
            json.writeStringField("id", id);
            json.writeStringField("type", "next");
            json.writeFieldName("payload");
            Json.result(json, result);
        });
    }

    /** As {@link #next(String, ExecutionResult)}. */
    CompletableFuture<?> next(String id, Event event) {
        return send(event.message(id));
    }

    void error(String id, Collection<? extends GraphQLError> errors) {
        send(json -> {
            json.writeStringField("id", id);
            json.writeStringField("type", "error");
            json.writeFieldName("payload");
            Json.errors(json, errors);
        });
    }

    void completed(String id) {
        send(json -> {
            json.writeStringField("id", id);
            json.writeStringField("type", "complete");
        });
    }

    /** True if it was still open, and is no more: then its last message is due. */
    boolean end(Operation operation) {
        return operations.remove(operation.id(), operation);
    }

    private interface Fields {
        void write(JsonGenerator json) throws IOException;
    }

    private CompletableFuture<?> send(Fields fields) {
        byte[] message = Json.bytes(json -> {
            json.writeStartObject();
            fields.write(json);
            json.writeEndObject();
        });
        return send(Unpooled.wrappedBuffer(message));
    }

    private CompletableFuture<?> send(ByteBuf message) {
        try {
            return session.sendAsync(new TextWebSocketFrame(message));
        } catch (WebSocketSessionException gone) {
            return CompletableFuture.failedFuture(gone);
        }
    }

    void forbid() {
        close(FORBIDDEN, "Forbidden");
    }

    void close(CloseReason reason) {
        close(reason.getCode(), reason.getReason());
    }

    private void close(int code, String words) {
        byte[] bytes = words.getBytes(StandardCharsets.UTF_8);
        boolean fits = bytes.length <= MAX_REASON_BYTES;
        release();
        session.close(new CloseReason(code, fits ? words : "See the protocol's close codes"));
    }

    /** The client closed: the same code goes back, unless it may not stand in a frame (RFC 6455 7.4.1). */
    void closed(CloseReason reason) {
        int code = reason.getCode();
        boolean sendable = code >= 1000 && code < 5000 && code != 1005 && code != 1006 && code != 1015;
        close(sendable ? code : CloseReason.NORMAL.getCode(), "");
    }

    private synchronized void release() {
        if (closed) {
            return;
        }
        closed = true;
        leavePlace();
        cancel(initTimer);
        cancel(pinger);
        operations.values().forEach(Operation::cancel);
        operations.clear();
    }

    private static void cancel(@Nullable Future<?> timer) {
        if (timer != null) {
            timer.cancel(false);
        }
    }
}
