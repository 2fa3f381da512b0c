package org.sdohub.adapter.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Asks a measured hub one thing at a time. */
final class Caller implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newHttpClient();
    private final String address;
    private @Nullable String token;

    Caller(MeasuredHub hub) {
        this.address = "http://localhost:" + hub.port();
    }

    /** As one of the demo world's accounts. */
    void signIn(String username, String password) throws IOException, InterruptedException {
        token = json(post("/login", Map.of("username", username, "password", password)))
                .path("access_token")
                .asText();
    }

    /** The answer's data. */
    JsonNode ask(String document) throws IOException, InterruptedException {
        return ask(document, Map.of());
    }

    /** @throws IOException if it is answered with an error: what is measured must work */
    JsonNode ask(String document, Map<String, ?> variables) throws IOException, InterruptedException {
        JsonNode answer = json(post("/graphql", Map.of("query", document, "variables", variables)));
        if (answer.has("errors")) {
            throw new IOException("asked " + document + ", the hub answered " + answer.path("errors"));
        }
        return answer.path("data");
    }

    /** The body as it comes. */
    byte[] post(String path, Map<String, ?> body) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + path))
                .header("content-type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)));
        if (token != null) {
            request.header("authorization", "Bearer " + token);
        }
        HttpResponse<byte[]> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        if (answer.statusCode() != 200) {
            throw new IOException(path + " was answered with " + answer.statusCode() + " " + new String(answer.body()));
        }
        return answer.body();
    }

    static byte[] body(String document) throws IOException {
        return JSON.writeValueAsBytes(Map.of("query", document));
    }

    private static JsonNode json(byte[] answer) throws IOException {
        return JSON.readTree(answer);
    }

    @Override
    public void close() {
        client.close();
    }
}
