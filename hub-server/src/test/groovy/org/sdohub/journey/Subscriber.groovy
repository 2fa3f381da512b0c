package org.sdohub.journey

import groovy.json.JsonOutput
import groovy.json.JsonSlurper
import java.net.http.HttpClient
import java.net.http.WebSocket
import java.util.concurrent.CompletableFuture
import java.util.concurrent.CompletionStage
import java.util.concurrent.CopyOnWriteArrayList
import java.util.concurrent.TimeUnit
import org.sdohub.a.HubProcess

/** Follows what is posted, and resumes after each death of the hub at the cursor that it had. */
class Subscriber {

    private static final String DOCUMENT =
            'subscription($after: String) { statementPosted(after: $after) { cursor statement { title number } } }'
    private static final String GREETING = 'Is anybody listening?'

    /** Titles with numbers, as they came. */
    final List<List<String>> seen = new CopyOnWriteArrayList<>()
    private final HttpClient client = HttpClient.newHttpClient()
    private volatile String cursor
    private Line line

    /** What the dead hub's line still brings is awaited first. */
    void follow(HubProcess hub) {
        line?.ended?.get(20, TimeUnit.SECONDS)
        line = new Line()
        client.newWebSocketBuilder()
                .subprotocols('graphql-transport-ws')
                .buildAsync(URI.create(hub.address.replace('http:', 'ws:') + '/graphql'), line)
                .get(20, TimeUnit.SECONDS)
        while (cursor == null) {
            // Without a cursor one follows from some moment on; it has come when one hears what is said.
            hub.does('oma-secretariat', 'fileStatement',
                    [from: ['OMA'], to: ['IETF'], title: GREETING, purpose: 'FOR_INFORMATION', body: GREETING], 'statement { id }')
            sleep 100
        }
    }

    private void take(WebSocket socket, Map message) {
        switch (message.type) {
            case 'connection_ack':
                say(socket, [id: '1', type: 'subscribe', payload: [query: DOCUMENT, variables: [after: cursor]]])
                break
            case 'ping':
                say(socket, [type: 'pong'])
                break
            case 'next':
                def event = message.payload.data.statementPosted
                cursor = event.cursor
                if (event.statement.title != GREETING) {
                    seen << [event.statement.title, event.statement.number]
                }
                break
            default:
                throw new IllegalStateException("an unexpected message: $message")
        }
    }

    private static void say(WebSocket socket, Map message) {
        socket.sendText(JsonOutput.toJson(message), true)
    }

    /** One connection, from its greeting to the hub's death. */
    private class Line implements WebSocket.Listener {

        final CompletableFuture<Void> ended = new CompletableFuture<>()
        private final StringBuilder part = new StringBuilder()

        @Override
        void onOpen(WebSocket socket) {
            say(socket, [type: 'connection_init'])
            socket.request(1)
        }

        @Override
        CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            part.append(data)
            if (last) {
                take(socket, new JsonSlurper().parseText(part.toString()) as Map)
                part.length = 0
            }
            socket.request(1)
            null
        }

        @Override
        CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
            ended.complete(null)
            null
        }

        /** Also where a message was not understood: the line is then as good as dead, and what it should bring is missed. */
        @Override
        void onError(WebSocket socket, Throwable error) {
            ended.complete(null)
        }
    }
}
