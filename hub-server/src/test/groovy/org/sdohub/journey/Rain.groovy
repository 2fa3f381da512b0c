package org.sdohub.journey

import groovy.json.JsonOutput
import groovy.transform.Immutable
import java.nio.charset.StandardCharsets
import org.sdohub.a.RunningHub

/**
 * Bytes on a line to a hub, as no client library would send them. What comes back is every byte that the hub answered,
 * read as text; it is empty where the hub hung up without a word.
 */
class Rain {

    /** Somebody's name for the hub; security rules of frameworks differ for loopback, so both are tried. */
    static final String HOST = 'hub.example'

    /** Of the parts that the hub is made of, and of the machine that it runs on. */
    static final def INSIDE = ~/(?i)exception|stack ?trace|\bat [a-z]+(\.[a-z]+)+\(|org\.sdohub|\bjava\.|javax\.|groovy\.|io\.(micronaut|netty)|graphql\.(schema|execution|language|parser)|com\.(mongodb|fasterxml|nimbusds|zaxxer)|jackson|netty|micronaut|lucene|sqlite|hikari|flyway|NullPointer|\.java\b|select .+ from |insert into|\/tmp\/|\/home\/|\/usr\/|LinkedHashMap|ArrayList/

    /** Longer than any answer takes on a busy machine. */
    private static final int PATIENCE = 10_000

    final RunningHub hub
    final int port

    /** One thing that somebody sends who means no good. */
    @Immutable(knownImmutableClasses = [Closure])
    static class Drop {
        String what
        /** All that may be answered, as a pattern found in it; an empty text: nothing is answered, the line is cut. */
        String answer
        Closure<String> sent

        @Override
        String toString() {
            what
        }
    }

    Rain(RunningHub hub) {
        this.hub = hub
        this.port = URI.create(hub.address).port
    }

    static Drop drop(String what, String answer, @DelegatesTo(value = Rain, strategy = Closure.DELEGATE_FIRST) Closure<String> sent) {
        new Drop(what, answer, sent)
    }

    /** Strings go out as Latin-1, so that any byte can stand in them. */
    private static byte[] bytes(Object part) {
        part instanceof byte[] ? part : part.toString().getBytes(StandardCharsets.ISO_8859_1)
    }

    /** All of it at once; then whatever comes until the hub hangs up. */
    String raw(Object... parts) {
        line(parts as List) { }
    }

    /** As {@link #raw}, but the sender then says that nothing more will come. */
    String half(Object... parts) {
        line(parts as List) { Socket socket -> socket.shutdownOutput() }
    }

    private String line(List parts, Closure<?> then) {
        try (def socket = new Socket('127.0.0.1', port)) {
            socket.soTimeout = PATIENCE
            try {
                parts.each { socket.outputStream.write(bytes(it)) }
                socket.outputStream.flush()
                then(socket)
            } catch (SocketException cutOff) {
                // It did not want to hear the end; what it said before is read below.
            }
            read(socket)
        }
    }

    private static String read(Socket socket) {
        def answered = new ByteArrayOutputStream()
        try {
            def some = new byte[8192]
            for (int n = socket.inputStream.read(some); n > 0; n = socket.inputStream.read(some)) {
                answered.write(some, 0, n)
            }
        } catch (SocketTimeoutException waits) {
            // It has answered, and waits for the rest of what it was promised.
            if (answered.size() == 0) {
                throw waits
            }
        } catch (SocketException reset) {
            // Cut with bytes of ours unread: as good as an end.
        }
        answered.toString('UTF-8')
    }

    /** A well-formed request; a null header is left out, a list comes several times. */
    String http(String method, String path, Map<String, ?> headers = [:], Object body = null) {
        def content = body == null ? new byte[0] : body instanceof byte[] ? body : body.toString().getBytes('UTF-8')
        def all = [Host: HOST, Connection: 'close'] + (body == null ? [:] : ['Content-Length': content.length]) + headers
        def lines = all.collectMany { name, value -> (value == null ? [] : value instanceof List ? value : [value]).collect { "$name: $it\r\n" } }
        raw("$method $path HTTP/1.1\r\n" + lines.join() + '\r\n', content)
    }

    String graphql(Object body, Map<String, ?> headers = [:]) {
        def text = body instanceof Map || body instanceof List ? JsonOutput.toJson(body) : body.toString()
        http('POST', '/graphql', ['Content-Type': 'application/json', Accept: 'application/graphql-response+json'] + headers, text)
    }

    String form(String path, Object fields, Map<String, ?> headers = [:]) {
        def text = fields instanceof Map ? encoded(fields) : fields.toString()
        http('POST', path, ['Content-Type': 'application/x-www-form-urlencoded', Accept: 'text/html'] + headers, text)
    }

    /** Of a fresh form, so that nothing is refused for want of it. */
    String word() {
        def found = http('GET', '/submissions/new', [Accept: 'text/html']) =~ /<input[^>]*name="form"[^>]*>/
        found.find() ? (found.group() =~ /value="([^"]+)"/)[0][1] : ''
    }

    static String encoded(Map<String, String> fields) {
        fields.collect { name, value -> URLEncoder.encode(name, 'UTF-8') + '=' + URLEncoder.encode(value.toString(), 'UTF-8') }.join('&')
    }

    static Map<String, String> as(String token) {
        [Authorization: "Bearer $token".toString()]
    }

    /** A WebSocket whose frames are made by hand; what comes back is in words, a frame a line. */
    String socket(Map<String, String> headers = [:], Object... frames) {
        def upgrade = [Host: HOST, Connection: 'Upgrade', Upgrade: 'websocket', 'Sec-WebSocket-Version': '13',
                       'Sec-WebSocket-Key': 'dGhlIHNhbXBsZSBub25jZQ==', 'Sec-WebSocket-Protocol': 'graphql-transport-ws'] + headers
        def head = 'GET /graphql HTTP/1.1\r\n' + upgrade.findAll { it.value != null }.collect { "$it.key: $it.value\r\n" }.join() + '\r\n'
        try (def socket = new Socket('127.0.0.1', port)) {
            socket.soTimeout = PATIENCE
            socket.outputStream.write(bytes(head))
            def input = new DataInputStream(new BufferedInputStream(socket.inputStream))
            def answer = new StringBuilder(Frames.head(input))
            if (!answer.contains(' 101 ')) {
                def length = answer =~ /(?i)content-length: (\d+)/
                return answer + (length.find() ? new String(input.readNBytes(length.group(1) as int), 'UTF-8') : '')
            }
            try {
                frames.eachWithIndex { frame, at ->
                    socket.outputStream.write(frame as byte[])
                    // Nobody may ask before it is acknowledged, and that takes its time; two inits come at once.
                    if (frame.is(Frames.INIT) && at + 1 < frames.length && !frames[at + 1].is(Frames.INIT)) {
                        answer.append(Frames.next(input))
                    }
                }
                socket.outputStream.flush()
            } catch (EOFException | SocketException cutOff) {
                // As on a line without frames.
            }
            answer + Frames.told(input)
        }
    }
}
