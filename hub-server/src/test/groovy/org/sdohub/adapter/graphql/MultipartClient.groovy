package org.sdohub.adapter.graphql

import groovy.json.JsonOutput
import groovy.json.JsonSlurper

/** A client that reads an answer part by part, as it comes. */
class MultipartClient implements AutoCloseable {

    static final String ACCEPT = 'multipart/mixed;deferSpec=20220824, application/json;q=0.9'

    final Socket socket = new Socket()
    final int status
    final Map<String, String> headers = [:]
    private final InputStream input
    private String text = ''
    private boolean ended = false

    MultipartClient(int port, String query, Map<String, String> more = [:], Map beside = [:]) {
        socket.soTimeout = 60_000
        socket.connect(new InetSocketAddress('127.0.0.1', port))
        def body = JsonOutput.toJson([query: query] + beside).getBytes('UTF-8')
        def all = [Host: 'hub.example', Accept: ACCEPT, 'Content-Type': 'application/json', 'Content-Length': "$body.length"] + more
        socket.outputStream.write(('POST /graphql HTTP/1.1\r\n' + all.collect { "$it.key: $it.value\r\n" }.join() + '\r\n').getBytes('UTF-8'))
        socket.outputStream.write(body)
        socket.outputStream.flush()
        input = new BufferedInputStream(socket.inputStream)
        status = line().split(' ')[1] as int
        for (def header = line(); header != ''; header = line()) {
            headers[header.substring(0, header.indexOf(':')).toLowerCase()] = header.substring(header.indexOf(':') + 1).trim()
        }
    }

    /** The next part, as soon as the boundary after it has come; null after the last. */
    Map next() {
        while (!ended && text.indexOf('\r\n---', 5) < 0 && !text.endsWith('-----\r\n')) {
            readChunk()
        }
        assert text.startsWith('\r\n---'): "no boundary: $text"
        while (!ended && text.length() < 7) {
            readChunk()
        }
        if (text.startsWith('\r\n-----')) {
            assert text == '\r\n-----\r\n'
            readToTheEnd()
            return null
        }
        def end = text.indexOf('\r\n---', 5)
        def part = text.substring(5, end)
        text = text.substring(end)
        def (head, json) = part.split('\r\n\r\n', 2)
        assert head.trim().equalsIgnoreCase('content-type: application/json; charset=utf-8')
        new JsonSlurper().parseText(json) as Map
    }

    /** All that are left. */
    List<Map> rest() {
        def parts = []
        for (def part = next(); part != null; part = next()) {
            parts << part
        }
        parts
    }

    /** The chunk that ends the answer may come later than the last part; left unread it would stand before the next answer. */
    private void readToTheEnd() {
        while (!ended) {
            readChunk()
        }
    }

    private void readChunk() {
        def size = Integer.parseInt(line(), 16)
        text += new String(input.readNBytes(size), 'UTF-8')
        line()
        ended = size == 0
    }

    private String line() {
        def line = new ByteArrayOutputStream()
        for (int c = input.read(); c != '\n' as char; c = input.read()) {
            assert c >= 0: 'the connection ended'
            line.write(c)
        }
        line.toString('UTF-8').replace('\r', '')
    }

    @Override
    void close() {
        socket.close()
    }
}
