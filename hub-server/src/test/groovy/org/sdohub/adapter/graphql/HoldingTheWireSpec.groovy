package org.sdohub.adapter.graphql

import java.util.zip.GZIPOutputStream
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

/**
 * What was once found to get through the parts that the hub is built on. Everything here is sent over real sockets, to
 * {@code Host: hub.example}, as some checks of the framework look away from a loopback host. Where the others are kept away:
 *
 * <ul>
 *   <li>mutations by GET, and requests that foreign pages can send as forms: AnsweringOverHttpSpec, "a mutation runs by POST
 *       only", "a body that a foreign page could send without asking is not read"
 *   <li>WebSockets of pages of other origins: AnsweringOverWebSocketSpec, "a page of origin ... may not open a socket"
 *   <li>small messages that unpack to huge ones: AnsweringOverWebSocketSpec, "compression is not agreed on"; bodies: here
 *   <li>endless fragments, binary messages, messages too big: AnsweringOverWebSocketSpec, HoldingToLimitsSpec
 *   <li>subscription ids that two sockets share: AnsweringOverWebSocketSpec, "two sockets may use the same ids"
 *   <li>closing frames that are not answered, or not sent on a stop: AnsweringOverWebSocketSpec, "a client that closes gets
 *       its closing frame back", "when the hub stops, sockets are told to come back"
 *   <li>readers that are slow, dead or idle: ResumingSubscriptionsSpec for sockets, AnsweringAsEventStreamSpec for event
 *       streams, "who does not read is cut off, and little is kept for them"
 *   <li>duplicate keys, and texts of exceptions: AnsweringOverHttpSpec, "a malformed request is refused with a reason", "a
 *       fault tells its request id and nothing else"
 *   <li>more than one Netty, or an older one: HouseSpec, "there is one Netty, the one that refuses smuggled requests"
 * </ul>
 */
class HoldingTheWireSpec extends Specification {

    @Shared
    @AutoCleanup
    DoorsFixture hub = new DoorsFixture()

    static final String HEAD = 'Host: hub.example\r\nContent-Type: application/json\r\nAccept: application/json\r\n'
    static final String SMUGGLED = "POST /graphql HTTP/1.1\r\n${HEAD}Content-Length: 44\r\n\r\n" + '{"query":"mutation { rename(name: \\"in\\") }"}'

    /** All that comes back on one connection. What comes later is read by itself, unless the machine is slow. */
    private String sends(byte[] bytes, byte[] later = []) {
        try (def socket = new Socket('127.0.0.1', hub.port)) {
            socket.soTimeout = 3_000
            socket.outputStream.write(bytes)
            socket.outputStream.flush()
            if (later) {
                sleep 100
                socket.outputStream.write(later)
                socket.outputStream.flush()
            }
            def received = new ByteArrayOutputStream()
            try {
                socket.inputStream.transferTo(received)
            } catch (SocketException | SocketTimeoutException ended) {
                assert ended != null
            }
            received.toString('UTF-8')
        }
    }


    def "a request inside another one is not carried out: #how"() {
        given:
        hub.renamed.clear()

        when:
        sends(("POST /graphql HTTP/1.1\r\n$HEAD$headers\r\n\r\n" + body).getBytes('UTF-8'))

        then:
        hub.renamed.empty

        where:
        how                             | headers                                                          | body
        'two lengths'                   | "Content-Length: 0\r\nContent-Length: ${SMUGGLED.length()}"      | SMUGGLED
        'a length and chunks'           | "Content-Length: ${SMUGGLED.length() + 5}\r\nTransfer-Encoding: chunked" | '0\r\n\r\n' + SMUGGLED
        'chunks under a hidden name'    | "Transfer-Encoding : chunked\r\nContent-Length: ${SMUGGLED.length() + 5}" | '0\r\n\r\n' + SMUGGLED
        'chunks of another kind'        | "Transfer-Encoding: xchunked\r\nContent-Length: ${SMUGGLED.length()}" | SMUGGLED
        'a length with a sign'          | "Content-Length: +0"                                             | SMUGGLED
        'a chunk with a broken end'     | 'Transfer-Encoding: chunked'                                     | "5;\n\nxxxxx\r\n0\r\n\r\n" + SMUGGLED
        'a chunk size beyond all'       | 'Transfer-Encoding: chunked'                                     | "FFFFFFFFFFFFFFFF0\r\n" + SMUGGLED
    }

    def "a body that breaks off is not carried out, though what came of it would make sense: #how"() {
        given:
        hub.renamed.clear()
        def body = '{"query":"mutation { rename(name: \\"in\\") }"}'
        def head = "POST /graphql HTTP/1.1\r\n${HEAD}Transfer-Encoding: chunked\r\n\r\n${Integer.toHexString(body.length())}\r\n$body\r\n"

        when:
        def answer = sends(head.getBytes('UTF-8'), end.getBytes('UTF-8'))

        then:
        hub.renamed.empty == broken
        answer.empty == broken

        where:
        how                                   | end                                       || broken
        'not at all'                          | '0\r\n\r\n'                               || false
        'by a chunk of no number'             | 'zz\r\nhello\r\n0\r\n\r\n'                || true
        'by a chunk below zero'               | '-5\r\n\r\n'                              || true
        'by too much behind the last chunk'   | "0\r\nX: ${'y' * 20_000}\r\n\r\n"        || true
        'by a chunk that is longer than told' | '2\r\n    \r\n0\r\n\r\n'                  || true
    }

    def "a request says once whom it means: #why"() {
        when:
        def received = sends(("GET /graphql?query=%7Bhello%7D HTTP/1.1\r\n${hosts}Accept: application/json\r\nConnection: close\r\n\r\n").getBytes('UTF-8'))

        then:
        received.startsWith("HTTP/1.1 $status")
        received.contains('Hello world') == (status == 200)

        where:
        why         | hosts                                          || status
        'once'      | 'Host: hub.example\r\n'                         || 200
        'not'       | ''                                             || 400
        'twice'     | 'Host: hub.example\r\nHost: evil.example\r\n'  || 400
    }

    def "a foreign page that asks whether it may is not told that it may, at #host"() {
        when:
        def answer = RawHttp.send(hub.port, 'OPTIONS', '/graphql', [Host: host, Origin: 'https://evil.example',
                'Access-Control-Request-Method': 'POST', 'Access-Control-Request-Headers': 'content-type, authorization'], null)

        then:
        !answer.headers.keySet().any { it.startsWith('access-control-allow') }

        where:
        host << ['hub.example', 'localhost']
    }

    def "a small body that unpacks to a huge one is not unpacked"() {
        given: '64 MB of nothing in 64 KB'
        def packed = new ByteArrayOutputStream()
        new GZIPOutputStream(packed).withCloseable { zip -> 64.times { zip.write((' ' * 1_048_576).bytes) } }
        def bytes = packed.toByteArray()

        when:
        def whole = new ByteArrayOutputStream()
        whole.writeBytes("POST /graphql HTTP/1.1\r\n${HEAD}Content-Encoding: gzip\r\nContent-Length: $bytes.length\r\nConnection: close\r\n\r\n".getBytes('UTF-8'))
        whole.writeBytes(bytes)
        def received = sends(whole.toByteArray())

        then:
        received.startsWith('HTTP/1.1 413')
        !received.contains('io.netty')
    }

    def "what is too large is refused without a word about the inside: #what"() {
        when:
        def received = sends("GET /graphql$path HTTP/1.1\r\n$HEAD$header\r\nConnection: close\r\n\r\n".getBytes('UTF-8'))

        then:
        received ==~ /(?s)HTTP\/1.\d 4\d\d .*/
        !received.contains('netty')
        !received.contains('Exception')

        where:
        what             | path                         | header
        'an address'     | '?query=' + 'x' * 20_000      | 'A: b'
        'one header'     | '?query=%7Bhello%7D'         | 'A: ' + 'x' * 20_000
        'many headers'   | '?query=%7Bhello%7D'         | (1..2000).collect { "A$it: b" }.join('\r\n')
    }

    def "lists in lists are refused before they are made, though the query is short"() {
        when:
        def answer = RawHttp.post(hub.port, [query: '{ nodes(first: 100) { self { self { self { self { self { self { self { self { self { self { name } } } } } } } } } } } }'])

        then:
        answer.code() == 'COST_LIMIT_EXCEEDED'
    }
}
