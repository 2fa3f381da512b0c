package org.sdohub.adapter.graphql;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RouteCondition;
import io.micronaut.runtime.graceful.GracefulShutdownCapable;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.TaskScheduler;
import io.micronaut.security.annotation.Secured;
import io.micronaut.websocket.CloseReason;
import io.micronaut.websocket.WebSocketPongMessage;
import io.micronaut.websocket.WebSocketSession;
import io.micronaut.websocket.annotation.OnClose;
import io.micronaut.websocket.annotation.OnError;
import io.micronaut.websocket.annotation.OnMessage;
import io.micronaut.websocket.annotation.OnOpen;
import io.micronaut.websocket.annotation.ServerWebSocket;
import jakarta.inject.Named;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.sdohub.identity.Callers;
import org.sdohub.identity.Presented;
import org.sdohub.identity.PublicAddress;
import org.sdohub.identity.SentFrom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** GraphQL over WebSocket, at the address of HTTP: hands each message to the socket it came through. */
@ServerWebSocket(value = "/graphql", subprotocols = GraphQLSocket.PROTOCOL)
@Secured(SocketDoor.EVERYBODY)
final class SocketDoor implements GracefulShutdownCapable {

    private static final Logger LOG = LoggerFactory.getLogger(SocketDoor.class);
    private static final String SOCKET = "socket";
    private static final Duration TIME_TO_CLOSE = Duration.ofSeconds(5);

    /** Beside another expression on a method, the framework reads this as one too, and isAnonymous() as "no". */
    static final String EVERYBODY = "#{true}";

    /** Upgrades do not ask for it; without it, the framework finds two routes for GET at this address. */
    private static final String NEVER_BY_HTTP = "#{false}";

    private final Execution execution;
    private final Callers callers;
    private final GraphQLConfiguration configuration;
    private final Addresses addresses;
    private final Places places;
    private final PublicAddress address;
    private final TaskScheduler scheduler;
    private final Set<GraphQLSocket> sockets = ConcurrentHashMap.newKeySet();
    private final CompletableFuture<@Nullable Void> drained = new CompletableFuture<>();
    private volatile boolean draining;

    SocketDoor(
            Execution execution,
            Callers callers,
            GraphQLConfiguration configuration,
            Addresses addresses,
            Places places,
            PublicAddress address,
            @Named(TaskExecutors.SCHEDULED) TaskScheduler scheduler) {
        this.execution = execution;
        this.callers = callers;
        this.configuration = configuration;
        this.addresses = addresses;
        this.places = places;
        this.address = address;
        this.scheduler = scheduler;
    }

    @OnOpen
    @RouteCondition(NEVER_BY_HTTP)
    void open(WebSocketSession session, HttpRequest<?> upgrade) {
        GraphQLSocket socket = new GraphQLSocket(
                session, execution, callers, configuration, places, addresses.of(upgrade), presented(upgrade));
        session.put(SOCKET, socket);
        sockets.add(socket);
        if (draining) {
            socket.close(CloseReason.GOING_AWAY);
            return;
        }
        try {
            socket.open(scheduler);
        } catch (RejectedExecutionException stopping) {
            socket.close(CloseReason.GOING_AWAY);
        }
    }

    /** A page of another site that may open a socket brings its reader's cookie along, which is not meant for it. */
    private Presented presented(HttpRequest<?> upgrade) {
        HttpHeaders headers = upgrade.getHeaders();
        SentFrom from = SentFrom.of(headers.get(HttpHeaders.ORIGIN), null, headers.get(HttpHeaders.HOST), address);
        return new Presented(
                headers.get(HttpHeaders.AUTHORIZATION),
                from == SentFrom.OUR_PAGE ? headers.getAll(HttpHeaders.COOKIE) : List.of());
    }

    @OnMessage(maxPayloadLength = GraphQLConfiguration.MAX_MESSAGE_BYTES)
    @RouteCondition(NEVER_BY_HTTP)
    void message(String text, WebSocketSession session) {
        with(session, socket -> socket.receive(text));
    }

    @OnMessage
    @RouteCondition(NEVER_BY_HTTP)
    void pong(WebSocketPongMessage pong, WebSocketSession session) {
        with(session, GraphQLSocket::heard);
    }

    /** Closes the session too: with such a method, the framework drops the connection without the closing frame. */
    @OnClose
    void close(WebSocketSession session, CloseReason reason) {
        session.get(SOCKET, GraphQLSocket.class).ifPresentOrElse(socket -> socket.closed(reason), session::close);
        session.get(SOCKET, GraphQLSocket.class).ifPresent(sockets::remove);
        completeIfDrained();
    }

    @OnError
    void failed(WebSocketSession session, Throwable failure) {
        LOG.debug("A WebSocket failed", failure);
        with(session, socket -> socket.close(CloseReason.INTERNAL_ERROR));
    }

    private static void with(WebSocketSession session, Consumer<GraphQLSocket> action) {
        session.get(SOCKET, GraphQLSocket.class).ifPresent(action);
    }

    /**
     * Subscriptions are not completed: a client that sees "going away" opens a new socket and resumes by cursor. Done
     * when every client has answered the closing frame, or was given the time to.
     */
    @Override
    public CompletionStage<?> shutdownGracefully() {
        draining = true;
        sockets.forEach(socket -> socket.close(CloseReason.GOING_AWAY));
        completeIfDrained();
        return drained.completeOnTimeout(null, TIME_TO_CLOSE.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void completeIfDrained() {
        if (draining && sockets.isEmpty()) {
            drained.complete(null);
        }
    }
}
