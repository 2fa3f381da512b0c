package org.sdohub.a

import groovy.json.JsonOutput
import groovy.json.JsonSlurper
import io.micronaut.context.ApplicationContext
import io.micronaut.context.RuntimeBeanDefinition
import io.micronaut.runtime.server.EmbeddedServer
import java.net.http.HttpClient
import java.net.http.HttpRequest
import java.net.http.HttpResponse
import java.time.Duration
import java.util.concurrent.ConcurrentHashMap
import org.sdohub.adapter.mongo.Followers
import org.sdohub.identity.Welcome

/** The whole hub with the demo world, in memory, listening on a free port. One for all stories; it ends with them. */
class RunningHub {

    private static RunningHub one

    final ApplicationContext context
    final String address
    final AllowedCommands store = new AllowedCommands()
    private final HttpClient client = HttpClient.newHttpClient()
    private final Map<String, String> tokens = new ConcurrentHashMap<>()

    static synchronized RunningHub withDemoWorld() {
        one = one ?: new RunningHub()
    }

    /** For a story that nothing may have happened before. */
    static RunningHub ofItsOwn(Map<String, Object> properties = [:], RuntimeBeanDefinition<?>... beans) {
        new RunningHub(properties, beans)
    }

    private RunningHub(Map<String, Object> properties = [:], RuntimeBeanDefinition<?>... beans) {
        context = ApplicationContext.builder()
                // Specs ask for everything as fast as they can.
                .properties(['micronaut.server.port': -1, 'hub.graphql.anonymous-cost-per-minute': 0,
                             'hub.graphql.signed-in-cost-per-minute': 0, 'hub.graphql.anonymous-requests': 0,
                             // One hub and its tokens for all stories, however long they take together.
                             'hub.token.seconds': 86400,
                             'hub.graphql.signed-in-requests': 0, 'hub.submissions.an-address': 0,
                             'hub.submissions.a-mail-address': 0, 'hub.submissions.in-all': 0, 'hub.submissions.a-person': 0,
                             'hub.sign-in.of-account': 0, 'hub.sign-in.of-address': 0] + properties)
                .deduceEnvironment(false)
                .singletons(store)
                .beanDefinitions(beans)
                .start()
        def server = context.getBean(EmbeddedServer)
        context.findBean(Welcome).ifPresent { it.prepare {} }
        server.start()
        context.getBean(Followers).start()
        address = "http://localhost:${server.port}"
        addShutdownHook { context.close() }
    }

    /** The token of a demo account. */
    String token(String username) {
        tokens.computeIfAbsent(username) {
            def guest = context.getBean(Welcome).guests().find { it.username() == username }
            assert guest != null: "there is no demo account $username"
            post('/login', [username: username, password: guest.password()], null).json.access_token
        }
    }

    /** The whole answer, {@code data} and {@code errors}. */
    Map ask(String document, Map variables = [:], String as = null) {
        post('/graphql', [query: document, variables: variables], as == null ? null : token(as)).json
    }

    /** The data of an answer that has no errors. */
    Map data(String document, Map variables = [:], String as = null) {
        def answer = ask(document, variables, as)
        assert answer.errors == null
        answer.data
    }

    /** A mutation's payload. */
    Map does(String as, String mutation, Map input, String fields) {
        def type = mutation.capitalize() + 'Input!'
        def payload = data("mutation(\$input: $type) { $mutation(input: \$input) { $fields problems { code field message fix } } }",
                [input: input], as)[mutation]
        payload
    }

    Answer post(String path, Object body, String token) {
        def request = HttpRequest.newBuilder(URI.create(address + path))
                .timeout(Duration.ofMinutes(2))
                .header('content-type', 'application/json')
                .POST(HttpRequest.BodyPublishers.ofString(body instanceof String ? body : JsonOutput.toJson(body)))
        if (token) {
            request.header('authorization', "Bearer $token")
        }
        new Answer(client.send(request.build(), HttpResponse.BodyHandlers.ofString()))
    }

    static class Answer {
        final int status
        final String text

        Answer(HttpResponse<String> response) {
            status = response.statusCode()
            text = response.body()
        }

        Object getJson() {
            new JsonSlurper().parseText(text)
        }
    }
}
