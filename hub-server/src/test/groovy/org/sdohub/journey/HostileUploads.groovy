package org.sdohub.journey

import static org.sdohub.journey.Rain.drop

import java.util.zip.ZipEntry
import java.util.zip.ZipOutputStream
import org.sdohub.journey.Rain.Drop

/** Files with names, lengths and contents that are meant to hurt, and uploads that are played with. */
class HostileUploads {

    static final String REFUSED = '^HTTP/1.1 (400|409|412|413|415|429) '
    static final String PIECE = 'application/offset+octet-stream'

    static List<Drop> files() {
        names() + lengths() + games() + contents()
    }

    private static Map<String, String> begin(String name, Object length) {
        ['Tus-Resumable': '1.0.0', 'Upload-Length': length, 'Upload-Metadata': 'filename ' + name.getBytes('UTF-8').encodeBase64()]
    }

    private static List<Drop> names() {
        ['', ' ', '.', '..', '../x.txt', '../../../../etc/passwd', '/etc/passwd', 'C:\\windows\\system.ini', '..\\x.txt', '\\\\server\\share\\x', 'a/b.txt', 'x.txt/', 'x\u0000.pdf', 'x\r\nSet-Cookie: a=b.txt', 'x\n.txt', 'x\t.txt', 'x\u001b[31m.txt',
         '\u202Efdp.exe', 'x\u200b.txt', '\u2066x\u2069.pdf', 'x\u2028.txt', 'x\u0085.txt', '\ufeffx.txt', '\ud800x.txt', 'x"; filename="evil.html', '<script>.html', 'x|y.txt', 'x?.txt', 'x*.txt', 'x:y.txt', 'CON', 'nul.txt', 'COM1.pdf', 'lpt9', '.htaccess',
         'x.txt.', 'x.txt ', ' x.txt', 'x' * 256 + '.txt', 'ä' * 200, '\ue000.txt'].collect { name ->
            drop("a file named ${name.take(24).inspect()}", REFUSED) { http('POST', '/attachments/uploads', begin(name, 10)) }
        } + [
            ['no metadata', null], ['empty metadata', ''], ['a name of no base64', 'filename %%%'], ['a name twice', 'filename eA==,filename eQ=='], ['a name without a value', 'filename'], ['other metadata', 'x eA=='], ['metadata of commas', ',' * 1000],
            ['a name of no UTF-8', 'filename //7//g=='], ['metadata of 7 KB', 'filename ' + 'x' * 7000],
        ].collect { what, metadata -> drop("an upload with $what", REFUSED) { http('POST', '/attachments/uploads', ['Tus-Resumable': '1.0.0', 'Upload-Length': 10, 'Upload-Metadata': metadata]) } }
    }

    private static List<Drop> lengths() {
        [0, -1, '+5', '0x10', '1e3', '5 ', 'x', '', '10485761', '9223372036854775807', '99999999999999999999', '1,1', '５'].collect { length ->
            drop("an upload of ${length.inspect()} bytes", REFUSED) { raw("POST /attachments/uploads HTTP/1.1\r\nHost: hub.example\r\nConnection: close\r\nTus-Resumable: 1.0.0\r\nUpload-Metadata: filename eC50eHQ=\r\nUpload-Length: ", length.toString().getBytes('UTF-8'), '\r\nContent-Length: 0\r\n\r\n') }
                    .with { "$length" == '5 ' ? new Drop(it.what, '^HTTP/1.1 (201|4)', it.sent) : it }
        } + [
            ['no protocol', [:]], ['another version', ['Tus-Resumable': '0.2.2']], ['a version of nonsense', ['Tus-Resumable': 'x' * 500]], ['a deferred length', ['Tus-Resumable': '1.0.0', 'Upload-Defer-Length': '1']], ['a final of parts', ['Tus-Resumable': '1.0.0', 'Upload-Concat': 'final;/attachments/uploads/x']],
        ].collect { what, headers -> drop("an upload with $what", REFUSED) { http('POST', '/attachments/uploads', headers) } }
    }

    /** An upload of ten bytes, that its sender then plays with; it is thrown away in the end. */
    private static Closure<String> upload(Closure<String> game) {
        return {
            def begun = delegate.http('POST', '/attachments/uploads', begin('x.txt', 10))
            def at = (begun =~ /(?i)location: (\S+)/)[0][1]
            try {
                return game.rehydrate(delegate, owner, thisObject).call(at)
            } finally {
                delegate.http('DELETE', at, ['Tus-Resumable': '1.0.0'])
            }
        }
    }

    private static List<Drop> games() {
        def tus = ['Tus-Resumable': '1.0.0']
        [
            ['going on where nothing is', '^HTTP/1.1 409 ', { at -> http('PATCH', at, tus + ['Upload-Offset': 5, 'Content-Type': PIECE], 'hello') }],
            ['going on before the beginning', REFUSED, { at -> http('PATCH', at, tus + ['Upload-Offset': -1, 'Content-Type': PIECE], 'hello') }],
            ['going on at a place of words', REFUSED, { at -> http('PATCH', at, tus + ['Upload-Offset': 'x', 'Content-Type': PIECE], 'hello') }],
            ['going on without a place', REFUSED, { at -> http('PATCH', at, tus + ['Content-Type': PIECE], 'hello') }],
            ['going on beyond all numbers', REFUSED, { at -> http('PATCH', at, tus + ['Upload-Offset': '99999999999999999999', 'Content-Type': PIECE], 'hello') }],
            ['more than was told', '^HTTP/1.1 413 ', { at -> http('PATCH', at, tus + ['Upload-Offset': 0, 'Content-Type': PIECE], 'x' * 11) }],
            ['a megabyte more than was told', '^HTTP/1.1 413 |^$', { at -> http('PATCH', at, tus + ['Upload-Offset': 0, 'Content-Type': PIECE], 'x' * 1_000_000) }],
            ['a piece of another type', '^HTTP/1.1 415 ', { at -> http('PATCH', at, tus + ['Upload-Offset': 0, 'Content-Type': 'text/plain'], 'hello') }],
            ['a piece of a form', '^HTTP/1.1 415 ', { at -> http('PATCH', at, tus + ['Upload-Offset': 0, 'Content-Type': 'multipart/form-data; boundary=x'], '--x\r\n') }],
            ['the same piece twice', '^HTTP/1.1 409 ', { at -> http('PATCH', at, tus + ['Upload-Offset': 0, 'Content-Type': PIECE], 'hello'); http('PATCH', at, tus + ['Upload-Offset': 0, 'Content-Type': PIECE], 'hello') }],
            ['half a piece, and away', '^HTTP/1.1 4|^$', { at -> half("PATCH $at HTTP/1.1\r\nHost: hub.example\r\nTus-Resumable: 1.0.0\r\nUpload-Offset: 0\r\nContent-Type: $PIECE\r\nContent-Length: 10\r\n\r\nhel") }],
            ['a piece for what is thrown away', '^HTTP/1.1 404 ', { at -> http('DELETE', at, tus); http('PATCH', at, tus + ['Upload-Offset': 0, 'Content-Type': PIECE], 'hello') }],
            ['thrown away twice', '^HTTP/1.1 (204|404) ', { at -> http('DELETE', at, tus); http('DELETE', at, tus) }],
            ['somebody else throwing it away under another name', '^HTTP/1.1 (400|404) ', { at -> http('DELETE', at + '%2f..', tus) }],
            ['attached before it is whole', '"code":"[A-Z_]*(ATTACHMENT|UPLOAD)[A-Z_]*"', { at -> graphql([query: 'mutation($u: ID!) { fileStatement(input: {from: ["OMA"], to: ["IETF"], title: "x", purpose: FOR_INFORMATION, attachments: [{upload: $u}]}) { problems { code } } }',
                    variables: [u: at.split('/').last()]], Rain.as(hub.token('oma-secretariat'))) }],
        ].collect { what, answer, game -> drop("an upload: $what", answer, upload(game)) }
    }

    /** What a file is, is told from its bytes and never from its name; nothing of it is unpacked. */
    private static List<Drop> contents() {
        def zip = { String name, int size ->
            def out = new ByteArrayOutputStream()
            new ZipOutputStream(out).withStream { it.putNextEntry(new ZipEntry(name)); it.write(new byte[size]); it.closeEntry() }
            out.toByteArray()
        }
        def tests = [
            ['a zip bomb', 'x.zip', zip('x', 50_000_000)], ['a zip that leads out of its folder', 'x.zip', zip('../../etc/passwd', 10)], ['a zip named PDF', 'x.pdf', zip('x', 10)],
            ['a page named PDF', 'x.pdf', '<html><script>alert(1)</script></html>'.bytes], ['a page named text', 'x.txt', '<html><script>alert(1)</script></html>'.bytes], ['a picture that runs', 'x.svg', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'.bytes],
            ['a PDF that is a page too', 'x.html', '%PDF-1.4\n<script>alert(1)</script>'.bytes], ['a picture that is a script too', 'x.gif', 'GIF89a/*<script>*/=1'.bytes], ['a program', 'x.txt', [0x7f, 0x45, 0x4c, 0x46] as byte[]], ['another program', 'x.txt', 'MZ\u0090'.getBytes('ISO-8859-1')],
            ['entities without end', 'x.xml', '<!DOCTYPE a [<!ENTITY b "bbbbbbbbbb"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]><a>&c;</a>'.bytes], ['a file of the machine by entity', 'x.xml', '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'.bytes], ['zeros', 'x.txt', new byte[1000]],
            ['text of UTF-16', 'x.txt', 'hello'.getBytes('UTF-16')], ['half a character', 'x.txt', [0x61, 0xc3] as byte[]], ['a formula', 'x.csv', '=cmd|\'/c calc\'!A1'.bytes],
        ]
        tests.collect { what, name, bytes ->
            drop("a file of $what", '^HTTP/1.1 200 (?s).*nosniff(?s).*"mediaType":"[a-z0-9/+.-]+"') {
                def begun = http('POST', '/attachments/uploads', begin(name, bytes.length) + ['Content-Type': PIECE], bytes)
                def at = (begun =~ /(?i)location: (\S+)/)[0][1]
                def told = http('GET', at)
                http('DELETE', at, ['Tus-Resumable': '1.0.0'])
                told
            }
        }
    }
}
