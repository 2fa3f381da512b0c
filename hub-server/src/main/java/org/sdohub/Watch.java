package org.sdohub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** A client that shows statements in the terminal as they are posted; when the line breaks, it resumes where it was. */
final class Watch implements Command {

    private static final int DEFAULT_PORT = 8080;
    private static final long PAUSE_MILLIS = 2_000;
    private static final String DOCUMENT = """
            subscription Watch($after: String) {
              statementPosted(after: $after) {
                cursor
                statement { number title purpose dueSentence from { label } to { label } }
              }
            }""";

    private final ObjectMapper json = new ObjectMapper();

    @Override
    public String name() {
        return "watch";
    }

    @Override
    public String summary() {
        return "[URL]           shows statements as they are posted; URL if not ws://localhost:PORT/graphql";
    }

    @Override
    public int run(Options options, Console console) throws Exception {
        List<String> arguments = options.arguments();
        Integer port = options.port();
        String here = "ws://localhost:" + (port == null ? DEFAULT_PORT : port) + "/graphql";
        URI address = URI.create(arguments.isEmpty() ? here : arguments.getFirst());
        console.say("Watching " + address + "; stop with Ctrl-C.");
        String cursor = null;
        while (true) {
            Line line = new Line(console, cursor);
            try {
                HttpClient.newHttpClient()
                        .newWebSocketBuilder()
                        .subprotocols("graphql-transport-ws")
                        .buildAsync(address, line)
                        .join();
                cursor = line.ended.join();
            } catch (CompletionException notThere) {
                cursor = line.cursor;
            }
            console.say("The line is down; trying again.");
            Thread.sleep(PAUSE_MILLIS);
        }
    }

    /** One connection, from its greeting to its end; ends with the cursor of the last statement that was shown. */
    private final class Line implements WebSocket.Listener {

        private final Console console;
        private final CompletableFuture<@Nullable String> ended = new CompletableFuture<>();
        private final StringBuilder part = new StringBuilder();
        private @Nullable String cursor;

        Line(Console console, @Nullable String cursor) {
            this.console = console;
            this.cursor = cursor;
        }

        @Override
        public void onOpen(WebSocket socket) {
            socket.sendText("{\"type\":\"connection_init\"}", true);
            socket.request(1);
        }

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            part.append(data);
            if (last) {
                message(socket, part.toString());
                part.setLength(0);
            }
            socket.request(1);
            return null;
        }

        private void message(WebSocket socket, String text) {
            try {
                JsonNode message = json.readTree(text);
                switch (message.path("type").asText()) {
                    case "connection_ack" -> socket.sendText(subscribe(), true);
                    case "ping" -> socket.sendText("{\"type\":\"pong\"}", true);
                    case "next" -> show(message.path("payload").path("data").path("statementPosted"));
                    case "error" ->
                        console.complain(
                                message.path("payload").path(0).path("message").asText());
                    default -> {
                        // pong and complete need no answer
                    }
                }
            } catch (IOException foreign) {
                console.complain("The other end does not speak graphql-transport-ws.");
                ended.complete(cursor);
            }
        }

        private String subscribe() {
            ObjectNode subscribe = json.createObjectNode().put("id", "1").put("type", "subscribe");
            ObjectNode payload = subscribe.putObject("payload").put("query", DOCUMENT);
            payload.putObject("variables").put("after", cursor);
            return subscribe.toString();
        }

        private void show(JsonNode event) {
            cursor = event.path("cursor").asText();
            JsonNode statement = event.path("statement");
            console.say(statement.path("number").asText() + "  " + labels(statement.path("from")) + " -> "
                    + labels(statement.path("to")) + "  "
                    + statement.path("title").asText() + "\n    "
                    + statement.path("dueSentence").asText());
        }

        private String labels(JsonNode bodies) {
            return String.join(", ", bodies.findValuesAsText("label"));
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
            ended.complete(cursor);
            return null;
        }

        @Override
        public void onError(WebSocket socket, Throwable error) {
            ended.complete(cursor);
        }
    }
}
