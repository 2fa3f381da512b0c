package org.sdohub.journey

import groovy.json.JsonOutput
import groovy.json.JsonSlurper
import java.net.http.HttpClient
import java.net.http.WebSocket
import java.util.concurrent.CompletableFuture
import java.util.concurrent.CompletionStage
import java.util.concurrent.TimeUnit
import org.sdohub.a.HubProcess

/** By WebSocket. */
class SocketSubscriber extends Subscriber {

    private final HttpClient client = HttpClient.newHttpClient()

    @Override
    protected CompletableFuture<Void> connect(HubProcess hub) {
        def line = new Line()
        client.newWebSocketBuilder()
                .subprotocols('graphql-transport-ws')
                .buildAsync(URI.create(hub.address.replace('http:', 'ws:') + '/graphql'), line)
                .get(60, TimeUnit.SECONDS)
        line.ended
    }

    private void hear(WebSocket socket, Map message) {
        switch (message.type) {
            case 'connection_ack':
                say(socket, [id: '1', type: 'subscribe', payload: [query: DOCUMENT, variables: [after: cursor]]])
                break
            case 'ping':
                say(socket, [type: 'pong'])
                break
            case 'next':
                def event = message.payload.data.statementPosted
                take(event, event.cursor)
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
                hear(socket, new JsonSlurper().parseText(part.toString()) as Map)
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
