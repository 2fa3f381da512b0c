package org.sdohub.adapter.graphql

import io.micronaut.runtime.graceful.GracefulShutdownManager
import org.sdohub.kernel.Actor
import org.sdohub.kernel.PersonId
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import spock.util.concurrent.PollingConditions

class AnsweringAsEventStreamSpec extends Specification {

    @Shared
    @AutoCleanup
    DoorsFixture hub = new DoorsFixture('hub.graphql.keep-alive-every': '200ms')

    List<EventSourceClient> clients = []

    PollingConditions soon = new PollingConditions(timeout: 60)

    def cleanup() {
        clients*.close()
    }

    private EventSourceClient asks(String query, Map<String, String> headers = [:]) {
        def client = new EventSourceClient(hub.port, [query: query], headers)
        clients << client
        client
    }

    private static String after(int sequence) {
        "subscription { happened(after: $sequence) { sequence } }"
    }

    def "events come as they happen, each with the cursor to resume from"() {
        given:
        int start = hub.log.last()
        def client = asks(after(start))

        when:
        hub.log.add('A')
        hub.log.add('B')

        then:
        client.status == 200
        client.headers['content-type'] == 'text/event-stream; charset=utf-8'
        client.headers['cache-control'] == 'no-store, no-transform'
        client.headers['content-encoding'] == null
        with(client.next()) {
            type == 'next'
            json() == [data: [happened: [sequence: start + 1]]]
            id != null
        }
        client.next().json() == [data: [happened: [sequence: start + 2]]]
    }

    def "a client that can only GET subscribes too"() {
        given:
        int start = hub.log.last()
        def client = EventSourceClient.get(hub.port, [query: after(start)])
        clients << client

        when:
        hub.log.add('A')

        then:
        client.nextEvent() == start + 1
    }

    def "a browser that comes back says what it had last, and that goes before the argument"() {
        given: 'it had two events of three'
        int start = hub.log.last()
        3.times { hub.log.add('A') }
        def first = asks(after(start))
        first.nextEvent()
        def last = first.next()
        first.close()

        expect: 'the third, and nothing twice'
        asks(after(start), ['Last-Event-ID': last.id]).nextEvent() == start + 3
    }

    def "a last event that this hub never sent is refused"() {
        given:
        def client = asks(after(0), ['Last-Event-ID': 'made-up'])

        expect:
        client.next().json().errors[0].extensions.with { code == 'BAD_USER_INPUT' && problem == 'CURSOR_INVALID' }
        client.next().type == 'complete'
    }

    def "the stream is open at once and stays so while nothing happens"() {
        given:
        def client = asks(after(hub.log.last() as int))

        when: 'some comments later'
        Thread.sleep(1000)
        hub.log.add('A')
        client.nextEvent()

        then:
        client.comments >= 3
    }

    def "queries and mutations are answered as a stream of one"() {
        given:
        def client = asks(query)

        expect:
        client.next().json() == answer
        with(client.next()) {
            type == 'complete'
            data == ''
        }
        client.next() == null

        where:
        query                              || answer
        '{ hello }'                        || [data: [hello: 'Hello world']]
        'mutation { rename(name: "sse") }' || [data: [rename: 'sse']]
    }

    def "what GraphQL refuses is told in the stream, which then is complete: #query"() {
        given:
        def client = asks(query)

        expect:
        client.status == 200
        client.next().json().errors[0].extensions.with { it.code == code && it.requestId != null }
        client.next().type == 'complete'
        client.next() == null

        where:
        query                                || code
        '{ nothing }'                        || 'GRAPHQL_VALIDATION_FAILED'
        'subscription {'                     || 'GRAPHQL_PARSE_FAILED'
        'subscription { tooOld }'            || 'CURSOR_TOO_OLD'
        'subscription { faulty nothing }'    || 'GRAPHQL_VALIDATION_FAILED'
    }

    def "what is wrong with the HTTP is told by HTTP, in JSON: #why"() {
        given:
        def answer = RawHttp.send(hub.port, method, '/graphql' + path, [Accept: 'text/event-stream'] + headers, body)

        expect:
        answer.status == status
        answer.headers['content-type'].startsWith('application/json')
        answer.code() == code

        where:
        why                 | method | path                              | headers                                    | body                || status | code
        'a mutation by GET' | 'GET'  | '?query=mutation%7Bagain%7D'      | [:]                                        | null                || 405    | 'METHOD_NOT_ALLOWED'
        'a form'            | 'POST' | ''                                | ['Content-Type': 'text/plain']             | '{"query":"{ a }"}' || 415    | 'UNSUPPORTED_MEDIA_TYPE'
        'no JSON'           | 'POST' | ''                                | ['Content-Type': 'application/json']       | 'x'                 || 400    | 'BAD_USER_INPUT'
        'a bad token'       | 'GET'  | '?query=%7Bhello%7D'              | [Authorization: 'Bearer nobody']           | null                || 401    | 'UNAUTHENTICATED'
    }

    def "a fault in a stream ends it without a word about the inside"() {
        given:
        def client = asks('subscription { faulty }')

        expect:
        client.next().json() == [data: [faulty: 'one']]
        def told = client.next()
        told.json().errors[0].extensions.code == 'INTERNAL'
        !told.data.contains('canary')
        client.next().type == 'complete'
    }

    def "each event is answered with the rights of its moment, and a stream ends with its account"() {
        given:
        hub.accounts.reader = new Actor('reader', new PersonId(new UUID(0, 2)), 'Reader', [], [] as Set)
        def client = asks("subscription { happened(after: ${hub.log.last()}) { viewer } }", [Authorization: 'Bearer reader'])
        hub.log.add('A')
        assert client.next().json().data.happened == [viewer: 'Reader']

        when:
        hub.accounts.remove('reader')

        then:
        client.next().json().errors[0].extensions.code == 'UNAUTHENTICATED'
        client.next().type == 'complete'
        client.next() == null
    }

    def "a subscription is answered as a stream wherever the client takes one, and a query as the client likes best"() {
        given:
        def accept = [Accept: 'application/json, text/event-stream;q=0.1']

        expect:
        asks(after(hub.log.last() as int), accept).headers['content-type'].startsWith('text/event-stream')
        RawHttp.post(hub.port, [query: '{ hello }'], accept).headers['content-type'].startsWith('application/json')
    }

    def "events are not compressed, since they would wait for each other"() {
        given:
        def start = hub.log.last() as int
        def client = asks(after(start), ['Accept-Encoding': 'gzip, deflate, br, zstd'])

        when:
        hub.log.add('A')

        then:
        client.headers['content-encoding'] == null
        client.nextEvent() == start + 1
    }

    def "a client that hangs up is forgotten"() {
        given:
        def streams = hub.server.applicationContext.getBean(Streams)
        soon.eventually { assert streams.readers.empty }
        def client = asks(after(hub.log.last() as int))
        soon.eventually { assert streams.readers.size() == 1 }

        when:
        client.close()

        then:
        soon.eventually { assert streams.readers.empty }
        hub.server.applicationContext.getBean(EventStreams).open.empty
    }

    def "who does not read is cut off, and little is kept for them"() {
        given: 'a client that asks and then looks away'
        def hub = new DoorsFixture('hub.graphql.write-timeout': '1s', 'hub.graphql.keep-alive-every': '200ms')
        def streams = hub.server.applicationContext.getBean(Streams)
        def query = URLEncoder.encode('subscription { happened(after: 0) { type } }', 'UTF-8')
        def client = new EventSourceClient(hub.port, 'GET', "/graphql?query=$query", null, [:], 4096)
        clients << client
        soon.eventually { assert streams.readers.size() == 1 }

        when: 'more happens than the network between can hold'
        200.times { hub.log.add('x' * 100_000) }

        then:
        soon.eventually { assert streams.readers.empty }

        cleanup:
        hub.close()
    }

    def "when the hub stops, streams end without being said to be complete, and say when to come back"() {
        given:
        def stopping = new DoorsFixture()
        def client = new EventSourceClient(stopping.port, [query: after(0)])
        clients << client
        stopping.log.add('A')
        assert client.nextEvent() == 1

        when:
        stopping.server.applicationContext.getBean(GracefulShutdownManager).shutdownGracefully()

        then:
        with(client.next()) {
            type == null
            retry == '1000'
        }
        client.next() == null

        cleanup:
        stopping.close()
    }
}
