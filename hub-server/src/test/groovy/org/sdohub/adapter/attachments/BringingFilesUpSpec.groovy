package org.sdohub.adapter.attachments

import io.micronaut.runtime.server.EmbeddedServer
import org.sdohub.a.RunningHub
import spock.lang.Shared
import spock.lang.Specification

/** How a file comes up over HTTP, in pieces that belong to who sends them, for the offices of the demo world. */
class BringingFilesUpSpec extends Specification {

    static final String CHAIR = 'oma-cd-chair'
    static final byte[] TEXT = 'Grüße aus Köln: this is why the OMA wants a push.'.getBytes('UTF-8')

    @Shared
    RunningHub hub = RunningHub.withDemoWorld()

    @Shared
    FileCourier courier = new FileCourier(hub.address, hub.&token)

    def "uploads are not resumed, seen or removed by others: #method"() {
        given:
        def upload = courier.bring(CHAIR, 'mine.txt', TEXT)

        expect:
        courier.tus(method, "/attachments/uploads/$upload", who, ['Upload-Offset': '0', 'Content-Type': method == 'PATCH' ? FileCourier.PIECE : null],
                method == 'PATCH' ? TEXT : null).status == 404

        where:
        [method, who] << [['HEAD', 'GET', 'PATCH', 'DELETE'], [null, 'oma-secretariat']].combinations()
    }

    def "an upload is removed as long as no statement has it"() {
        given:
        def upload = courier.bring(CHAIR, 'gone.txt', TEXT)
        def used = courier.bring(CHAIR, 'used.txt', TEXT)
        hub.does(CHAIR, 'fileStatement', [from: ['OMA/CD'], to: ['IETF/DISPATCH'], title: 'Files for push', purpose: 'FOR_INFORMATION',
                                          attachments: [[upload: used]]], 'statement { id }')

        expect:
        courier.tus('DELETE', "/attachments/uploads/$upload", CHAIR).status == 204
        courier.where(CHAIR, upload).status == 404
        courier.tus('DELETE', "/attachments/uploads/$used", CHAIR).with { [status, code] } == [409, 'ATTACHMENT_IN_USE']
    }

    def "#why is answered #status #code"() {
        when:
        def upload = courier.begin(CHAIR, 'a.txt', 10).upload()
        def answer = courier.send(method, '/attachments/uploads' + (method == 'POST' ? '' : "/$upload"), CHAIR, headers,
                method == 'PATCH' ? body.bytes : null)

        then:
        answer.status == status
        answer.code == code
        answer.json.message

        where:
        why                            | method  | headers                                                                                     | body         || status | code
        'another protocol'             | 'POST'  | ['Upload-Length': '1', 'Upload-Metadata': 'filename YQ==']                                  | ''           || 412    | 'ATTACHMENT_PROTOCOL_UNKNOWN'
        'no length'                    | 'POST'  | tus(['Upload-Metadata': 'filename YQ=='])                                                   | ''           || 400    | 'ATTACHMENT_HEADER_MISSING'
        'a negative length'            | 'POST'  | tus(['Upload-Length': '-1', 'Upload-Metadata': 'filename YQ=='])                            | ''           || 400    | 'ATTACHMENT_HEADER_MISSING'
        'a length beyond counting'     | 'POST'  | tus(['Upload-Length': '9' * 30, 'Upload-Metadata': 'filename YQ=='])                        | ''           || 400    | 'ATTACHMENT_HEADER_MISSING'
        'a file that is too large'     | 'POST'  | tus(['Upload-Length': '26214401', 'Upload-Metadata': 'filename YQ=='])                      | ''           || 413    | 'ATTACHMENT_TOO_LARGE'
        'an empty file'                | 'POST'  | tus(['Upload-Length': '0', 'Upload-Metadata': 'filename YQ=='])                             | ''           || 400    | 'ATTACHMENT_EMPTY'
        'no name'                      | 'POST'  | tus(['Upload-Length': '1'])                                                                 | ''           || 400    | 'ATTACHMENT_NAME_MALFORMED'
        'a way out of the folder'      | 'POST'  | tus(['Upload-Length': '1', 'Upload-Metadata': FileCourier.metadata('../x')])                | ''           || 400    | 'ATTACHMENT_NAME_MALFORMED'
        'a name that is no text'       | 'POST'  | tus(['Upload-Length': '1', 'Upload-Metadata': 'filename /w=='])                             | ''           || 400    | 'ATTACHMENT_METADATA_MALFORMED'
        'metadata that is no Base64'   | 'POST'  | tus(['Upload-Length': '1', 'Upload-Metadata': 'filename %%%'])                              | ''           || 400    | 'ATTACHMENT_METADATA_MALFORMED'
        'two names'                    | 'POST'  | tus(['Upload-Length': '1', 'Upload-Metadata': 'filename YQ==,filename Yg=='])               | ''           || 400    | 'ATTACHMENT_METADATA_MALFORMED'
        'a form'                       | 'PATCH' | tus(['Upload-Offset': '0', 'Content-Type': 'multipart/form-data; boundary=x'])              | '0123456789' || 415    | 'ATTACHMENT_PIECE_UNKNOWN'
        'no offset'                    | 'PATCH' | tus(['Content-Type': FileCourier.PIECE])                                                    | '0123456789' || 400    | 'ATTACHMENT_HEADER_MISSING'
        'another offset'               | 'PATCH' | tus(['Upload-Offset': '5', 'Content-Type': FileCourier.PIECE])                              | '0123456789' || 409    | 'ATTACHMENT_OFFSET_WRONG'
        'more than was announced'      | 'PATCH' | tus(['Upload-Offset': '0', 'Content-Type': FileCourier.PIECE])                              | '01234567890'|| 413    | 'ATTACHMENT_LONGER_THAN_TOLD'
    }

    private static Map tus(Map headers) {
        ['Tus-Resumable': '1.0.0'] + headers
    }

    def "who has a forged token is nobody: #path"() {
        expect:
        courier.send('GET', path, null, [Authorization: 'Bearer forged', 'Tus-Resumable': '1.0.0']).status == 401

        where:
        path << ["/attachments/uploads/${new UUID(1, 1)}", "/attachments/${new UUID(1, 1)}/${new UUID(1, 1)}"]
    }

    def "what the door can do is told"() {
        expect:
        with(courier.send('OPTIONS', '/attachments/uploads', null, [:])) {
            status == 204
            headers['tus-version'] == '1.0.0'
            headers['tus-extension'] == 'creation,creation-with-upload,termination,expiration'
            headers['tus-max-size'] == '26214400'
        }
    }

    def "a body that never ends is cut off"() {
        given:
        def upload = courier.begin(CHAIR, 'endless.txt', 100).upload()

        when: 'a chunked body goes on and on'
        def socket = new Socket('127.0.0.1', hub.context.getBean(EmbeddedServer).port)
        socket.soTimeout = 60_000
        def out = socket.outputStream
        out << "PATCH /attachments/uploads/$upload HTTP/1.1\r\nHost: hub.example\r\nAuthorization: Bearer ${hub.token(CHAIR)}\r\n" +
                "Tus-Resumable: 1.0.0\r\nUpload-Offset: 0\r\nContent-Type: $FileCourier.PIECE\r\nTransfer-Encoding: chunked\r\n\r\n"
        def sent = 0
        try {
            while (sent < 64) {
                out << '100000\r\n' << 'x' * 0x100000 << '\r\n'
                sent++
            }
        } catch (IOException cut) {
            assert cut
        }

        then: 'long before the end'
        sent < 64
        courier.where(CHAIR, upload).offset() == 0

        cleanup:
        socket?.close()
    }

    def "a body that breaks off can be gone on with"() {
        given:
        def upload = courier.begin(CHAIR, 'broken.txt', TEXT.length).upload()

        when: 'a line is cut after twenty bytes'
        def socket = new Socket('127.0.0.1', hub.context.getBean(EmbeddedServer).port)
        socket.outputStream << "PATCH /attachments/uploads/$upload HTTP/1.1\r\nHost: hub.example\r\nAuthorization: Bearer ${hub.token(CHAIR)}\r\n" +
                "Tus-Resumable: 1.0.0\r\nUpload-Offset: 0\r\nContent-Type: $FileCourier.PIECE\r\nContent-Length: $TEXT.length\r\n\r\n"
        socket.outputStream.write(TEXT, 0, 20)
        socket.outputStream.flush()
        sleep 300
        socket.close()

        then:
        new spock.util.concurrent.PollingConditions(timeout: 60).eventually {
            assert courier.where(CHAIR, upload).offset() == 20
        }
        courier.append(CHAIR, upload, 20, TEXT[20..-1] as byte[]).offset() == TEXT.length
    }

    def "somebody without login may upload a little, and those who know the address go on with it"() {
        when:
        def upload = courier.bring(null, 'outside.txt', TEXT)

        then:
        courier.where(null, upload).status == 200
        courier.begin(null, 'large.pdf', 10_485_761).code == 'ATTACHMENT_TOO_LARGE'
        courier.begin(null, 'large.pdf', 10_000_000).status == 201
        courier.begin(null, 'large.pdf', 10_000_000).status == 201
        courier.begin(null, 'large.pdf', 10_000_000).with { [status, code] } == [429, 'ATTACHMENT_TOO_MANY_WAITING']
    }
}
