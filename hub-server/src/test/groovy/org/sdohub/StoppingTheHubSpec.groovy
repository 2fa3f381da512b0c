package org.sdohub

import java.net.http.HttpClient
import java.net.http.HttpRequest
import java.net.http.HttpResponse
import java.util.concurrent.ConcurrentLinkedQueue
import java.util.concurrent.TimeUnit
import java.util.concurrent.atomic.AtomicInteger
import spock.lang.Specification

/** The hub as an operator stops it: a process of its own that gets SIGTERM. */
class StoppingTheHubSpec extends Specification {

    static final String FOLLOW = '{"query": "subscription { statementPosted { statement { number } } }"}'
    static final List<String> LIMITS = [
            'anonymous-sockets', 'anonymous-requests', 'anonymous-cost-per-minute'].collect { "-Dhub.graphql.$it=0".toString() }

    Process hub
    def said = new ConcurrentLinkedQueue<String>()

    def cleanup() {
        hub?.destroyForcibly()
    }

    def "a hub that is stopped while subscriptions begin says nothing of a fault, and ends in time"() {
        given:
        def address = started()
        def begun = new AtomicInteger()
        def callers = (1..4).collect { Thread.start { beginUntilRefused(address, begun) } }
        while (begun.get() < 200) {
            sleep 5
        }

        and: 'what was said of the start is not what is meant'
        def before = said.size()

        when:
        hub.destroy()

        then:
        hub.waitFor(180, TimeUnit.SECONDS)
        said.drop(before).findAll { it =~ / ERROR | WARN |Exception/ }.join('\n') == ''

        cleanup:
        callers*.join()
    }

    private String started() {
        hub = new ProcessBuilder([ProcessHandle.current().info().command().get(), '--enable-native-access=ALL-UNNAMED', *LIMITS,
            '-cp', System.getProperty('java.class.path'), '-Dhub.args=run --memory --port 0 --no-demo', Hub.name])
            .redirectErrorStream(true).start()
        Thread.startDaemon { hub.inputReader().lines().forEach { said << it } }
        while (!said.any { it.startsWith('Started in') }) {
            assert hub.alive: said.join('\n')
            sleep 20
        }
        said.find { it.contains('Look ') }.replaceAll(/.*(http.*)\//, '$1')
    }

    /** Waits for no answer, as many at once as the hub takes. */
    private static void beginUntilRefused(String address, AtomicInteger begun) {
        def client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()
        def request = HttpRequest.newBuilder(URI.create(address + '/graphql'))
                .header('Content-Type', 'application/json').header('Accept', 'text/event-stream')
                .POST(HttpRequest.BodyPublishers.ofString(FOLLOW)).build()
        def refused = false
        while (!refused && begun.get() < 5000) {
            client.sendAsync(request, HttpResponse.BodyHandlers.ofInputStream()).whenComplete { answer, failure -> refused |= failure != null }
            begun.incrementAndGet()
            sleep 2
        }
        client.shutdownNow()
    }
}
