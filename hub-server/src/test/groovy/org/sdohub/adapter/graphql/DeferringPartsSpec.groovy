package org.sdohub.adapter.graphql

import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

class DeferringPartsSpec extends Specification {

    static final String PARTS_ALONE = 'multipart/mixed; deferSpec=20220824'

    @Shared
    @AutoCleanup
    DoorsFixture hub = new DoorsFixture('hub.graphql.signed-in-timeout': '3s')

    List<AutoCloseable> clients = []

    def setup() {
        hub.waiting.drainPermits()
        hub.released.drainPermits()
        hub.touched.set(0)
    }

    def cleanup() {
        hub.released.release(10)
        clients*.close()
    }

    private MultipartClient asks(String query, Map<String, String> headers = [:]) {
        def client = new MultipartClient(hub.port, query, headers)
        clients << client
        client
    }

    def "what is quick comes at once, and what was deferred when it is ready"() {
        given:
        def client = asks('{ hello ... @defer(label: "slow") { waits } ... @defer(label: "quick") { viewer } }')

        expect: 'the first part while the slow field still waits'
        client.status == 200
        client.headers['content-type'] == 'multipart/mixed; boundary="-"; deferSpec=20220824'
        client.headers['cache-control'] == 'no-store, no-transform'
        client.next() == [data: [hello: 'Hello world'], hasNext: true]

        and: 'what is quicker is not held up, though it stands behind'
        client.next() == [hasNext: true, incremental: [[path: [], label: 'quick', data: [viewer: 'anonymous']]]]

        when:
        hub.released.release()

        then:
        client.next() == [hasNext: false, incremental: [[path: [], label: 'slow', data: [waits: 'done']]]]
        client.next() == null
    }

    def "the connection can be used again after the last part"() {
        given:
        def client = asks('{ hello ... @defer { viewer } }')

        expect:
        client.rest()*.hasNext == [true, false]
        client.socket.outputStream.write('GET /graphql?query=%7Bhello%7D HTTP/1.1\r\nHost: hub.example\r\nConnection: close\r\n\r\n'.bytes)
        client.socket.inputStream.text.startsWith('HTTP/1.1 200')
    }

    def "who does not ask for parts gets the whole answer: #accept"() {
        when:
        def answer = RawHttp.post(hub.port, [query: '{ hello ... @defer { viewer me { ... @defer { name } } } }'], [Accept: accept])

        then:
        answer.headers['content-type'] == type + '; charset=utf-8'
        answer.json() == [data: [hello: 'Hello world', viewer: 'anonymous', me: [name: 'n']]]

        where:
        accept                                                            || type
        null                                                              || 'application/json'
        '*/*'                                                             || 'application/json'
        'application/graphql-response+json'                               || 'application/graphql-response+json'
        'multipart/mixed;incrementalSpec=v0.2, application/json;q=0.9'    || 'application/json'
        'multipart/mixed;subscriptionSpec=1.0, application/json'          || 'application/json'
        'multipart/mixed;deferSpec=20220824;q=0, application/json'        || 'application/json'
    }

    def "what defers nothing is answered in one piece also to who takes parts: #query #accept"() {
        when:
        def answer = RawHttp.post(hub.port, [query: query], [Accept: accept])

        then:
        answer.headers['content-type'] == 'application/json; charset=utf-8'
        answer.json().data.hello == 'Hello world'

        where:
        [query, accept] << [['{ hello }', '{ hello ... @defer(if: false) { viewer } }'], [MultipartClient.ACCEPT, PARTS_ALONE]].combinations()
    }

    def "what clients other than Apollo's send is understood: #accept"() {
        expect:
        asks('{ hello ... @defer { viewer } }', [Accept: accept]).headers['content-type'].startsWith('multipart/mixed')

        where:
        accept << [PARTS_ALONE, 'application/graphql-response+json, application/json, text/event-stream, multipart/mixed',
                   'application/json, multipart/mixed; boundary="-"; deferSpec=20220824;q=0.5']
    }

    def "where @defer makes no sense it is refused: #query"() {
        expect:
        RawHttp.post(hub.port, [query: query], [Accept: accept]).code() == 'GRAPHQL_VALIDATION_FAILED'

        where:
        query << ['mutation { ... @defer { again } }', 'mutation { ...F } fragment F on Mutation { ... { ...G @defer } } fragment G on Mutation { again }',
                  '{ hello @defer }', '{ ... @defer(label: "a") { hello } ... @defer(label: "a") { viewer } }',
                  'query($l: String) { ... @defer(label: $l) { hello } }']
        accept = 'application/graphql-response+json'
    }

    def "a fault in a part is told there, without a word about the inside"() {
        given:
        def parts = asks('{ hello ... @defer(label: "a") { fault } ... @defer(label: "b") { faultNotNull } }', ['X-Request-Id': 'r.1']).rest()
        def told = parts.collectMany { it.incremental ?: [] }.collectEntries { [it.label, it] }

        expect:
        parts[0] == [data: [hello: 'Hello world'], hasNext: true]
        told.a.data == [fault: null]
        told.a.errors*.path == [['fault']]
        told.b.data == null
        told.values()*.errors*.extensions == [[[code: 'INTERNAL', requestId: 'r.1']]] * 2
        !parts.toString().contains('canary')
    }

    def "what is hidden reads as null in a part too, and the rights are those of who asked"() {
        expect:
        asks('{ hello ... @defer { hidden viewer } }', [Authorization: 'Bearer chair']).rest()[1].incremental ==
                [[path: [], data: [hidden: null, viewer: 'Ada Chair']]]
    }

    def "when the time is over the last part says so, and nothing more of the document runs"() {
        given:
        def client = asks('{ hello ... @defer { me { slow { touched } } } }', [Authorization: 'Bearer chair'])

        when:
        def parts = client.rest()

        then:
        parts.size() == 2
        parts.first().data == [hello: 'Hello world']
        parts.last().hasNext == false
        parts.last().errors*.extensions*.code == ['TIMEOUT']

        when: 'the fetcher that was slow comes back'
        hub.released.release()
        RawHttp.post(hub.port, [query: '{ hello }'])

        then:
        stays { hub.touched.get() == 0 }
    }

    def "when the caller hangs up, what is left is not run"() {
        given:
        def client = asks('{ hello ... @defer { me { slow { touched } } } }')
        client.next()
        hub.untilOneWaits()

        when: 'the caller goes while a fetcher works, which then comes back'
        client.close()
        sleep(300)
        hub.released.release()

        then:
        stays { hub.touched.get() == 0 }
    }

    /** True for a while. */
    private static boolean stays(Closure<Boolean> condition) {
        (1..10).every { sleep(50); condition() }
    }

    def "what a part may cost counts, though it comes later"() {
        given:
        def strict = new DoorsFixture('hub.graphql.anonymous-cost': 100)
        clients << strict
        def query = { int n -> "{ hello ... @defer { nodes(first: $n) { self { label } } } }" as String }

        expect: 'a node and what it refers to for each of the page, and one for the part'
        RawHttp.post(strict.port, [query: query(49)], [Accept: MultipartClient.ACCEPT]).headers['content-type'].startsWith('multipart')
        RawHttp.post(strict.port, [query: query(50)], [Accept: 'application/graphql-response+json']).code() == 'COST_LIMIT_EXCEEDED'
    }

    def "what many parts refer to is read together"() {
        given:
        hub.loads.set(0)

        when:
        def wanted = ('a'..'h').collect { "... @defer { $it: label(of: \"$it\") }" }.join(' ')
        def parts = asks("{ me { name $wanted } }").rest()

        then:
        parts.size() == 9
        parts.tail()*.incremental*.data.flatten()*.values().flatten().unique() == ['draft for anonymous']
        hub.loads.get() < 4
    }

    def "over a socket, parts come as results of one operation"() {
        given:
        def client = SocketClient.initialised(hub.port)
        clients << client
        client.subscribe('1', '{ hello ... @defer { viewer } }')

        expect:
        client.next() == [id: '1', type: 'next', payload: [data: [hello: 'Hello world'], hasNext: true]]
        client.next() == [id: '1', type: 'next', payload: [hasNext: false, incremental: [[path: [], data: [viewer: 'anonymous']]]]]
        client.next() == [id: '1', type: 'complete']
    }

    def "over Server-Sent Events, parts come as events of one answer"() {
        given:
        def client = new EventSourceClient(hub.port, [query: '{ hello ... @defer { viewer } }'])
        clients << client

        expect:
        client.next().json() == [data: [hello: 'Hello world'], hasNext: true]
        client.next().json() == [hasNext: false, incremental: [[path: [], data: [viewer: 'anonymous']]]]
        client.next().type == 'complete'
        client.next() == null
    }
}
