package org.sdohub.policy

import static org.sdohub.a.People.NOW
import static org.sdohub.a.People.administrator
import static org.sdohub.a.People.by

import groovy.json.JsonOutput
import groovy.json.JsonSlurper
import io.micronaut.context.ApplicationContext
import io.micronaut.context.RuntimeBeanDefinition
import io.micronaut.runtime.server.EmbeddedServer
import java.net.http.HttpClient
import java.net.http.HttpRequest
import java.net.http.HttpResponse
import java.time.Duration
import java.time.Clock
import java.time.ZoneOffset
import org.sdohub.adapter.mongo.Followers
import org.sdohub.identity.Callers
import org.sdohub.kernel.Actor
import org.sdohub.kernel.Step
import org.sdohub.kernel.Store

/**
 * The whole hub over an empty store, behind all its doors, at a fixed time. Whoever is in a table of actors comes in by
 * their name instead of a token. All that leaves is looked through for canaries.
 */
class WatchedHub implements AutoCloseable {

    static final String METRICS = 'the token of the one who watches over it'
    /** Here all is asked for at once. */
    private static final Map<String, Object> LIMITS = ['anonymous', 'signed-in'].collectMany { who ->
        [tokens: 100_000, depth: 40, aliases: 10_000, 'root-fields': 10_000, mutations: 10_000, directives: 100, cost: 100_000_000, timeout: '60s', 'body-bytes': 8_000_000,
         'cost-per-minute': 0, requests: 0, sockets: 0, subscriptions: 1000, 'page-size': 100].collect { ["hub.graphql.$who-$it.key".toString(), it.value] }
    }.collectEntries() + ['hub.graphql.document-characters': 2_000_000, 'hub.submissions.an-address': 0, 'hub.submissions.in-all': 0,
                          'hub.submissions.a-mail-address': 0, 'hub.metrics.token': METRICS]

    final Canaries canaries
    final ApplicationContext context
    final String address
    private final Map<String, Actor> actors
    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()

    WatchedHub(Map<String, Actor> actors, Canaries canaries) {
        this.actors = new HashMap<>(actors)
        this.canaries = canaries
        context = ApplicationContext.builder()
                .properties(['micronaut.server.port': -1] + LIMITS)
                .deduceEnvironment(false)
                .beanDefinitions(
                        RuntimeBeanDefinition.builder(Clock, { Clock.fixed(NOW, ZoneOffset.UTC) }).singleton(true).replaces(Clock).build(),
                        RuntimeBeanDefinition.builder(Callers, { { String token -> caller(token) } as Callers }).singleton(true).replaces(Callers).build())
                .start()
        def server = context.getBean(EmbeddedServer)
        server.start()
        context.getBean(Followers).start()
        address = "http://localhost:$server.port"
    }

    private Actor caller(String token) {
        def who = token == null ? 'public' : new String(Base64.urlDecoder.decode(token), 'UTF-8')
        def actor = actors[who]
        if (actor == null) {
            throw new Callers.BadToken()
        }
        actor
    }

    /** From now on this is who comes in by that name; null: nobody does. */
    void becomes(String who, Actor actor) {
        actors[who] = actor
    }

    int getPort() {
        URI.create(address).port
    }

    static String token(String who) {
        Base64.urlEncoder.withoutPadding().encodeToString(who.getBytes('UTF-8'))
    }

    /** Keeps what a fixture made, past all rules. */
    void keep(Class<? extends Store> kind, Step step) {
        context.getBean(kind).save(step, by(administrator()))
    }

    /** The status, the headers and the text of an answer, as bytes are text. */
    static class Told {
        final int status
        final Map<String, String> headers
        final String text

        Told(HttpResponse<byte[]> response) {
            status = response.statusCode()
            headers = new TreeMap(response.headers().map().collectEntries { name, values -> [name.toLowerCase(), values.join(', ')] })
            text = new String(response.body(), 'UTF-8')
        }

        Map getJson() {
            new JsonSlurper().parseText(text) as Map
        }
    }

    Told send(String method, String path, String who = 'public', Map<String, String> headers = [:], String body = null) {
        def request = HttpRequest.newBuilder(URI.create(address + path)).timeout(Duration.ofMinutes(2))
                .method(method, body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body))
        (who == 'public' ? [:] : [authorization: "Bearer ${token(who)}".toString()]).plus(headers).each { name, value -> request.header(name, value) }
        def told = new Told(client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray()))
        canaries.told(who, "$method $path ${body == null ? '' : body.take(200)}", "$told.headers $told.text", "$path $body")
        told
    }

    Told asking(String document, String who = 'public', Map variables = [:]) {
        send('POST', '/graphql', who, ['content-type': 'application/json'], JsonOutput.toJson([query: document, variables: variables]))
    }

    /** The data of an answer that has no errors. */
    Map data(String document, String who = 'public', Map variables = [:]) {
        def answer = asking(document, who, variables).json
        assert answer.errors == null
        answer.data
    }

    /** A mutation that meets no problem but warnings. */
    Map does(String who, String mutation, Map input, String fields) {
        def payload = data("mutation(\$input: ${mutation.capitalize()}Input!) { $mutation(input: \$input) { $fields problems { code severity message } } }",
                who, [input: input])[mutation]
        assert payload.problems.findAll { it.severity == 'ERROR' } == []
        payload
    }

    /** All that follows from what happened has happened, and everything is found. */
    void settle() {
        context.getBean(Followers).catchUp()
        def patience = System.currentTimeMillis() + 60_000
        while (!data('{ search(first: 1) { upToDate } }').search.upToDate) {
            assert System.currentTimeMillis() < patience
            sleep 20
        }
    }

    @Override
    void close() {
        context.close()
    }
}
