package org.sdohub.adapter.attachments

import io.micronaut.runtime.server.EmbeddedServer
import org.sdohub.a.RunningHub
import org.sdohub.adapter.graphql.RawHttp
import spock.lang.Shared
import spock.lang.Specification

/** Files up and down over HTTP, for the offices of the demo world. */
class CarryingFilesSpec extends Specification {

    static final String CHAIR = 'oma-cd-chair'
    static final byte[] PDF = ('%PDF-1.7\n' + 'x' * 3_000).bytes
    static final byte[] TEXT = 'Grüße aus Köln: this is why the OMA wants a push.'.getBytes('UTF-8')
    static final String FILES = 'attachments { key name mediaType size sha256 url twin { name } hidden { reason by } }'

    @Shared
    RunningHub hub = RunningHub.withDemoWorld()

    @Shared
    FileCourier courier = new FileCourier(hub.address, hub.&token)

    private Map done(String who, String mutation, Map input, String fields) {
        def payload = hub.does(who, mutation, input, fields)
        assert payload.statement != null: payload.problems
        payload
    }

    private static Map letter(Map more = [:]) {
        [from: ['OMA/CD'], to: ['IETF/DISPATCH'], title: 'Files for push', purpose: 'FOR_INFORMATION'] + more
    }

    private Map filed(List<Map> attachments) {
        done(CHAIR, 'fileStatement', letter(attachments: attachments), "statement { id version $FILES }").statement
    }

    private Map approved(Map waiting) {
        done('oma-coordinator', 'approveStatement', [id: waiting.id, expectedVersion: waiting.version],
                "statement { id version number state $FILES }").statement
    }

    private Map posted() {
        approved(filed([[upload: courier.bring(CHAIR, 'Anlage für Köln.pdf', PDF)], [upload: courier.bring(CHAIR, 'text.txt', TEXT)]]))
    }

    def "a file is uploaded in pieces, attached, and read by everybody once it is posted"() {
        when: 'an upload begins, and says where it is'
        def begun = courier.begin(CHAIR, 'push.pdf', PDF.length)

        then:
        begun.status == 201
        begun.headers.location ==~ '/attachments/uploads/[0-9a-f-]{36}'
        begun.headers['tus-resumable'] == '1.0.0'
        begun.offset() == 0
        begun.headers['upload-expires']

        when: 'a first piece comes'
        def upload = begun.upload()
        def first = courier.append(CHAIR, upload, 0, PDF[0..<1000] as byte[])

        then:
        first.status == 204
        first.offset() == 1000
        with(courier.where(CHAIR, upload)) {
            status == 200
            offset() == 1000
            headers['upload-length'] == "$PDF.length"
            headers['cache-control'] == 'no-store'
        }

        when: 'and the rest'
        def rest = courier.append(CHAIR, upload, 1000, PDF[1000..-1] as byte[])

        then:
        rest.offset() == PDF.length
        courier.fetch("/attachments/uploads/$upload", CHAIR).json == [
                upload: upload, name: 'push.pdf', size: PDF.length, received: PDF.length, mediaType: 'application/pdf',
                sha256: sha256(PDF)]

        when: 'it alone is the content of a statement, which waits for a review'
        def waiting = filed([[upload: upload]])
        def path = waiting.attachments[0].url

        then: 'so only its side reads it'
        waiting.attachments*.name == ['push.pdf']
        courier.fetch(path, CHAIR).bytes == PDF
        courier.fetch(path, 'oma-coordinator').status == 200
        courier.fetch(path, 'ietf-dispatch-chair').status == 404
        courier.fetch(path).status == 404

        when:
        def statement = approved(waiting)

        then:
        statement.attachments == [[key: upload, name: 'push.pdf', mediaType: 'application/pdf', size: PDF.length,
                                   sha256: sha256(PDF), url: path, twin: null, hidden: null]]
        courier.fetch(path).bytes == PDF
        path ==~ '/attachments/[0-9a-f-]{36}/' + upload
    }

    private static String sha256(byte[] file) {
        java.security.MessageDigest.getInstance('SHA-256').digest(file).encodeHex()
    }

    def "a browser is given nothing that it could run or guess at"() {
        given:
        def files = [[upload: courier.bring(CHAIR, 'a.pdf', PDF)], [upload: courier.bring(CHAIR, 'b.txt', TEXT)],
                     [upload: courier.bring(CHAIR, 'c.html', '<html><script>alert(1)</script></html>'.bytes)],
                     [upload: courier.bring(CHAIR, 'd.txt', '<!DOCTYPE html><html><script>1</script></html>'.bytes)]]
        def urls = approved(filed(files)).attachments*.url

        expect:
        urls.eachWithIndex { url, i ->
            def answer = courier.fetch(url)
            assert answer.headers['content-security-policy'] == "sandbox; default-src 'none'"
            assert answer.headers['x-content-type-options'] == 'nosniff'
            assert answer.headers['cache-control'] == 'private, no-cache'
            assert answer.headers['vary'].contains('Authorization')
            assert answer.headers['content-type'] == ['application/pdf', 'text/plain; charset=utf-8', 'application/octet-stream', 'application/octet-stream'][i]
            assert answer.headers['content-disposition'].startsWith(['attachment', 'inline', 'attachment', 'attachment'][i] + '; filename=')
        }
    }

    def "its name survives the way"() {
        expect:
        courier.fetch(posted().attachments[0].url).headers['content-disposition'] ==
                'attachment; filename="Anlage f_r K_ln.pdf"; filename*=UTF-8\'\'Anlage%20f%C3%BCr%20K%C3%B6ln.pdf'
    }

    def "of a file any range is read: #range is answered #status"() {
        given:
        def url = posted().attachments[1].url
        def etag = "\"${sha256(TEXT)}\"".toString()
        int size = TEXT.length

        when:
        def answer = courier.fetch(url, null, [Range: range, 'If-Range': condition == 'same' ? etag : condition])

        then:
        answer.status == status
        answer.headers.etag == etag
        answer.headers['accept-ranges'] == 'bytes'
        answer.headers['content-range'] == told?.replace('SIZE', "$size")
        status == 416 || answer.bytes == (from == null ? TEXT : TEXT[from..to] as byte[])

        where:
        range           | condition           || status | told              | from | to
        null            | null                || 200    | null              | null | null
        'bytes=0-0'     | null                || 206    | 'bytes 0-0/SIZE'  | 0    | 0
        'bytes=5-9'     | null                || 206    | 'bytes 5-9/SIZE'  | 5    | 9
        'bytes=-3'      | null                || 206    | 'bytes 49-51/SIZE'| -3   | -1
        'bytes=10-'     | null                || 206    | 'bytes 10-51/SIZE'| 10   | -1
        'bytes=10-9999' | null                || 206    | 'bytes 10-51/SIZE'| 10   | -1
        'bytes=-9999'   | null                || 206    | 'bytes 0-51/SIZE' | 0    | -1
        'bytes=5-9'     | 'same'              || 206    | 'bytes 5-9/SIZE'  | 5    | 9
        'bytes=5-9'     | '"another"'         || 200    | null              | null | null
        'bytes=5-9'     | 'Sat, 1 Jan 2000 00:00:00 GMT' || 200 | null      | null | null
        'bytes=52-'     | null                || 416    | 'bytes */SIZE'    | null | null
        'bytes=-0'      | null                || 416    | 'bytes */SIZE'    | null | null
        'bytes=9-5'     | null                || 200    | null              | null | null
        'bytes=0-1,4-5' | null                || 200    | null              | null | null
        'lines=1-2'     | null                || 200    | null              | null | null
        'bytes=x'       | null                || 200    | null              | null | null
    }

    def "HEAD tells of it without its bytes, and who has it is told so"() {
        given:
        def url = posted().attachments[0].url

        expect:
        with(courier.fetch(url, null, [:], 'HEAD')) {
            status == 200
            headers['content-length'] == "$PDF.length"
            headers.etag == "\"${sha256(PDF)}\""
            bytes.length == 0
        }
        courier.fetch(url, null, ['If-None-Match': "W/\"x\", \"${sha256(PDF)}\"".toString()]).status == 304
    }

    def "an address of #what is answered like one that nobody has"() {
        given:
        def statement = posted()
        def (of, key) = statement.attachments[0].url.split('/')[2, 3]
        def other = posted().attachments[0].url.split('/')

        expect:
        courier.fetch(path(of, key, other)).status == 404

        where:
        what                              | path
        'no statement'                    | { a, b, c -> "/attachments/${new UUID(0, 1)}/$b" }
        'no attachment'                   | { a, b, c -> "/attachments/$a/${new UUID(0, 1)}" }
        'an attachment of another one'    | { a, b, c -> "/attachments/$a/${c[3]}" }
        'an upload where statements are'  | { a, b, c -> "/attachments/$b/$b" }
        'no kind of id'                   | { a, b, c -> "/attachments/$a/..%2f..%2fetc" }
        'upper case'                      | { a, b, c -> "/attachments/$a/${b.toUpperCase()}" }
    }

    def "what is hidden is gone for all but those who could read it before it was posted, and stays on record"() {
        given:
        def statement = posted()
        def (pdf, text) = statement.attachments

        when: 'the sending side hides one of two'
        def hidden = done('oma-secretariat', 'hideAttachment',
                [id: statement.number, attachment: pdf.key, reason: 'Holds private addresses.'],
                "statement { version $FILES history { type by capacity note changes { field before after } } }").statement

        then: 'it still sees it, with the reason'
        hidden.attachments*.hidden == [[reason: 'Holds private addresses.', by: 'Secretariat of the OMA'], null]
        courier.fetch(pdf.url, 'oma-secretariat').bytes == PDF
        hidden.history.last() == [type: 'AttachmentHidden', by: 'Secretariat of the OMA', capacity: 'SECRETARIAT', note: 'Holds private addresses.',
                                  changes: [[field: 'attachment 1', before: 'shown', after: 'hidden']]]

        and: 'nobody else does'
        [null, 'ietf-dispatch-chair', 'ietf-secretariat', '3gpp-sa2-chair'].each { who ->
            assert courier.fetch(pdf.url, who).status == 404
            assert courier.fetch(text.url, who).bytes == TEXT
            def seen = hub.data("{ statement(number: \"$statement.number\") { $FILES history { note } } }", [:], who).statement
            assert seen.attachments*.name == ['text.txt']
            assert seen.history*.note.contains('Holds private addresses.')
        }

        and: 'once is enough'
        hub.does('oma-secretariat', 'hideAttachment', [id: statement.number, attachment: pdf.key, reason: 'Again.'], 'statement { id }')
                .problems*.code == ['STATEMENT_ATTACHMENT_HIDDEN']
    }

    def "#who may hide an attachment of the OMA: #problems"() {
        given:
        def statement = posted()

        expect:
        hub.does(who, 'hideAttachment', [id: statement.number, attachment: statement.attachments[0].key, reason: reason] + more,
                'statement { id }').problems*.code == problems

        where:
        who                   | reason   | more                                    || problems
        'oma-secretariat'     | 'Why.'   | [:]                                     || []
        'oma-tp-chair'        | 'Why.'   | [:]                                     || ['STATEMENT_ACT_NOT_ALLOWED']
        'oma-cd-chair'        | 'Why.'   | [:]                                     || ['STATEMENT_ACT_NOT_ALLOWED']
        'oma-coordinator'     | 'Why.'   | [:]                                     || ['STATEMENT_ACT_NOT_ALLOWED']
        'ietf-secretariat'    | 'Why.'   | [:]                                     || ['STATEMENT_ACT_NOT_ALLOWED']
        'ietf-dispatch-chair' | 'Why.'   | [:]                                     || ['STATEMENT_ACT_NOT_ALLOWED']
        'oma-secretariat'     | ' '      | [:]                                     || ['STATEMENT_REASON_MISSING']
        'oma-secretariat'     | 'Why.'   | [attachment: new UUID(0, 1).toString()] || ['STATEMENT_ATTACHMENT_UNKNOWN']
        'oma-secretariat'     | 'Why.'   | [expectedVersion: 1]                    || ['CONFLICT']
    }

    def "a format that not everybody reads comes with a readable twin, or not at all"() {
        given:
        def archive = courier.bring(CHAIR, 'slides.pptx', [0x50, 0x4B, 3, 4, 0x14, 0, 6, 0] as byte[])
        def slides = courier.bring(CHAIR, 'slides.pdf', PDF)

        when:
        def alone = hub.does(CHAIR, 'fileStatement', letter(attachments: [[upload: archive]]), 'statement { id }')

        then:
        with(alone.problems[0]) {
            code == 'STATEMENT_ATTACHMENT_UNREADABLE'
            field == ['attachments', '0']
            message == 'slides.pptx holds application/zip, which not everybody can read.'
            fix == 'Attach the same in PDF, HTML or UTF-8 text too, and name that as its readable twin.'
        }

        when:
        def both = filed([[upload: archive, readableTwin: slides], [upload: slides]])

        then:
        both.attachments*.twin == [[name: 'slides.pdf'], null]

        and: 'a common name will do'
        filed([[upload: slides], [upload: archive]]).attachments*.twin == [null, [name: 'slides.pdf']]
    }

    def "an attachment that cannot be had is refused at its place: #why"() {
        given:
        def own = courier.bring(CHAIR, 'own.txt', TEXT)
        def half = courier.begin(CHAIR, 'half.txt', 10).upload()
        def foreign = courier.bring('ietf-dispatch-chair', 'foreign.txt', TEXT)
        def wanted = attached(own, half, foreign)

        expect:
        hub.does(CHAIR, 'fileStatement', letter(attachments: wanted), 'statement { id }').problems.collect { [it.code, it.field] } == problems

        where:
        why                          | attached                                                                 || problems
        'it is nobody\'s'            | { a, b, c -> [[upload: new UUID(1, 1).toString()]] }          || [['ATTACHMENT_UPLOAD_UNKNOWN', ['attachments', '0', 'upload']], ['STATEMENT_CONTENT_MISSING', ['body']]]
        'it is not whole'            | { a, b, c -> [[upload: a], [upload: b]] }                || [['ATTACHMENT_UPLOAD_UNKNOWN', ['attachments', '1', 'upload']], ['STATEMENT_CONTENT_MISSING', ['body']]]
        'it is somebody else\'s'     | { a, b, c -> [[upload: c]] }                            || [['ATTACHMENT_UPLOAD_UNKNOWN', ['attachments', '0', 'upload']], ['STATEMENT_CONTENT_MISSING', ['body']]]
        'it is there twice'          | { a, b, c -> [[upload: a], [upload: a]] }                 || [['STATEMENT_ATTACHMENT_NAME_TWICE', ['attachments', '1']]]
        'it is its own twin'         | { a, b, c -> [[upload: a, readableTwin: a]] }             || [['STATEMENT_ATTACHMENT_TWIN_UNFIT', ['attachments', '0']]]
        'its twin is not beside it'  | { a, b, c -> [[upload: a, readableTwin: b]] }            || [['STATEMENT_ATTACHMENT_TWIN_UNFIT', ['attachments', '0']]]
    }

    def "a draft's attachments are its side's, and are put in order anew by whoever edits it"() {
        given:
        def strangers = [null, 'ietf-dispatch-chair', 'ietf-liaison', 'delegate', '3gpp-sa2-chair']
        def one = courier.bring(CHAIR, 'one.txt', TEXT)
        def draft = done(CHAIR, 'draftStatement', letter(attachments: [[upload: one]]), "statement { id $FILES }").statement

        when: 'another officer adds a file of their own, and keeps the first'
        def two = courier.bring('oma-secretariat', 'two.txt', TEXT)
        def edited = done('oma-secretariat', 'editDraft', [id: draft.id, attachments: [[upload: two], [upload: one]]], "statement { $FILES }").statement

        then:
        edited.attachments*.name == ['two.txt', 'one.txt']
        courier.fetch(edited.attachments[1].url, 'oma-secretariat').status == 200
        strangers.collectEntries { [it, courier.fetch(draft.attachments[0].url, it).status] } == strangers.collectEntries { [it, 404] }

        when: 'it loses the first'
        done(CHAIR, 'editDraft', [id: draft.id, attachments: [[upload: two]]], 'statement { id }')

        then:
        courier.fetch(draft.attachments[0].url, CHAIR).status == 404
    }

    def "GraphQL still takes no body of megabytes"() {
        expect:
        RawHttp.post(hub.context.getBean(EmbeddedServer).port, '{"query": "{ __typename }", "x": "' + 'x' * 3_000_000 + '"}').status == 413
    }

    def "only what behaves the same on MongoDB is used"() {
        expect:
        hub.store.strangers.empty
    }
}
