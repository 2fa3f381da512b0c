package org.sdohub.adapter.graphql

import groovy.json.JsonOutput
import groovy.json.JsonSlurper
import groovy.transform.Immutable

/** HTTP as bytes, so that a test may send what a client library would not. */
class RawHttp {

    @Immutable
    static class Answer {
        int status
        Map<String, String> headers
        String body

        Object json() {
            new JsonSlurper().parseText(body)
        }

        Object code() {
            json().errors[0].extensions.code
        }
    }

    static Answer post(int port, Map body, Map<String, String> headers = [:]) {
        post(port, JsonOutput.toJson(body), headers)
    }

    static Answer post(int port, String body, Map<String, String> headers = [:]) {
        def all = ['Content-Type': 'application/json', Accept: 'application/graphql-response+json'] + headers
        send(port, 'POST', '/graphql', all, body)
    }

    static Answer get(int port, Map<String, String> parameters, Map<String, String> headers = [:]) {
        def query = parameters.collect { name, value -> name + '=' + URLEncoder.encode(value, 'UTF-8') }.join('&')
        send(port, 'GET', '/graphql?' + query, [Accept: 'application/graphql-response+json'] + headers, null)
    }

    /** A null header value leaves the header out. */
    static Answer send(int port, String method, String path, Map<String, String> headers, String body) {
        try (def socket = new Socket('127.0.0.1', port)) {
            socket.soTimeout = 60_000
            def bytes = body == null ? new byte[0] : body.getBytes('UTF-8')
            def all = [Host: 'hub.example', Connection: 'close'] + (body == null ? [:] : ['Content-Length': "$bytes.length"]) + headers
            def head = "$method $path HTTP/1.1\r\n" + all.findAll { it.value != null }.collect { "$it.key: $it.value\r\n" }.join() + '\r\n'
            say(socket, head.getBytes('UTF-8'), bytes)
            read(socket.inputStream.bytes)
        }
    }

    /** Who is answered before all was said is cut off in the middle; the answer tells why. */
    private static void say(Socket socket, byte[] head, byte[] body) {
        try {
            socket.outputStream.write(head)
            socket.outputStream.write(body)
            socket.outputStream.flush()
        } catch (SocketException answeredBefore) {
        }
    }

    /** The head of the answer; what follows on the socket is not read. */
    static Answer upgrade(int port, Map<String, String> headers) {
        try (def socket = new Socket('127.0.0.1', port)) {
            socket.soTimeout = 60_000
            def all = [Host: 'hub.example'] + headers
            def head = "GET /graphql HTTP/1.1\r\n" + all.findAll { it.value != null }.collect { "$it.key: $it.value\r\n" }.join() + '\r\n'
            socket.outputStream.write(head.getBytes('UTF-8'))
            socket.outputStream.flush()
            def received = new ByteArrayOutputStream()
            while (!received.toString('UTF-8').contains('\r\n\r\n')) {
                int next = socket.inputStream.read()
                assert next >= 0: "cut off after '${received.toString('UTF-8')}'"
                received.write(next)
            }
            read(received.toByteArray())
        }
    }

    private static Answer read(byte[] bytes) {
        def text = new String(bytes, 'UTF-8')
        def end = text.indexOf('\r\n\r\n')
        def lines = text.substring(0, end).split('\r\n')
        def headers = lines.drop(1).collectEntries { [it.substring(0, it.indexOf(':')).toLowerCase(), it.substring(it.indexOf(':') + 1).trim()] }
        new Answer(lines[0].split(' ')[1] as int, headers, text.substring(end + 4))
    }
}
