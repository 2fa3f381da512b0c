package org.sdohub

import groovy.json.JsonOutput
import groovy.json.JsonSlurper
import spock.lang.Specification
import spock.lang.TempDir

import java.net.http.HttpClient
import java.net.http.HttpRequest
import java.net.http.HttpResponse
import java.nio.file.Path
import java.util.concurrent.TimeUnit

/** The hub as it is started by a person: a process of its own, through its real main. */
class StartingTheHubSpec extends Specification {

    @TempDir
    Path place

    List<Process> started = []
    def http = HttpClient.newHttpClient()

    def cleanup() {
        started*.destroyForcibly()
    }

    def "accounts, tokens and their secret outlive a hub that was killed"() {
        given: 'an account in a new data folder'
        def folder = place.resolve('my data').toString()
        def said = new ByteArrayOutputStream()
        assert Hub.run(['admin', 'anna', '--data', folder], new Console(new PrintStream(said), System.err)) == 0
        def password = said.toString().strip().split(' ').last()

        when: 'the hub runs, is used, and dies'
        def first = hub("--data '$folder' --port 0 --no-demo")
        def token = new JsonSlurper().parseText(signIn(first.address, 'anna', password).body()).access_token
        first.process.destroyForcibly().waitFor()

        and: 'it is started again'
        def second = hub("--data '$folder' --port 0 --no-demo")

        then:
        signIn(second.address, 'ANNA', password).statusCode() == 200
        signIn(second.address, 'anna', 'a wrong one').statusCode() == 401
        ask(second.address, token) == 200
        ask(second.address, token + 'x') == 401

        when: 'it is told to stop'
        second.process.destroy()

        then: 'it does so by itself, and lets go of the folder'
        second.process.waitFor(180, TimeUnit.SECONDS)
        Hub.run(['verify', '--data', folder], new Console(new PrintStream(said), System.err)) == 0
    }

    def "the start says what it does, and where to look"() {
        when:
        def hub = hub('--memory --port 0 --no-demo')

        then:
        hub.said.join('\n') =~ /(?s)Opening the accounts.*Opening the documents.*Fitting the schema.*Listening/
        ['/', '/console', '/graphql', '/schema.graphql'].every { path -> hub.said.any { it.endsWith(hub.address + path) } }

        and: 'what it names is there'
        ['/health', '/health/liveness', '/health/readiness'].every { status(hub.address + it) == 200 }
        status(hub.address + '/') == 200
        status(hub.address + '/console') == 200
        status(hub.address + '/schema.graphql') == 200
        text(hub.address + '/schema.graphql').contains('type Query')
        status(hub.address + '/nothing') == 404
    }

    def "every part is made before the hub listens, also what only a first WebSocket would ask for"() {
        given:
        def hub = OpenHub.open(Options.parse(['--memory', '--port', '0']), new Console(new PrintStream(new ByteArrayOutputStream()), System.err))

        when:
        hub.makeEverything()

        then:
        def made = hub.context().getActiveBeanRegistrations(Object).collect { it.beanDefinition.getName() }
        // Of what there is one for each thing that is configured, none is configured here.
        def ours = hub.context().allBeanDefinitions.findAll { !it.isIterable() }.collect { it.getName() }.findAll { it.startsWith('org.sdohub.') }
        ours.any { it.endsWith('.SocketDoor') }
        // A repository is made anew for whoever asks for one: its store has asked.
        (ours - made).findAll { !it.endsWith('Rows$Intercepted') } == []

        cleanup:
        hub?.close()
    }

    private Map hub(String line) {
        def process = new ProcessBuilder(ProcessHandle.current().info().command().get(), '--enable-native-access=ALL-UNNAMED',
            '-cp', System.getProperty('java.class.path'), "-Dhub.args=$line", Hub.name).redirectErrorStream(true).start()
        started << process
        def said = []
        for (def words = process.inputReader(); !said || !said.last().startsWith('Started in');) {
            def next = words.readLine()
            if (next == null) throw new IllegalStateException('the hub did not start:\n' + said.join('\n'))
            said << next
        }
        [process: process, said: said, address: said.find { it.contains('Look ') }.replaceAll(/.*(http.*)\//, '$1')]
    }

    private HttpResponse<String> signIn(String address, String username, String password) {
        post(address + '/login', JsonOutput.toJson([username: username, password: password]), [:])
    }

    private int ask(String address, String token) {
        post(address + '/graphql', '{"query":"{ __typename }"}', [Authorization: "Bearer $token"]).statusCode()
    }

    private HttpResponse<String> post(String address, String body, Map<String, String> headers) {
        def request = HttpRequest.newBuilder(URI.create(address)).header('Content-Type', 'application/json')
        headers.each { name, value -> request.header(name, value) }
        http.send(request.POST(HttpRequest.BodyPublishers.ofString(body)).build(), HttpResponse.BodyHandlers.ofString())
    }

    private int status(String address) { get(address).statusCode() }

    private String text(String address) { get(address).body() }

    private HttpResponse<String> get(String address) {
        http.send(HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.ofString())
    }
}
