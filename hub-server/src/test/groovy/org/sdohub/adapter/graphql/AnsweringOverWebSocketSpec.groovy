package org.sdohub.adapter.graphql

import java.net.http.WebSocket
import java.nio.ByteBuffer
import java.util.concurrent.TimeUnit
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

class AnsweringOverWebSocketSpec extends Specification {

    @Shared
    @AutoCleanup
    DoorsFixture hub = new DoorsFixture('hub.graphql.init-timeout': '4s', 'hub.graphql.allowed-origins': 'https://sdo.example')

    static final Map<String, String> UPGRADE = [
            Connection: 'Upgrade', Upgrade: 'websocket', 'Sec-WebSocket-Version': '13',
            'Sec-WebSocket-Key': 'dGhlIHNhbXBsZSBub25jZQ==', 'Sec-WebSocket-Protocol': SocketClient.PROTOCOL]

    List<SocketClient> clients = []

    def cleanup() {
        clients*.close()
    }

    SocketClient client(Map payload = null) {
        def client = SocketClient.initialised(hub.port, payload)
        clients << client
        client
    }

    SocketClient stranger(Map<String, String> headers = [:], String protocol = SocketClient.PROTOCOL) {
        def client = new SocketClient(hub.port, headers, protocol)
        clients << client
        client
    }

    def "queries and mutations are answered over a socket too"() {
        given:
        hub.renamed.clear()
        def client = client()

        when:
        client.subscribe('q', 'query($n: String) { hello(name: $n) }', [n: 'IETF'])

        then:
        client.next() == [id: 'q', type: 'next', payload: [data: [hello: 'Hello IETF']]]
        client.next() == [id: 'q', type: 'complete']

        when: 'the id is free again'
        client.subscribe('q', 'mutation { rename(name: "x") }')

        then:
        client.next().payload.data == [rename: 'x']
        client.next() == [id: 'q', type: 'complete']
        hub.renamed == ['x']
    }

    def "who asks is known from connection_init or from the upgrade: #payload #headers"() {
        given:
        def client = stranger(headers)
        client.say([type: 'connection_init', payload: payload])

        expect:
        client.next() == [type: 'connection_ack']

        when:
        client.subscribe('1', '{ viewer }')

        then:
        client.next().payload.data.viewer == name

        where:
        payload                         | headers                          || name
        [:]                             | [:]                              || 'anonymous'
        null                            | [:]                              || 'anonymous'
        [authorization: 'Bearer chair'] | [:]                              || 'Ada Chair'
        [:]                             | [Authorization: 'Bearer chair']  || 'Ada Chair'
        [authorization: 'Bearer chair'] | [Authorization: 'Bearer forged'] || 'Ada Chair'
    }

    def "a bad token closes the socket, in a way that lets the client come back with a new one: #payload"() {
        given:
        def client = stranger(headers)

        when:
        client.say([type: 'connection_init', payload: payload])

        then:
        client.closing() == [4403, 'Forbidden']

        where:
        payload                          | headers
        [authorization: 'Bearer forged'] | [:]
        [authorization: 'chair']         | [:]
        [authorization: 7]               | [:]
        [:]                              | [Authorization: 'Bearer forged']
    }

    def "what breaks the protocol closes the socket with the code of the protocol: #why"() {
        given:
        def client = initialised ? client() : stranger()

        when:
        said.each { client.sayText(it) }

        then:
        client.closing()[0] == code

        where:
        why                           | initialised | said                                                        || code
        'subscribing before init'     | false       | [subscribe('1')]                                            || 4401
        'a second init'               | true        | ['{"type":"connection_init"}']                              || 4429
        'two inits at once'           | false       | ['{"type":"connection_init"}'] * 2                          || 4429
        'not JSON'                    | true        | ['{']                                                       || 4400
        'a list'                      | true        | ['[]']                                                      || 4400
        'no type'                     | true        | ['{}']                                                      || 4400
        'a type of another type'      | true        | ['{"type":1}']                                              || 4400
        'an unknown type'             | true        | ['{"type":"start"}']                                        || 4400
        'a duplicate key'             | true        | ['{"type":"ping","type":"pong"}']                           || 4400
        'no id'                       | true        | ['{"type":"subscribe","payload":{"query":"{ hello }"}}']    || 4400
        'an empty id'                 | true        | [subscribe('')]                                             || 4400
        'a very long id'              | true        | [subscribe('x' * 129)]                                      || 4400
        'an id of another type'       | true        | ['{"id":1,"type":"complete"}']                              || 4400
        'no payload'                  | true        | ['{"id":"1","type":"subscribe"}']                           || 4400
        'a payload of another type'   | true        | ['{"id":"1","type":"subscribe","payload":"{ hello }"}']     || 4400
        'no query'                    | true        | ['{"id":"1","type":"subscribe","payload":{}}']              || 4400
        'variables of another type'   | true        | ['{"id":"1","type":"subscribe","payload":{"query":"{ hello }","variables":[]}}'] || 4400
        'a ping payload of a string'  | true        | ['{"type":"ping","payload":"x"}']                           || 4400
        'the same id twice'           | true        | [subscribe('1'), subscribe('1')]                            || 4409
        'a message too big'           | true        | ['{"type":"ping","payload":{"x":"' + 'x' * 17_000 + '"}}']  || 1009
    }

    private static String subscribe(String id) {
        """{"id":"$id","type":"subscribe","payload":{"query":"subscription { happened { sequence } }"}}"""
    }

    def "who says nothing is shown out"() {
        expect:
        stranger().closing() == [4408, 'Connection initialisation timeout']
    }

    def "another protocol, or none, is not spoken: #protocol"() {
        expect:
        stranger([:], protocol).closing()[0] == 4406

        where:
        protocol << ['', 'graphql-ws']
    }

    def "binary messages and endless fragments are cut off"() {
        given:
        def first = client()
        def second = client([authorization: 'Bearer chair'])

        when:
        first.socket.sendBinary(ByteBuffer.wrap(new byte[3]), true).get(60, TimeUnit.SECONDS)

        then:
        first.closing()[0] == 1003

        when: 'each fragment is small, but they do not end'
        3.times { second.socket.sendText('x' * 30_000, false).get(60, TimeUnit.SECONDS) }

        then:
        second.closing()[0] == 1009
    }

    def "pings are answered at any time, with what they carried"() {
        given:
        def client = stranger()

        when:
        client.say([type: 'ping'])
        client.say([type: 'ping', payload: [a: [1, null]]])
        client.say([type: 'pong'])

        then:
        client.next() == [type: 'pong']
        client.next() == [type: 'pong', payload: [a: [1, null]]]
    }

    def "what GraphQL refuses ends the operation, not the socket: #query"() {
        given:
        def client = client()

        when:
        client.subscribe('1', query)
        def message = client.next()

        then:
        message.id == '1'
        message.type == 'error'
        message.payload[0].extensions.code == code
        message.payload[0].extensions.requestId
        client.nothingElse()

        where:
        query                                            || code
        '{ hello'                                        || 'GRAPHQL_PARSE_FAILED'
        'subscription { unknown }'                       || 'GRAPHQL_VALIDATION_FAILED'
        'subscription A { tooOld } subscription B { tooOld }' || 'BAD_USER_INPUT'
        'mutation { again b: again }'                    || 'COST_LIMIT_EXCEEDED'
    }

    def "a subscription that cannot begin says why"() {
        given:
        def client = client()

        when:
        client.subscribe('1', 'subscription { tooOld }')
        def message = client.next()

        then:
        message.type in ['error', 'next']
        (message.type == 'error' ? message.payload : message.payload.errors)[0].extensions.code == 'CURSOR_TOO_OLD'
    }

    def "a fault in a stream ends it without a word about the inside"() {
        given:
        def client = client()

        when:
        client.subscribe('1', 'subscription { faulty }')

        then:
        client.next().payload == [data: [faulty: 'one']]
        with(client.next()) {
            type == 'error'
            payload[0].extensions.code == 'INTERNAL'
            !payload.toString().contains(DoorsFixture.SECRET)
        }
        client.nothingElse()
    }

    def "two sockets may use the same ids, and each stops its own"() {
        given: 'both subscribe as 1'
        def first = client()
        def second = client()
        [first, second]*.subscribe('1', "subscription { happened(after: ${hub.log.last()}) { sequence } }")

        when:
        hub.log.add('A')

        then:
        first.nextEvent('1') == hub.log.last()
        second.nextEvent('1') == hub.log.last()

        when: 'one stops'
        first.say([id: '1', type: 'complete'])
        first.nothingElse()
        hub.log.add('A')

        then: 'the other goes on'
        second.nextEvent('1') == hub.log.last()
        first.nothingElse()
    }

    def "there is a limit to what one socket keeps open"() {
        given:
        def client = client()

        when:
        6.times { client.subscribe('s' + it, 'subscription { happened { sequence } }') }

        then:
        with(client.next()) {
            id == 's5'
            type == 'error'
            payload[0].extensions.code == 'COST_LIMIT_EXCEEDED'
        }
        client.nothingElse()
    }

    def "a page of origin #origin #verb open a socket at #host"() {
        expect:
        RawHttp.upgrade(hub.port, [Host: host, Origin: origin] + UPGRADE).status == status

        where:
        host               | origin                    || status
        'hub.example'      | null                      || 101
        'hub.example'      | 'https://hub.example'     || 101
        'hub.example:8443' | 'https://hub.example:8443'|| 101
        'hub.example'      | 'https://hub.example:443' || 101
        'hub.example'      | 'https://sdo.example'     || 101
        'hub.example'      | 'https://evil.example'    || 403
        'hub.example'      | 'https://hub.example.evil'|| 403
        'hub.example'      | 'https://hub.example:444' || 403
        'hub.example'      | 'null'                    || 403
        'hub.example'      | '%%'                      || 403
        'localhost'        | 'https://evil.example'    || 403
        'localhost:8080'   | 'http://localhost:8080'   || 101
        verb = status == 101 ? 'may' : 'may not'
    }

    def "compression is not agreed on, since small messages could become huge ones"() {
        when:
        def answer = RawHttp.upgrade(hub.port, UPGRADE + ['Sec-WebSocket-Extensions': 'permessage-deflate; client_max_window_bits'])

        then:
        answer.status == 101
        answer.headers['sec-websocket-protocol'] == SocketClient.PROTOCOL
        !answer.headers.containsKey('sec-websocket-extensions')
    }

    def "HTTP is answered at the same address"() {
        expect:
        RawHttp.get(hub.port, [query: '{ hello }']).status == 200
        RawHttp.post(hub.port, [query: '{ hello }']).status == 200
    }

    def "a client that closes gets its closing frame back"() {
        given:
        def client = client()

        when:
        client.socket.sendClose(WebSocket.NORMAL_CLOSURE, 'bye').get(60, TimeUnit.SECONDS)

        then:
        client.closing()[0] == 1000
    }

    def "when the hub stops, sockets are told to come back, and subscriptions are not said to be complete"() {
        given:
        def stopping = new DoorsFixture()
        def client = SocketClient.initialised(stopping.port)
        clients << client
        client.subscribe('1', 'subscription { happened { sequence } }')
        client.nothingElse()

        when:
        stopping.close()

        then:
        client.closing()[0] == 1001
    }
}
