package org.sdohub.house

import org.sdohub.a.RunningHub
import org.sdohub.a.ThePolicy
import org.sdohub.adapter.graphql.DoorsFixture
import org.sdohub.adapter.graphql.RawHttp
import spock.lang.Shared
import spock.lang.Specification

/**
 * Whatever the hub answers, on whatever path and for whatever reason, tells a browser to run, guess, keep and frame nothing
 * of it. The paths are those of policy.txt, which has all of them.
 */
class ProtectingEveryAnswerSpec extends Specification {

    /** What stands in the braces of a path: something that is there, so that real answers are seen too. */
    static final Map<String, String> THERE = [
            name: 'oma-ietf', organization: 'oma', group: 'cd', number: 'LS-2009-0001', key: 'oma-ietf', relationship: 'oma-ietf', '+designation': 'oma-ts-sip_push',
            selector: 'readiness', token: 'nobodys', id: '00000000-0000-4000-8000-000000000000', statement: 'x', attachment: 'y', path: 'x']

    /** Paths whose braces hold something else than elsewhere. */
    static final Map<String, String> SPECIAL = ['/assets/{name}': '/assets/none.js', '/console/{name}': '/console/examples.json', '/dependency-lists/{name}': '/dependency-lists/oma-ietf-oma-1.csv',
                                                '/dependency-lists/drafts/{relationship}/{name}': '/dependency-lists/drafts/oma-ietf/oma.csv']

    @Shared
    RunningHub hub = RunningHub.withDemoWorld()
    @Shared
    int port = URI.create(hub.address).port

    static List<String> paths() {
        ThePolicy.written().rules.values().flatten().findAll { it.contains(' /') }
    }

    private static String filled(String template) {
        def path = SPECIAL[template] ?: template.replaceAll(/\{([^}]+)\}/) { all, name -> THERE[name] ?: 'x' }
        path
    }

    def "#how is protected"() {
        when:
        def answer = headers.Upgrade ? RawHttp.upgrade(port, headers) : RawHttp.send(port, method, path, headers, body)

        then:
        faults(answer) == []

        where:
        [how, method, path, headers, body] << paths().collectMany { one ->
            def (method, template) = one.split(' ')
            def path = filled(template)
            def given = method in ['POST', 'PATCH', 'PUT'] ? '' : null
            [
                ["$one for a browser", method, path, [Accept: 'text/html'], given],
                ["$one for a program", method, path, [Accept: 'application/json'], given],
                ["$one with a forged token", method, path, [Authorization: 'Bearer forged'], given],
                ["$one, asked with HEAD", 'HEAD', path, [:], null],
                ["$one, asked with what it does not know", 'LOCK', path, [:], null],
                ["$one, given rubbish", 'POST', path, ['Content-Type': 'application/json'], '{'],
            ]
        } + [
            ['a page that is not there', 'GET', '/nowhere', [Accept: 'text/html'], null],
            ['an address that is none', 'GET', '/%zz', [:], null],
            ['a request for nobody', 'GET', '/', [Host: null], null],
            ['a body that is too long', 'POST', '/graphql', ['Content-Type': 'application/json'], 'x' * 3_000_000],
            ['a socket for a foreign page', 'GET', '/graphql', [Connection: 'Upgrade', Upgrade: 'websocket', Origin: 'https://evil.example', 'Sec-WebSocket-Version': '13', 'Sec-WebSocket-Key': 'dGhlIHNhbXBsZSBub25jZQ=='], null],
            ['a refused sign-in', 'POST', '/login', ['Content-Type': 'application/json'], '{"username":"x","password":"y"}'],
            ['a question', 'GET', '/graphql?query=%7B__typename%7D', [:], null],
            ['a subscription', 'GET', '/graphql?query=subscription%7Bnothing%7D', [Accept: 'text/event-stream'], null],
            ['a style', 'GET', '/plain.css', ['If-None-Match': '*'], null],
        ]
    }

    def "a fault is protected, and what tells of a fault"() {
        given:
        def doors = new DoorsFixture()

        expect:
        faults(RawHttp.post(doors.port, [query: '{ faultNotNull }'])) == []

        cleanup:
        doors.close()
    }

    def "a hub that is reached by https says that it is reached by nothing else: #url"() {
        given:
        def doors = new DoorsFixture('hub.url': url)

        expect:
        RawHttp.post(doors.port, [query: '{ hello }']).headers['strict-transport-security'] == said
        RawHttp.send(doors.port, 'GET', '/%zz', [:], null).headers['strict-transport-security'] == said

        cleanup:
        doors.close()

        where:
        url                    || said
        'https://hub.example'  || 'max-age=31536000'
        'http://hub.example'   || null
    }

    private static List<String> faults(RawHttp.Answer answer) {
        def policy = answer.headers['content-security-policy'] ?: ''
        def wrong = [
                'no policy for content'       : policy.empty,
                'scripts in the page'         : policy =~ /(script-src|default-src)[^;]*unsafe/ || policy =~ /script-src[^;]*(\*|https?:|data:)/,
                'framed by others'            : !(policy.contains("frame-ancestors 'none'") || policy.contains('sandbox')),
                'guessing'                    : answer.headers['x-content-type-options'] != 'nosniff',
                'referrer'                    : !(answer.headers['referrer-policy'] in ['same-origin', 'no-referrer']),
                'nothing said of keeping'     : !answer.headers['cache-control'],
                'private and kept'            : answer.headers['cache-control'] =~ /public/ && answer.status >= 400,
                'a server that tells its name': answer.headers['server'] || answer.headers['x-powered-by'],
        ].findAll { it.value }.keySet() as List
        wrong ? ["$answer.status: $wrong".toString()] : []
    }
}
