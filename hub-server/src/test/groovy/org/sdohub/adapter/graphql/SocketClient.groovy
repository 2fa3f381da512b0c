package org.sdohub.adapter.graphql

import groovy.json.JsonOutput
import groovy.json.JsonSlurper
import java.net.http.HttpClient
import java.net.http.WebSocket
import java.util.concurrent.CompletableFuture
import java.util.concurrent.CompletionStage
import java.util.concurrent.LinkedBlockingQueue
import java.util.concurrent.TimeUnit

/** A client of the {@code graphql-transport-ws} protocol that says exactly what a test tells it to. */
class SocketClient implements WebSocket.Listener, AutoCloseable {

    static final String PROTOCOL = 'graphql-transport-ws'

    private static final HttpClient HTTP = HttpClient.newHttpClient()
    private final LinkedBlockingQueue<Map> received = new LinkedBlockingQueue<>()
    private final CompletableFuture<List> closed = new CompletableFuture<>()
    private final StringBuilder part = new StringBuilder()
    final WebSocket socket

    SocketClient(int port, Map<String, String> headers = [:], String protocol = PROTOCOL) {
        def builder = HTTP.newWebSocketBuilder()
        headers.each { name, value -> builder.header(name, value) }
        if (protocol) {
            builder.subprotocols(protocol)
        }
        socket = builder.buildAsync(URI.create("ws://127.0.0.1:$port/graphql"), this).get(60, TimeUnit.SECONDS)
    }

    /** Already acknowledged. */
    static SocketClient initialised(int port, Map payload = null) {
        def client = new SocketClient(port)
        client.say([type: 'connection_init'] + (payload == null ? [:] : [payload: payload]))
        assert client.next() == [type: 'connection_ack']
        client
    }

    void say(Map message) {
        sayText(JsonOutput.toJson(message))
    }

    void sayText(String text) {
        socket.sendText(text, true).get(60, TimeUnit.SECONDS)
    }

    void subscribe(String id, String query, Map variables = [:]) {
        say([id: id, type: 'subscribe', payload: [query: query, variables: variables]])
    }

    /** The next message; fails where none comes. */
    Map next() {
        def message = received.poll(60, TimeUnit.SECONDS)
        assert message != null: 'no message came; closed: ' + closed.getNow(null)
        message
    }

    /** All that has come by now. */
    List<Map> come() {
        def all = []
        received.drainTo(all)
        all
    }

    /** All that comes until this word has come, or until the hub hangs up. */
    String until(String word) {
        def told = ''
        def patience = System.currentTimeMillis() + 20_000
        while (!told.contains(word)) {
            def hungUp = closed.done
            def message = received.poll(20, TimeUnit.MILLISECONDS)
            if (message == null && hungUp) {
                return told
            }
            told += message == null ? '' : JsonOutput.toJson(message)
            assert System.currentTimeMillis() < patience: "\"$word\" did not come, but: $told"
        }
        told
    }

    /** The sequence number of the next event of a subscription. */
    int nextEvent(String id) {
        def message = next()
        assert message.id == id && message.type == 'next': message
        message.payload.data.happened.sequence
    }

    /** Whether nothing is waiting, once the server has answered what was said before. */
    boolean nothingElse() {
        say([type: 'ping', payload: [mark: 1]])
        next() == [type: 'pong', payload: [mark: 1]]
    }

    /** Whether the greeting is answered; false where the socket is closed instead. */
    boolean letIn() {
        while (!closed.done) {
            def message = received.poll(20, TimeUnit.MILLISECONDS)
            if (message != null) {
                return message == [type: 'connection_ack']
            }
        }
        false
    }

    /** Code and reason of the server's closing frame. */
    List closing() {
        closed.get(60, TimeUnit.SECONDS)
    }

    @Override
    CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
        part.append(data)
        if (last) {
            received << (new JsonSlurper().parseText(part.toString()) as Map)
            part.length = 0
        }
        webSocket.request(1)
        null
    }

    @Override
    CompletionStage<?> onClose(WebSocket webSocket, int code, String reason) {
        closed.complete([code, reason])
        null
    }

    @Override
    void onError(WebSocket webSocket, Throwable error) {
        closed.completeExceptionally(error)
    }

    @Override
    void close() {
        socket.abort()
    }
}
