package org.sdohub.journey

import static org.sdohub.journey.Rain.drop

import org.sdohub.journey.Rain.Drop

/** What HTTP's framing can be abused for, and what a page of another site can make a browser send. */
class HostileHttp {

    static final String REFUSED = '^HTTP/1.[01] (400|405|408|411|413|414|415|417|431|501|505) '
    /** Refused, or hung up without a word. */
    static final String REFUSED_OR_CUT = "$REFUSED|^\$"
    static final String BODY = '{"query":"{ __typename }"}'

    static List<Drop> framing() {
        smuggled() + chunks() + lines() + headers() + slow() + coded()
    }

    /** Whoever stands before the hub could take the second request for somebody else's: it must never be answered. */
    private static List<Drop> smuggled() {
        def second = 'GET /schema.graphql HTTP/1.1\r\nHost: hub.example\r\nConnection: close\r\n\r\n'
        def post = { String headers, String body -> "POST /graphql HTTP/1.1\r\nHost: hub.example\r\nContent-Type: application/json\r\n$headers\r\n$body" }
        [
            ['a length and chunks', 'Content-Length: 4\r\nTransfer-Encoding: chunked\r\n', '0\r\n\r\n'],
            ['chunks and a length', 'Transfer-Encoding: chunked\r\nContent-Length: 0\r\n', '5\r\nhello\r\n0\r\n\r\n'],
            ['two lengths', "Content-Length: 0\r\nContent-Length: ${second.length()}\r\n", ''],
            ['a list of lengths', "Content-Length: 0, ${second.length()}\r\n", ''],
            ['a length with a sign', 'Content-Length: +0\r\n', ''],
            ['a length below zero', 'Content-Length: -1\r\n', ''],
            ['a length in hexadecimal', 'Content-Length: 0x0\r\n', ''],
            ['a length with words', 'Content-Length: 0 bytes\r\n', ''],
            ['a length beyond all numbers', 'Content-Length: 99999999999999999999\r\n', ''],
            ['an unknown transfer coding', 'Transfer-Encoding: xchunked\r\n', '0\r\n\r\n'],
            ['chunked not at the end', 'Transfer-Encoding: chunked, identity\r\n', '0\r\n\r\n'],
            ['chunked twice', 'Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\nContent-Length: 4\r\n', '0\r\n\r\n'],
            ['a coding with a tab', 'Transfer-Encoding:\tchunked\r\nContent-Length: 4\r\n', '0\r\n\r\n'],
            ['a coding in quotes', 'Transfer-Encoding: "chunked"\r\nContent-Length: 4\r\n', '0\r\n\r\n'],
            ['a blank before the colon of a coding', 'Transfer-Encoding : chunked\r\nContent-Length: 4\r\n', '0\r\n\r\n'],
            ['a blank before the colon of a length', "Content-Length : ${second.length()}\r\n", ''],
            ['a header on two lines', 'X-A: b\r\n Transfer-Encoding: chunked\r\nContent-Length: 4\r\n', '0\r\n\r\n'],
            ['a vertical tab in a coding', 'Transfer-Encoding: \u000bchunked\r\nContent-Length: 4\r\n', '0\r\n\r\n'],
        ].collect { what, headers, body ->
            drop("smuggling by $what", REFUSED_OR_CUT) { raw(post(headers, body), second) }
        }
    }

    private static List<Drop> chunks() {
        def chunked = { String body -> 'POST /graphql HTTP/1.1\r\nHost: hub.example\r\nConnection: close\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n' + body }
        [
            ['of no number', 'zz\r\nhello\r\n0\r\n\r\n'],
            ['below zero', '-5\r\nhello\r\n0\r\n\r\n'],
            ['beyond all numbers', 'ffffffffffffffffff\r\nhello\r\n0\r\n\r\n'],
            ['shorter than told', '2\r\nhello\r\n0\r\n\r\n'],
            ['without an end of line', '5\r\nhelloX0\r\n\r\n'],
            ['whose length never ends', '0' * 20_000 + '5\r\nhello\r\n0\r\n\r\n'],
            ['with endless words behind the length', '5;' + 'x' * 20_000 + '\r\nhello\r\n0\r\n\r\n'],
            ['with a host behind the end', "1a\r\n$BODY\r\n0\r\nHost: evil.example\r\nContent-Length: 9\r\nX: ${'y' * 20_000}\r\n\r\n"],
        ].collect { what, body -> drop("a chunk $what", REFUSED_OR_CUT) { half(chunked(body)) } }
    }

    private static List<Drop> lines() {
        def rest = 'Host: hub.example\r\nConnection: close\r\n\r\n'
        [
            ['nothing but line ends', '\r\n' * 2000 + 'x\r\n\r\n', REFUSED_OR_CUT],
            ['bytes of TLS', '\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003' + 'x' * 200 + '\r\n\r\n', REFUSED_OR_CUT],
            ['the preface of HTTP/2', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', '^HTTP/\\d.\\d (4|5)\\d\\d |^$'],
            ['zeros', '\u0000' * 500 + '\r\n\r\n', REFUSED_OR_CUT],
            ['one long word', 'x' * 100_000 + '\r\n\r\n', REFUSED_OR_CUT],
            ['no version', "GET /\r\n$rest", REFUSED_OR_CUT],
            ['version 3', "GET / HTTP/3.0\r\n$rest", '^HTTP/\\d.\\d (200|4\\d\\d|5\\d\\d) |^$'],
            ['a version of words', "GET / HTTP/one\r\n$rest", REFUSED_OR_CUT],
            ['an endless address', "GET /${'a' * 100_000} HTTP/1.1\r\n$rest", REFUSED_OR_CUT],
            ['an endless query', "GET /statements?q=${'a' * 100_000} HTTP/1.1\r\n$rest", REFUSED_OR_CUT],
            ['an unknown method', "BREW /graphql HTTP/1.1\r\n$rest", '^HTTP/1.[01] (400|404|405|501) '],
            ['TRACE', "TRACE /graphql HTTP/1.1\r\nX-Secret: canary\r\n$rest", '^HTTP/1.[01] (400|404|405|501) (?!(?s).*canary)'],
            ['CONNECT', "CONNECT evil.example:443 HTTP/1.1\r\n$rest", '^HTTP/1.[01] (400|404|405|501) '],
            ['a method of line ends', "GE\rT / HTTP/1.1\r\n$rest", REFUSED_OR_CUT],
            ['an address with a line end', "GET /\u0001\u0002\rX HTTP/1.1\r\n$rest", REFUSED_OR_CUT],
            ['an address of another host', "GET http://evil.example/statements HTTP/1.1\r\n$rest", '^HTTP/1.[01] (200|400|404|421) (?!(?s).*evil)'],
            ['an address that is none', "GET /%zz HTTP/1.1\r\n$rest", REFUSED],
            ['half an escape', "GET /%e HTTP/1.1\r\n$rest", REFUSED],
            ['an escaped NUL', "GET /orgs/%00 HTTP/1.1\r\n$rest", '^HTTP/1.[01] (400|404) '],
            ['an escape of no character', "GET /orgs/%ff%fe HTTP/1.1\r\n$rest", '^HTTP/1.[01] (400|404) '],
            ['an overlong escape of a slash', "GET /assets/%c0%af..%c0%afapplication.yml HTTP/1.1\r\n$rest", '^HTTP/1.[01] (400|404) '],
            ['steps out of the folder', "GET /assets/../../application.yml HTTP/1.1\r\n$rest", '^HTTP/1.[01] (400|404) '],
            ['escaped steps out of the folder', "GET /console/%2e%2e%2f%2e%2e%2fapplication.yml HTTP/1.1\r\n$rest", '^HTTP/1.[01] (400|404) '],
            ['twice escaped steps', "GET /assets/%252e%252e%252fapplication.yml HTTP/1.1\r\n$rest", '^HTTP/1.[01] (400|404) '],
            ['steps by backslash', "GET /assets/..\\..\\application.yml HTTP/1.1\r\n$rest", '^HTTP/1.[01] (400|404) '],
        ].collect { what, text, answer -> drop("a request line: $what", answer) { raw(text) } }
    }

    private static List<Drop> headers() {
        def get = { String headers -> "GET /health HTTP/1.1\r\nConnection: close\r\n$headers\r\n" }
        def ours = 'Host: hub.example\r\n'
        [
            ['no Host', '', REFUSED],
            ['two Hosts', "${ours}Host: evil.example\r\n", REFUSED],
            ['the same Host twice', ours + ours, REFUSED],
            ['an empty Host', 'Host: \r\n', '^HTTP/1.[01] (200|400) '],
            ['a Host with a path', 'Host: hub.example/evil\r\n', '^HTTP/1.[01] (200|400) (?!(?s).*evil)'],
            ['a Host with a login', 'Host: a@evil.example\r\n', '^HTTP/1.[01] (200|400) (?!(?s).*evil)'],
            ['ten thousand headers', ours + (1..10_000).collect { "X-$it: y\r\n" }.join(), REFUSED_OR_CUT],
            ['one of a megabyte', "${ours}X-Long: ${'y' * 1_000_000}\r\n", REFUSED_OR_CUT],
            ['a name of a megabyte', "$ours${'x' * 1_000_000}: y\r\n", REFUSED_OR_CUT],
            ['a name of blanks', "${ours} : y\r\n", '^HTTP/1.[01] (200|400) '],
            ['no name', "${ours}: y\r\n", REFUSED_OR_CUT],
            ['no colon', "${ours}nonsense\r\n", REFUSED_OR_CUT],
            ['a NUL in a name', "${ours}X\u0000Y: z\r\n", REFUSED_OR_CUT],
            ['a NUL in a value', "${ours}X: a\u0000b\r\n", REFUSED_OR_CUT],
            ['a line end in a value', "${ours}X-Request-Id: a\rSet-Cookie: b\r\n", '^HTTP/1.[01] \\d\\d\\d (?!(?s).*[Ss]et-[Cc]ookie)|^$'],
            ['bytes of no text', "${ours}X: \u00ff\u00fe\u0080\r\n", '^HTTP/1.[01] (200|400) '],
            ['a request id of markup', "${ours}X-Request-Id: <script>alert(1)</script>\r\n", '^HTTP/1.[01] 200 (?!(?s).*script)'],
            ['a trace of nonsense', "${ours}traceparent: ${'z' * 2000}\r\n", '^HTTP/1.[01] 200 (?!(?s).*zzz)'],
            ['an expectation that nobody has', "${ours}Expect: the-moon\r\n", '^HTTP/1.[01] (200|417) '],
            ['an upgrade to nothing', "${ours}Upgrade: h2c, TLS/1.0\r\nHTTP2-Settings: AAMAAABkAAQAAP__\r\n", '^HTTP/1.[01] (200|400) '],
            ['ranges without end', "${ours}Range: bytes=${(0..500).collect { "$it-$it" }.join(',')}\r\n", '^HTTP/1.[01] (200|400|416) '],
            ['an Accept without end', "${ours}Accept: ${(1..300).collect { "a/b$it;q=0.$it" }.join(',')}\r\n", '^HTTP/1.[01] (200|400|406) '],
            ['an Accept of nonsense', "${ours}Accept: ;;;/,/;q=x\r\n", '^HTTP/1.[01] (200|400|406) '],
            ['an address forwarded for somebody', "${ours}X-Forwarded-For: 10.0.0.1, <b>\r\nForwarded: for=\"[::1]\";host=evil.example\r\n", '^HTTP/1.[01] 200 (?!(?s).*evil)'],
            ['another method in a header', "${ours}X-HTTP-Method-Override: DELETE\r\n", '^HTTP/1.[01] 200 '],
            ['cookies that nobody gave', "${ours}Cookie: ${(1..100).collect { "c$it=$it" }.join('; ')}\r\n", '^HTTP/1.[01] 200 '],
            ['a cookie of nonsense', "${ours}Cookie: =;=;;\"a\u0001\r\n", '^HTTP/1.[01] (200|400) |^$'],
        ].collect { what, text, answer -> drop("headers: $what", answer) { raw(get(text)) } }
    }

    /** Who says half and goes leaves nothing behind; who says half and stays is cut off by the idle time-out. */
    private static List<Drop> slow() {
        [
            ['half a word', 'GE'],
            ['half a line', 'GET /statements HT'],
            ['half the headers', 'GET /statements HTTP/1.1\r\nHost: hub.exam'],
            ['headers without end', 'GET /statements HTTP/1.1\r\nHost: hub.example\r\n'],
            ['half a body', "POST /graphql HTTP/1.1\r\nHost: hub.example\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{\"query\""],
            ['half a chunk', 'POST /graphql HTTP/1.1\r\nHost: hub.example\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nff\r\n{'],
            ['half a form', 'POST /submissions/new HTTP/1.1\r\nHost: hub.example\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 400\r\n\r\ntitle='],
            ['half a sign-in', 'POST /login HTTP/1.1\r\nHost: hub.example\r\nContent-Type: application/json\r\nContent-Length: 400\r\n\r\n{"username"'],
        ].collect { what, text -> drop("$what, and then nothing", '^HTTP/1.[01] 4|^$') { half(text) } }
    }

    private static List<Drop> coded() {
        def zipped = { String text ->
            def out = new ByteArrayOutputStream()
            new java.util.zip.GZIPOutputStream(out).withStream { it.write(text.getBytes('UTF-8')) }
            out.toByteArray()
        }
        def json = ['Content-Type': 'application/json']
        [
            ['a body of 2.5 MB', { http('POST', '/graphql', json, '{"query":"' + ' ' * 2_500_000 + '"}') }],
            ['a body of 40 MB announced', { half('POST /graphql HTTP/1.1\r\nHost: hub.example\r\nContent-Type: application/json\r\nContent-Length: 40000000\r\n\r\n', 'x' * 100_000) }],
            ['a bomb by gzip', { http('POST', '/graphql', json + ['Content-Encoding': 'gzip'], zipped('{"query":"' + ' ' * 20_000_000 + '"}')) }],
            ['a small body by gzip', { http('POST', '/graphql', json + ['Content-Encoding': 'gzip'], zipped(BODY)) }],
            ['a body by a coding that nobody has', { http('POST', '/graphql', json + ['Content-Encoding': 'evil'], 'xyz') }],
            ['a sign-in of 3 MB', { http('POST', '/login', json, '{"username":"' + 'x' * 3_000_000 + '","password":"x"}') }],
        ].collect { what, sent -> drop(what, '^HTTP/1.[01] (200|4\\d\\d) |^$', sent) }
    }

    /** A browser sends these without asking, in the name of whoever sits before it. */
    static List<Drop> crossSite() {
        def mutation = 'mutation { submitStatementWithoutLogin(input: {submitter: {name: "x", address: "x@evil.example"}, to: ["IETF"], unknownSender: "x", title: "x", purpose: FOR_INFORMATION, body: "x"}) { receipt { path } } }'
        def json = groovy.json.JsonOutput.toJson([query: mutation])
        def asGet = '/graphql?query=' + URLEncoder.encode(mutation, 'UTF-8')
        def types = [null, 'text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'application/graphql', 'text/json',
                     'application/json, text/plain', 'text/plain; application/json', 'application/json; charset=utf-7', 'application/jsonp', 'application/csp-report', 'application/*']
        def drops = ['hub.example', 'localhost'].collectMany { host ->
            types.collect { type -> drop("a mutation as $type, to $host", host == 'localhost' ? '^HTTP/1.1 (403|415) ' : '^HTTP/1.1 415 ') { http('POST', '/graphql', [Host: host, 'Content-Type': type, Origin: 'https://evil.example'], json) } } +
            [drop("a mutation by GET, to $host", '^HTTP/1.1 (403|405) ') { http('GET', asGet, [Host: host, Origin: 'https://evil.example']) },
             drop("a mutation by HEAD, to $host", '^HTTP/1.[01] (404|405) ') { http('HEAD', asGet, [Host: host]) },
             drop("a mutation by an image, to $host", '^HTTP/1.[01] 405 ') { http('GET', asGet, [Host: host, Accept: 'image/*,*/*;q=0.1', 'Sec-Fetch-Site': 'cross-site', 'Sec-Fetch-Mode': 'no-cors']) }] +
            ['https://evil.example', 'null', 'https://hub.example.evil.example', 'http://hub.example:81', 'file://', 'https://evil.example/hub.example'].collectMany { origin -> [
                drop("a form from $origin, to $host", '^HTTP/1.[01] 403 ') { form('/submissions/new', [name: 'x', title: 'x'], [Host: host, Origin: origin]) },
                drop("a WebSocket from a page of $origin, to $host", '^HTTP/1.[01] 403 ') { socket([Host: host, Origin: origin]) },
                drop("a question before asking, from $origin, to $host", '^HTTP/1.[01] (200|204|403|404|405) (?!(?s).*[Aa]ccess-[Cc]ontrol-[Aa]llow)') {
                    http('OPTIONS', '/graphql', [Host: host, Origin: origin, 'Access-Control-Request-Method': 'POST', 'Access-Control-Request-Headers': 'content-type,authorization'])
                },
                drop("a query whose answer $origin wants to read, to $host", '^HTTP/1.[01] (200|403) (?!(?s).*[Aa]ccess-[Cc]ontrol-[Aa]llow)') {
                    http('GET', '/graphql?query=%7B__typename%7D', [Host: host, Origin: origin])
                },
            ] }
        }
        drops + ['cross-site', 'same-site'].collect { site ->
            drop("a form that the browser calls $site", '^HTTP/1.[01] 403 ') { form('/submissions/new', [name: 'x', title: 'x'], ['Sec-Fetch-Site': site]) }
        } + [drop('a confirmation from another site', '^HTTP/1.[01] 4') { form('/submissions/confirm/x', [:], [Origin: 'https://evil.example']) },
             drop('a sign-in as a form', '^HTTP/1.[01] 415 ') { form('/login', [username: 'oma-secretariat', password: 'liaison-demo']) },
             drop('a sign-in as plain text', '^HTTP/1.[01] 415 ') { http('POST', '/login', ['Content-Type': 'text/plain'], '{"username":"oma-secretariat","password":"liaison-demo"}') },
             drop('an upload without its header', '^HTTP/1.[01] 412 ') { form('/attachments/uploads', [x: 'y'], [Origin: 'https://evil.example']) }]
    }
}
