package org.sdohub.adapter.security

import java.nio.file.Files
import org.sdohub.adapter.graphql.RawHttp
import org.sdohub.adapter.graphql.SocketClient

/** What a browser sends along counts for the hub's own pages only, and for nobody else's. */
class KeepingOtherSitesOutSpec extends WithABrowser {

    def "by cookie, #method #path (#type) from Origin #origin, Sec-Fetch-Site #site: #status"() {
        given: 'what is refused changes nothing, so one session does for all of it'
        def mine = status == 403 ? lasting() : signedIn()

        when:
        def answer = send(method, path, [Cookie: mine, Origin: origin, 'Sec-Fetch-Site': site, 'Content-Type': type], body)

        then:
        answer.status == status
        status != 403 || answer.json().code == 'CROSS_SITE_REQUEST' && answer.headers['set-cookie'] == null && viewer(mine).signedIn

        where:
        [method, path, type, body, origin, site, status] << REQUESTS.collectMany { request ->
            (request[4] == null ? [] : OUR_PAGES.collect { request.take(4) + it + request[4] }) + OTHERS.collect { request.take(4) + it + 403 }
        }
    }

    def "without a cookie, #method #path (#type) from Origin #origin, Sec-Fetch-Site #site: #status, or another site signs its visitor in as somebody else"() {
        expect:
        send(method, path, [Origin: origin, 'Sec-Fetch-Site': site, 'Content-Type': type], body).status == status

        where:
        method | path       | type               | body                                                         | origin                 | site           || status
        'POST' | '/sign-in' | FORM               | 'username=x&password=y'                                      | OURS                   | 'same-origin'  || 303
        'POST' | '/sign-in' | FORM               | 'username=x&password=y'                                      | 'https://evil.example' | 'cross-site'   || 403
        'POST' | '/sign-in' | FORM               | 'username=x&password=y'                                      | 'https://evil.example' | null           || 403
        'POST' | '/sign-in' | FORM               | 'username=x&password=y'                                      | 'null'                 | null           || 403
        'POST' | '/sign-in' | FORM               | 'username=x&password=y'                                      | null                   | null           || 403
        'POST' | '/sign-in/'| FORM               | 'username=x&password=y'                                      | 'https://evil.example' | 'cross-site'   || 403
        'POST' | '/sign-out'| FORM               | ''                                                           | 'https://evil.example' | 'cross-site'   || 403
        'POST' | '/login'   | 'application/json' | '{"username":"x","password":"y","session":"cookie"}'         | 'https://evil.example' | null           || 403
        'POST' | '/login'   | 'application/json' | '{"username":"x","password":"y","session":"cookie"}'         | null                   | 'cross-site'   || 403
        'POST' | '/login'   | 'application/json' | '{"username":"xxx","password":"y","session":"cookie"}'       | OURS                   | 'same-origin'  || 401
        'POST' | '/login'   | 'text/plain'       | '{"username":"xxx","password":"y","session":"cookie"}'       | null                   | null           || 415
        'POST' | '/login'   | FORM               | 'username=xxx&password=y&session=cookie'                     | null                   | null           || 415
    }

    def "reading by cookie is for our own pages and whoever follows a link here: Sec-Fetch-Site #site, mode #mode: #status"() {
        expect:
        send('GET', '/graphql?query=%7Bviewer%7Bname%7D%7D', [Cookie: lasting(), 'Sec-Fetch-Site': site, 'Sec-Fetch-Mode': mode, Origin: null], null).status == status

        where:
        site          | mode       || status
        'same-origin' | 'cors'     || 200
        'none'        | 'navigate' || 200
        'cross-site'  | 'navigate' || 200
        null          | null       || 200
        'cross-site'  | 'no-cors'  || 403
        'same-site'   | 'no-cors'  || 403
        'cross-site'  | null       || 403
    }

    def "GET changes nothing: #path"() {
        given:
        def mine = signedIn()

        expect:
        send('GET', path, [Cookie: mine, 'Sec-Fetch-Site': 'cross-site', 'Sec-Fetch-Mode': 'navigate'], null).status in [404, 405]
        viewer(mine).signedIn

        where:
        path << ['/sign-out', '/logout', '/logout/everywhere', '/account/links', '/account/unlink']
    }

    def "a bearer token comes from whoever has it: no origin concerns it, and a cookie beside it counts nothing"() {
        given:
        def name = account()
        def token = token(name)

        expect:
        viewer(cookies, ['Authorization': "Bearer $token", Origin: 'https://evil.example', 'Sec-Fetch-Site': 'cross-site']).name == "Somebody $name"

        and: 'also none that is good, where the token is not'
        send('POST', '/graphql', [Cookie: lasting(), Authorization: 'Bearer x', Origin: OURS, 'Content-Type': 'application/json'], WHO).with {
            assert it.status == 401 && it.headers['set-cookie'] == null
            true
        }

        where:
        cookies << [null, '__Host-hub-session=x', '__Host-hub-session=' + UUID.randomUUID() + '.' + 'A' * 43]
    }

    def "a WebSocket of our own pages is its reader's; one of a page that may open one is nobody's, until it says who"() {
        given:
        def socket = new SocketClient(port, [Cookie: lasting(), Origin: origin])

        when:
        socket.say([type: 'connection_init'])
        assert socket.next().type == 'connection_ack'
        socket.subscribe('1', '{ viewer { signedIn } }')

        then:
        socket.next().payload.data.viewer.signedIn == known

        cleanup:
        socket?.close()

        where:
        origin                || known
        OURS                  || true
        'https://sdo.example' || false
    }

    def "a WebSocket with a cookie from Origin #origin is opened with #status"() {
        expect:
        RawHttp.upgrade(port, [Connection: 'Upgrade', Upgrade: 'websocket', 'Sec-WebSocket-Version': '13', 'Sec-WebSocket-Key': 'dGhlIHNhbXBsZSBub25jZQ==',
                               'Sec-WebSocket-Protocol': 'graphql-transport-ws', Cookie: lasting(), Origin: origin]).status == status

        where:
        origin                   || status
        OURS                     || 101
        'https://sdo.example'    || 101
        null                     || 403
        'null'                   || 403
        'https://evil.example'   || 403
        'http://hub.example'     || 403
    }

    def "event streams and files are had by cookie"() {
        expect:
        send('POST', '/graphql', [Cookie: lasting(), Origin: OURS, 'Content-Type': 'application/json', Accept: 'text/event-stream'], WHO).body.contains('"signedIn":true')
        get("/attachments/${UUID.randomUUID()}/${UUID.randomUUID()}", [Cookie: lasting()]).status == 404
        get("/attachments/${UUID.randomUUID()}/${UUID.randomUUID()}", [Cookie: '__Host-hub-session=x']).status == 401
    }

    def "what may be kept is never answered by cookie, nor shown to whom has one"() {
        given:
        def path = '/graphql?documentId=sha256:' + Files.readAllBytes(hub.documents.resolve('who.graphql')).digest('SHA-256')

        when:
        def (everybodys, mine) = [get(path, [Accept: 'application/json']), get(path, [Accept: 'application/json', Cookie: lasting()])]

        then:
        everybodys.headers['cache-control'] == 'public, no-cache'
        mine.headers['cache-control'] == 'no-store'
        [everybodys, mine].every { it.headers.vary == 'Accept, Authorization, Cookie' }
        mine.body.contains('Somebody') && !everybodys.body.contains('Somebody')
    }

    def "no other site is let read what a cookie gives"() {
        expect:
        ['https://evil.example', 'https://sdo.example', OURS].every { origin ->
            def answer = send('OPTIONS', '/graphql', [Origin: origin, 'Access-Control-Request-Method': 'POST', 'Access-Control-Request-Headers': 'content-type'], null)
            answer.headers.keySet().every { !it.startsWith('access-control') }
        }
    }

    static final List OUR_PAGES = [[OURS, 'same-origin'], [OURS, null], [null, 'same-origin'], ['https://hub.example:443', null]]
    static final List OTHERS = [
        [null, null], [null, 'none'], ['null', null], ['https://evil.example', null], ['https://evil.example', 'cross-site'], ['https://evil.example', 'same-origin'],
        ['https://other.hub.example', 'same-site'], ['http://hub.example', null], ['https://hub.example.evil', null], ['https://hub.example:8443', null],
        ['https://sdo.example', null], [OURS, 'cross-site'], [null, 'cross-site'], [null, 'same-site']]
    /** Method, path, content type, body, and the status for a page of ours; null where that is told elsewhere. */
    static final List REQUESTS = [
        ['POST', '/graphql', 'application/json', WHO, 200],
        ['POST', '/graphql', 'text/plain', WHO, 415],
        ['POST', '/graphql', FORM, 'query={viewer{name}}', 415],
        ['POST', '/attachments/uploads', 'application/offset+octet-stream', 'x', null],
        ['PATCH', '/attachments/uploads/x', 'application/offset+octet-stream', 'x', null],
        ['DELETE', '/attachments/uploads/x', 'application/json', '', null],
        ['POST', '/submissions/new', FORM, 'title=x', 422],
        ['POST', '/dependency-lists/drafts/ietf-oma/oma.csv', 'text/csv', 'x', null],
        ['POST', '/login/refresh', 'application/json', '{}', 400],
        ['POST', '/logout', 'application/json', '{}', 400],
        ['POST', '/logout/everywhere', 'application/json', '{}', 204],
        ['POST', '/sign-in', FORM, 'username=x&password=y', 303],
        ['POST', '/sign-out', FORM, 'where=here', 303],
        ['POST', '/account/links', FORM, '', 303],
        ['POST', '/account/unlink', FORM, '', 303]]
}
