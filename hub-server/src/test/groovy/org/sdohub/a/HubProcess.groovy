package org.sdohub.a

import groovy.json.JsonOutput
import groovy.json.JsonSlurper
import java.net.http.HttpClient
import java.net.http.HttpRequest
import java.net.http.HttpResponse
import java.net.http.HttpTimeoutException
import java.nio.file.Path
import java.time.Duration
import java.util.concurrent.ConcurrentHashMap
import org.sdohub.Hub

/** The whole hub in a process of its own, asked over HTTP. Whoever asks a dead one gets an IOException. */
class HubProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60)

    final String address
    private final String password
    private final ChildJvm child
    private final HttpClient client = HttpClient.newHttpClient()
    private final Map<String, String> tokens = new ConcurrentHashMap<>()

    /**
     * @param password of all accounts in the folder
     * @param killAt where it dies by itself, such as {@code reply.claimed:7} for the seventh time; null for nowhere
     */
    HubProcess(Path folder, String password, String killAt = null) {
        this.password = password
        // Writers work as fast as they can.
        def options = ['-Dhub.submissions.a-person=0'] + (killAt == null ? [] : ["-Dhub.kill=$killAt".toString()])
        child = new ChildJvm(options, Hub, 'Started in', 'run', '--data', folder.toString(), '--port', '0', '--no-demo')
        child.awaitReady()
        // A copy, because the child goes on to speak.
        address = child.lines.toArray().findResult { line -> (line =~ /Look +(http.*)\//).with { it.find() ? it.group(1) : null } }
    }

    /** The data of an answer that has no errors. */
    Map data(String document, Map variables = [:], String as = null) {
        def answer = post('/graphql', [query: document, variables: variables], as == null ? null : token(as))
        assert answer.errors == null
        answer.data
    }

    /** What a mutation that met no problems has done. */
    Map does(String as, String mutation, Map input, String fields) {
        def type = mutation.capitalize() + 'Input!'
        def payload = data("mutation(\$input: $type) { $mutation(input: \$input) { $fields problems { severity code message } } }",
                [input: input], as)[mutation]
        assert payload.problems.findAll { it.severity == 'ERROR' } == []
        payload
    }

    /** Work whose failure is the end of the whole story. */
    void diesWith(Runnable work) {
        try {
            work.run()
        } catch (Throwable fault) {
            kill()
            throw fault
        }
    }

    boolean isAlive() {
        child.alive
    }

    void kill() {
        child.kill()
    }

    @Override
    void close() {
        child.close()
        client.shutdownNow()
    }

    String token(String username) {
        tokens.computeIfAbsent(username) {
            post('/login', [username: username, password: password], null).access_token
        }
    }

    private Map post(String path, Map body, String token) {
        def request = HttpRequest.newBuilder(URI.create(address + path))
                .timeout(PATIENCE)
                .header('content-type', 'application/json')
                .POST(HttpRequest.BodyPublishers.ofString(JsonOutput.toJson(body)))
        if (token) {
            request.header('authorization', "Bearer $token")
        }
        try {
            return new JsonSlurper().parseText(client.send(request.build(), HttpResponse.BodyHandlers.ofString()).body()) as Map
        } catch (HttpTimeoutException silence) {
            throw new IllegalStateException('the hub lives and does not answer', silence)
        }
    }
}
