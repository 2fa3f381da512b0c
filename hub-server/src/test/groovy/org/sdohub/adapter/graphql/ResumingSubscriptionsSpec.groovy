package org.sdohub.adapter.graphql

import java.util.concurrent.TimeUnit
import org.sdohub.kernel.Actor
import org.sdohub.kernel.PersonId
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import spock.util.concurrent.PollingConditions

class ResumingSubscriptionsSpec extends Specification {

    @Shared
    @AutoCleanup
    DoorsFixture hub = new DoorsFixture('hub.graphql.ping-every': '1s')

    List<SocketClient> clients = []

    PollingConditions soon = new PollingConditions(timeout: 60)

    def cleanup() {
        clients*.close()
    }

    SocketClient client(Map payload = null) {
        def client = SocketClient.initialised(hub.port, payload)
        clients << client
        client
    }

    static String after(int sequence) {
        "subscription { happened(after: $sequence) { sequence } }"
    }

    def "a client that comes back with its cursor has lost nothing and gets nothing twice"() {
        given:
        int start = hub.log.last()
        def writer = Thread.start { 400.times { hub.log.add('A') } }
        List<Integer> got = []

        when: 'it is torn off again and again'
        while (got.size() < 400) {
            def client = client()
            client.subscribe('1', after(start + got.size()))
            Math.min(97, 400 - got.size()).times { got << client.nextEvent('1') }
            client.socket.abort()
        }
        writer.join()

        then:
        got == ((start + 1)..(start + 400)).toList()
    }

    def "torn off a thousand times at random places, #transport still brings every event once"() {
        given: 'ten thousand events, most of them while the client reads'
        int start = hub.log.last()
        hub.log.add('A')
        def writer = Thread.start { 9_999.times { hub.log.add('A'); it % 50 ?: Thread.sleep(1) } }
        def random = new Random(20261121)
        List<Integer> got = []
        String cursor = null
        int torn = 0

        when:
        while (got.size() < 10_000) {
            int most = Math.min(1 + random.nextInt(20), 10_000 - got.size())
            if (transport == 'WebSocket') {
                got.addAll(bySocket(start + got.size(), most))
            } else {
                cursor = byEventStream(start, cursor, most, got)
            }
            torn++
        }
        writer.join()

        then:
        got == ((start + 1)..(start + 10_000)).toList()
        torn > 900

        where:
        transport << ['WebSocket', 'an event stream']
    }

    private List<Integer> bySocket(int after, int most) {
        try (def client = SocketClient.initialised(hub.port)) {
            client.subscribe('1', ResumingSubscriptionsSpec.after(after))
            return (1..most).collect { client.nextEvent('1') }
        }
    }

    /** Always the same request, as a browser repeats it. */
    private String byEventStream(int start, String cursor, int most, List<Integer> got) {
        try (def client = new EventSourceClient(hub.port, [query: after(start)], cursor == null ? [:] : ['Last-Event-ID': cursor])) {
            String last = cursor
            most.times {
                def event = client.next()
                got << event.json().data.happened.sequence
                last = event.id
            }
            return last
        }
    }

    def "each event is answered with the state and the rights of its moment"() {
        given:
        hub.accounts.member = new Actor('member', new PersonId(new UUID(0, 2)), 'Member', [], [] as Set)
        def client = client([authorization: 'Bearer member'])
        client.subscribe('1', "subscription { happened(after: ${hub.log.last()}) { state viewer } }")

        when:
        hub.state = 'draft'
        hub.log.add('A')

        then:
        client.next().payload.data.happened == [state: 'draft for Member', viewer: 'Member']

        when: 'state and office change'
        hub.state = 'posted'
        hub.accounts.member = new Actor('member', new PersonId(new UUID(0, 2)), 'Former member', [], [] as Set)
        hub.log.add('A')

        then: 'no loader remembers'
        client.next().payload.data.happened == [state: 'posted for Former member', viewer: 'Former member']

        when: 'the account ends'
        hub.accounts.remove('member')
        hub.log.add('A')

        then: 'nothing more is told'
        client.closing() == [4403, 'Forbidden']
    }

    def "a socket ends with its account, also when nothing happens"() {
        given:
        hub.accounts.guest = DoorsFixture.chair()
        def client = client([authorization: 'Bearer guest'])

        when:
        hub.accounts.remove('guest')

        then:
        client.closing() == [4403, 'Forbidden']
    }

    def "a client that hangs up without a word is forgotten"() {
        given:
        def streams = hub.server.applicationContext.getBean(Streams)
        soon.eventually { assert streams.readers.empty }
        def client = client()
        client.subscribe('1', after(hub.log.last() as int))
        soon.eventually { assert streams.readers.size() == 1 }

        when:
        client.socket.abort()

        then:
        soon.eventually { assert streams.readers.empty }
    }

    def "a client that stops its subscription frees it at once"() {
        given:
        def streams = hub.server.applicationContext.getBean(Streams)
        def client = client()
        client.subscribe('1', after(hub.log.last() as int))
        soon.eventually { assert streams.readers.size() == 1 }

        when:
        client.say([id: '1', type: 'complete'])

        then:
        soon.eventually { assert streams.readers.empty }
    }

    def "who answers no ping is gone"() {
        given: 'a client that reads, and never says a word after it began'
        def socket = silent(hub, 65_536)

        expect:
        closes(socket)
    }

    def "who does not read is cut off, and little is kept for them"() {
        given: 'a client that asks and then looks away'
        def hub = new DoorsFixture('hub.graphql.write-timeout': '1s')
        def streams = hub.server.applicationContext.getBean(Streams)
        def socket = silent(hub, 4096)
        socket.outputStream.write(frame(
                '{"id":"1","type":"subscribe","payload":{"query":"subscription { happened(after: 0) { type } }"}}'))
        soon.eventually { assert streams.readers.size() == 1 }

        when: 'more happens than the network between can hold'
        200.times { hub.log.add('x' * 100_000) }

        then:
        soon.eventually { assert streams.readers.empty }

        cleanup:
        socket.close()
        hub.close()
    }

    /** Upgraded and initialised; answers no ping. */
    private static Socket silent(DoorsFixture hub, int receiveBuffer) {
        def socket = new Socket()
        socket.receiveBufferSize = receiveBuffer
        socket.soTimeout = 60_000
        socket.connect(new InetSocketAddress('127.0.0.1', hub.port))
        socket.outputStream.write(("GET /graphql HTTP/1.1\r\nHost: hub.example\r\n" +
                AnsweringOverWebSocketSpec.UPGRADE.collect { "$it.key: $it.value\r\n" }.join() + '\r\n').getBytes('UTF-8'))
        readUntil(socket, '\r\n\r\n')
        socket.outputStream.write(frame('{"type":"connection_init"}'))
        readUntil(socket, 'connection_ack"')
        socket
    }

    /** However many pieces it comes in: who asks before being acknowledged is turned away, not left to look away. */
    private static void readUntil(Socket socket, String end) {
        def said = new StringBuilder()
        while (!said.toString().endsWith(end)) {
            int next = socket.inputStream.read()
            assert next >= 0: "closed after $said"
            said.append(next as char)
        }
    }

    /** Reads to the end; false where that does not come. */
    private static boolean closes(Socket socket) {
        try {
            socket.inputStream.readAllBytes()
            true
        } catch (SocketTimeoutException stillOpen) {
            false
        } finally {
            socket.close()
        }
    }

    /** A masked text frame (RFC 6455 5.2), its mask all zeros. */
    private static byte[] frame(String text) {
        def bytes = text.getBytes('UTF-8')
        def head = bytes.length < 126 ? [0x81, 0x80 | bytes.length] : [0x81, 0x80 | 126, bytes.length >> 8, bytes.length & 0xff]
        (head + [0, 0, 0, 0] + bytes.toList()) as byte[]
    }
}
