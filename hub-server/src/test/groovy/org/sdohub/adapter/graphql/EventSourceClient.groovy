package org.sdohub.adapter.graphql

import groovy.json.JsonOutput
import groovy.json.JsonSlurper

/** Reads Server-Sent Events from a socket, one at a time and no sooner than a test wants them. */
class EventSourceClient implements AutoCloseable {

    final Socket socket = new Socket()
    final int status
    final Map<String, String> headers = [:]
    /** Comments that were passed over. */
    int comments = 0
    private final InputStream input
    private String chunk = ''

    /** One event; its data is read as JSON where there is any. */
    static class Event {
        String id
        String type
        String data
        String retry

        Map json() {
            new JsonSlurper().parseText(data) as Map
        }
    }

    EventSourceClient(int port, Map body, Map<String, String> more = [:]) {
        this(port, 'POST', '/graphql', JsonOutput.toJson(body), ['Content-Type': 'application/json'] + more)
    }

    EventSourceClient(int port, String method, String path, String body, Map<String, String> more, int receiveBuffer = 65_536) {
        socket.receiveBufferSize = receiveBuffer
        socket.soTimeout = 60_000
        socket.connect(new InetSocketAddress('127.0.0.1', port))
        def bytes = body == null ? new byte[0] : body.getBytes('UTF-8')
        def all = [Host: 'hub.example', Accept: 'text/event-stream'] + (body == null ? [:] : ['Content-Length': "$bytes.length"]) + more
        socket.outputStream.write(("$method $path HTTP/1.1\r\n" + all.collect { "$it.key: $it.value\r\n" }.join() + '\r\n').getBytes('UTF-8'))
        socket.outputStream.write(bytes)
        socket.outputStream.flush()
        input = new BufferedInputStream(socket.inputStream)
        status = line().split(' ')[1] as int
        for (def header = line(); header != ''; header = line()) {
            headers[header.substring(0, header.indexOf(':')).toLowerCase()] = header.substring(header.indexOf(':') + 1).trim()
        }
    }

    static EventSourceClient get(int port, Map<String, String> parameters, Map<String, String> more = [:]) {
        def query = parameters.collect { name, value -> name + '=' + URLEncoder.encode(value, 'UTF-8') }.join('&')
        new EventSourceClient(port, 'GET', '/graphql?' + query, null, more)
    }

    /** The next event; null where the server has ended the stream. */
    Event next() {
        def event = new Event()
        def filled = false
        for (def line = streamed(); line != null; line = streamed()) {
            if (line == '' && filled) {
                return event
            }
            if (line.startsWith(':')) {
                comments++
            }
            filled |= field(event, line)
        }
        null
    }

    /** All that comes until this word has come, or until the hub ends the stream. */
    String until(String word) {
        def told = ''
        while (!told.contains(word)) {
            def event = next()
            if (event == null) {
                return told
            }
            told += event.data
        }
        told
    }

    /** The sequence number of the next event. */
    int nextEvent() {
        def event = next()
        assert event?.type == 'next'
        event.json().data.happened.sequence
    }

    private static boolean field(Event event, String line) {
        def at = line.indexOf(':')
        if (at <= 0) {
            return false
        }
        def value = line.substring(at + 1).replaceFirst(/^ /, '')
        switch (line.substring(0, at)) {
            case 'id': event.id = value; break
            case 'event': event.type = value; break
            case 'retry': event.retry = value; break
            case 'data': event.data = value; break
        }
        true
    }

    /** The next line of the body, without the chunks around it; null after the last. */
    private String streamed() {
        while (!chunk.contains('\n')) {
            def size = chunkSize()
            if (size == 0) {
                return null
            }
            chunk += new String(input.readNBytes(size), 'UTF-8')
        }
        def end = chunk.indexOf('\n')
        def line = chunk.substring(0, end)
        chunk = chunk.substring(end + 1)
        line
    }

    /** A body of known length is one chunk. */
    private int chunkSize() {
        if (headers['content-length'] != null) {
            return headers.put('content-length', '0') as int
        }
        def size = line()
        size == '' ? chunkSize() : size == null ? 0 : Integer.parseInt(size, 16)
    }

    private String line() {
        def line = new ByteArrayOutputStream()
        for (int c = input.read(); c != '\n' as char; c = input.read()) {
            if (c < 0) {
                return null
            }
            line.write(c)
        }
        line.toString('UTF-8').replace('\r', '')
    }

    @Override
    void close() {
        socket.close()
    }
}
