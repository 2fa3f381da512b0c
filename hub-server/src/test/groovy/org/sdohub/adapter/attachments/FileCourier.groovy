package org.sdohub.adapter.attachments

import groovy.json.JsonSlurper
import java.net.http.HttpClient
import java.net.http.HttpRequest
import java.net.http.HttpRequest.BodyPublishers
import java.net.http.HttpResponse
import java.net.http.HttpResponse.BodyHandlers
import java.time.Duration

/** Brings files to a hub and fetches them, over HTTP. */
class FileCourier {

    static final String PIECE = 'application/offset+octet-stream'

    final String address
    /** Of a user, their token; null without login. */
    final Closure<String> token
    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()

    FileCourier(String address, Closure<String> token) {
        this.address = address
        this.token = token
    }

    static class Answer {
        final int status
        final byte[] bytes
        final Map<String, String> headers

        Answer(HttpResponse<byte[]> response) {
            status = response.statusCode()
            bytes = response.body()
            headers = response.headers().map().collectEntries { name, values -> [name.toLowerCase(), values.join(', ')] }
        }

        Object getJson() {
            new JsonSlurper().parse(bytes)
        }

        String getCode() {
            json.code
        }

        int offset() {
            headers['upload-offset'] as int
        }

        String upload() {
            headers.location.split('/').last()
        }
    }

    Answer send(String method, String path, String as, Map<String, String> headers, byte[] body = null) {
        def publisher = body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body)
        def request = HttpRequest.newBuilder(URI.create(address + path)).timeout(Duration.ofMinutes(2)).method(method, publisher)
        def all = (as == null ? [:] : [Authorization: "Bearer ${token(as)}".toString()]) + headers
        all.findAll { it.value != null }.each { name, value -> request.header(name, value.toString()) }
        new Answer(client.send(request.build(), BodyHandlers.ofByteArray()))
    }

    Answer tus(String method, String path, String as, Map<String, String> headers = [:], byte[] body = null) {
        send(method, path, as, ['Tus-Resumable': '1.0.0'] + headers, body)
    }

    static String metadata(String name) {
        'filename ' + name.getBytes('UTF-8').encodeBase64()
    }

    Answer begin(String as, String name, Object length) {
        tus('POST', '/attachments/uploads', as, ['Upload-Length': "$length".toString(), 'Upload-Metadata': metadata(name)])
    }

    Answer append(String as, String upload, Object offset, byte[] piece) {
        tus('PATCH', "/attachments/uploads/$upload", as, ['Upload-Offset': "$offset".toString(), 'Content-Type': PIECE], piece)
    }

    Answer where(String as, String upload) {
        tus('HEAD', "/attachments/uploads/$upload", as)
    }

    /** The upload's id. */
    String bring(String as, String name, byte[] file) {
        def answer = tus('POST', '/attachments/uploads', as,
                ['Upload-Length': "$file.length".toString(), 'Upload-Metadata': metadata(name), 'Content-Type': PIECE], file)
        assert answer.status == 201: new String(answer.bytes)
        assert answer.offset() == file.length
        answer.upload()
    }

    Answer fetch(String path, String as = null, Map<String, String> headers = [:], String method = 'GET') {
        send(method, path, as, headers)
    }
}
