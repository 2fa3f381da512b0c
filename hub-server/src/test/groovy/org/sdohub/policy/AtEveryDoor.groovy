package org.sdohub.policy

import groovy.json.JsonOutput
import java.net.http.HttpClient
import java.net.http.HttpRequest
import java.net.http.HttpResponse
import java.time.Duration
import org.sdohub.adapter.graphql.EventSourceClient
import org.sdohub.adapter.graphql.SocketClient

/** One reader with what they came in by once: asks at every door, and keeps open what can be kept open. */
class AtEveryDoor implements AutoCloseable {

    private static final HttpClient HTTP = HttpClient.newHttpClient()

    private final String address
    private final Map<String, String> credentials
    private final SocketClient asking
    private SocketClient followingBySocket
    private EventSourceClient followingByStream
    private int asked
    /** By address: what a reader's browser keeps of it since the first time. */
    final Map<String, String> tags = [:]

    /** @param credentials as headers; none for somebody without login */
    AtEveryDoor(String address, Map<String, String> credentials) {
        this.address = address
        this.credentials = credentials
        asking = socket()
        assert asking.letIn()
    }

    private SocketClient socket() {
        def headers = credentials.Cookie ? credentials + [Origin: "http://127.0.0.1:$port".toString()] : [:]
        def client = new SocketClient(port, headers)
        client.say([type: 'connection_init'] + (credentials.Authorization ? [payload: [authorization: credentials.Authorization]] : [:]))
        client
    }

    private int getPort() {
        URI.create(address).port
    }

    private HttpResponse<String> send(String method, String path, Map<String, String> headers, String body = null) {
        def publisher = body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body)
        def request = HttpRequest.newBuilder(URI.create(address + path)).timeout(Duration.ofMinutes(2)).method(method, publisher)
        (credentials + headers).each { name, value -> request.header(name, value) }
        HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString())
    }

    String asks(String document, Map variables = [:]) {
        send('POST', '/graphql', ['content-type': 'application/json'], JsonOutput.toJson([query: document, variables: variables])).body()
    }

    String asksByGet(String document) {
        send('GET', '/graphql?query=' + URLEncoder.encode(document, 'UTF-8'), [accept: 'application/json']).body()
    }

    /** On the socket that is open since the beginning; all that is said until the answer is complete. */
    String asksOnSocket(String document) {
        def id = "asked-${++asked}".toString()
        try {
            asking.subscribe(id, document)
        } catch (Exception hungUp) {
            return ''
        }
        asking.until("\"$id\"")
    }

    String gets(String path) {
        def answer = send('GET', path, [:])
        answer.headers().firstValue('etag').ifPresent { if (answer.statusCode() == 200) tags.putIfAbsent(path, it) }
        answer.body()
    }

    String getsPart(String path) {
        def answer = send('GET', path, [range: 'bytes=0-200'])
        answer.statusCode() == 206 ? answer.body() : ''
    }

    /** Whether the hub says that what is kept is still right. */
    boolean mayKeep(String path) {
        tags[path] != null && send('GET', path, ['if-none-match': tags[path]]).statusCode() == 304
    }

    void follows(String document, Map variables) {
        followingBySocket = socket()
        assert followingBySocket.letIn()
        followingBySocket.subscribe('following', document, variables)
        followingByStream = stream(document, variables)
    }

    private EventSourceClient stream(String document, Map variables) {
        EventSourceClient.get(port, [query: document, variables: JsonOutput.toJson(variables)], credentials)
    }

    String hearsOnSocket(String end) {
        followingBySocket.until(end)
    }

    String hearsOnStream(String end) {
        followingByStream.until(end)
    }

    /** Comes back by a new connection, and says what it had last. */
    String comesBackBySocket(String document, Map variables, String end) {
        try (def client = socket()) {
            if (!client.letIn()) {
                return ''
            }
            client.subscribe('back', document, variables)
            return client.until(end)
        }
    }

    String comesBackByStream(String document, Map variables, String end) {
        try (def client = stream(document, variables)) {
            return client.status == 200 ? client.until(end) : ''
        }
    }

    @Override
    void close() {
        [asking, followingBySocket, followingByStream]*.close()
    }
}
