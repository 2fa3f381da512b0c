package org.sdohub.journey

import java.net.http.HttpClient
import java.net.http.HttpRequest
import java.net.http.HttpResponse
import org.sdohub.a.RunningHub
import org.sdohub.adapter.graphql.EventSourceClient
import org.sdohub.adapter.graphql.SocketClient
import org.sdohub.identity.AuditLog
import org.sdohub.identity.AuditStore
import spock.lang.Shared
import spock.lang.Specification

/** A secretariat gives its own program a token; the program comes through every door, until the token is taken away. */
class UsingApiTokensSpec extends Specification {

    static final String WHO = '{ viewer { name signedIn scopes person { id } offices { kind body { key } } } }'
    static final String POSTED = 'subscription { statementPosted { cursor statement { title } } }'

    @Shared
    RunningHub hub = RunningHub.withDemoWorld()
    @Shared
    HttpClient http = HttpClient.newHttpClient()
    @Shared
    int port = URI.create(hub.address).port

    def "a secretariat opens a program, issues a token, sees when it was used, and ends it"() {
        given:
        def fields = 'program { id username name organization { acronym } scopes closed tokens { name } }'
        def opened = hub.does('oma-secretariat', 'openProgram',
            [username: 'oma-catalogue', name: 'Catalogue of OMA', organization: 'OMA', scopes: ['statements:read', 'specifications:write']], fields)
        def issued = hub.does('oma-secretariat', 'issueApiToken', [program: opened.program.id, name: 'nightly', days: 30],
            'token { id name beginning scopes lastUsed endsAt good program { username } } secret')

        expect:
        opened.program.subMap('username', 'name', 'scopes', 'closed') ==
            [username: 'oma-catalogue', name: 'Catalogue of OMA', scopes: ['specifications:write', 'statements:read'], closed: false]
        opened.program.organization.acronym == 'OMA'
        issued.secret ==~ /hub_[0-9A-Za-z]{42}/
        issued.token.subMap('name', 'beginning', 'lastUsed', 'good') == [name: 'nightly', beginning: issued.secret.take(8), lastUsed: null, good: true]

        when:
        def viewer = ask(WHO, issued.secret).data.viewer
        def listed = hub.data('{ programs(first: 100) { totalCount nodes { username tokens { name lastUsed beginning } } } }', [:], 'oma-secretariat')

        then:
        viewer == [name: 'Catalogue of OMA', signedIn: true, scopes: viewer.scopes, person: null, offices: [[kind: 'SERVICE', body: [key: 'OMA']]]]
        viewer.scopes as Set == ['specifications:write', 'statements:read'] as Set
        def mine = listed.programs.nodes.find { it.username == 'oma-catalogue' }
        mine.tokens*.name == ['nightly']
        mine.tokens[0].lastUsed ==~ /\d{4}-\d\d-\d\d/
        !listed.toString().contains(issued.secret)

        and: 'others are told of none of it'
        ['delegate', 'ietf-chair', '3gpp-sa2-chair', null].every { hub.data('{ programs { totalCount nodes { id } } }', [:], it).programs == [totalCount: 0, nodes: []] }
        ['delegate', null].every { hub.data('{ node(id: "' + issued.token.id + '") { id } }', [:], it).node == null }

        when:
        def revoked = hub.does('oma-secretariat', 'revokeApiToken', [id: issued.token.id], 'token { good revokedAt }')

        then:
        !revoked.token.good && revoked.token.revokedAt
        ask(WHO, issued.secret).errors*.extensions*.code == ['UNAUTHENTICATED']
    }

    def "a repeat of the request gives the same token, and does not tell it again"() {
        given:
        def program = opened(['audit:read'])
        def input = [program: program, name: 'once', idempotencyKey: 'once ' + program]

        when:
        def (first, again) = [1, 2].collect { hub.does('admin', 'issueApiToken', input, 'token { id } secret') }

        then:
        first.secret && !again.secret
        again.token.id == first.token.id
    }

    def "a token is taken at every door, and at none once it is revoked: #door"() {
        given:
        def program = opened(['statements:read', 'dependencies:write', 'audit:read'])
        def token = issued(program)

        expect:
        enter(door, token.secret) == good

        when:
        hub.does('admin', 'revokeApiToken', [id: token.token.id], 'token { id }')

        then:
        enter(door, token.secret) == bad

        where:
        door               || good | bad
        'graphql'          || 200  | 401
        'stream'           || 200  | 401
        'socket'           || 1000 | 4403
        'socket by header' || 1000 | 4403
        'upload'           || 201  | 401
        'download'         || 404  | 401
        'list'             || 200  | 401
        'audit'            || 200  | 404
        'audit export'     || 200  | 404
        'refresh'          || 401  | 401
    }

    def "what is open ends with the token: #how"() {
        given:
        def program = opened(['statements:read'])
        def token = issued(program)
        def socket = SocketClient.initialised(port, [authorization: "Bearer $token.secret".toString()])
        def stream = new EventSourceClient(port, [query: POSTED], [Authorization: "Bearer $token.secret".toString()])
        socket.subscribe('1', POSTED)
        assert socket.nothingElse()

        when: 'something is told, the right is taken away, and something more happens'
        posted('Told')
        def told = [socket.next().payload.data.statementPosted.statement.title, stream.next().json().data.statementPosted.statement.title]
        end(how, program, token.token.id)
        posted('Not told')

        then:
        told == ['Told', 'Told']
        socket.closing() == [4403, 'Forbidden']
        !rest(stream).contains('Not told')

        cleanup:
        socket.close()
        stream.close()

        where:
        how << ['the token is revoked', 'the program is closed']
    }

    def "bad tokens are counted at each door, and cost no entry each: #door"() {
        given:
        def log = hub.context.getBean(AuditLog)
        log.write(true)
        def before = hub.context.getBean(AuditStore).head().number()

        when:
        8.times { enter(door, 'hub_' + 'x' * 42) }
        log.write(true)
        def entries = hub.context.getBean(AuditStore).after(before, 100)*.note().findAll { it.operation() == named }

        then: 'one, or two where a minute ended meanwhile'
        entries.size() in [1, 2]
        entries*.times().sum() == 8
        entries.every { it.outcome() == 'UNAUTHENTICATED' && it.account() == null && !it.toString().contains('hub_') }

        where:
        door       || named
        'graphql'  || '/graphql'
        'stream'   || '/graphql'
        'socket'   || '/graphql'
        'upload'   || '/attachments'
        'download' || '/attachments'
        'list'     || '/dependency-lists'
        'audit'    || '/audit'
        'logout'   || '/logout'
    }

    /** Until the hub ends it. */
    private static String rest(EventSourceClient stream) {
        def text = ''
        for (def event = stream.next(); event != null; event = stream.next()) {
            text += event.data
        }
        text
    }

    private void end(String how, String program, String token) {
        how == 'the token is revoked' ? hub.does('admin', 'revokeApiToken', [id: token], 'token { id }') : hub.does('admin', 'closeProgram', [id: program], 'program { id }')
    }

    /** The status with which a door answers, or the code with which a socket is closed. */
    private int enter(String door, String token) {
        def bearer = ['Authorization': "Bearer $token".toString()]
        switch (door) {
            case 'graphql': return hub.post('/graphql', [query: '{ viewer { name } }'], token).status
            case 'stream':
                def stream = new EventSourceClient(port, [query: POSTED], bearer)
                stream.close()
                return stream.status
            case 'socket': return socket(new SocketClient(port), [payload: [authorization: bearer.Authorization]])
            case 'socket by header': return socket(new SocketClient(port, bearer), [:])
            case 'upload':
                return send('POST', '/attachments/uploads', bearer + ['Tus-Resumable': '1.0.0', 'Upload-Length': '5', 'Upload-Metadata': 'filename ' + 'a.txt'.bytes.encodeBase64()]).statusCode()
            case 'download': return send('GET', "/attachments/${new UUID(1, 1)}/${new UUID(1, 1)}", bearer).statusCode()
            case 'list': return send('GET', '/dependency-lists/drafts/oma-ietf/oma.csv', bearer).statusCode()
            case 'audit': return send('GET', '/audit', bearer).statusCode()
            case 'audit export': return send('GET', '/audit/export', bearer).statusCode()
            case 'logout': return hub.post('/logout/everywhere', [:], token).status
            case 'refresh': return hub.post('/login/refresh', [refresh_token: token], null).status
        }
    }

    /** 1000 for one that was let in. */
    private static int socket(SocketClient client, Map init) {
        client.say([type: 'connection_init'] + init)
        def code = client.letIn() ? 1000 : client.closing()[0]
        client.close()
        code
    }

    private HttpResponse<String> send(String method, String path, Map headers) {
        def request = HttpRequest.newBuilder(URI.create(hub.address + path)).method(method, HttpRequest.BodyPublishers.noBody())
        headers.each { name, value -> request.header(name, value) }
        http.send(request.build(), HttpResponse.BodyHandlers.ofString())
    }

    private Map ask(String document, String token) {
        hub.post('/graphql', [query: document], token).json as Map
    }

    private void posted(String title) {
        def recorded = hub.does('oma-secretariat', 'recordPastStatement', [from: ['OMA/CD'], to: ['IETF/DISPATCH'], title: title, purpose: 'FOR_INFORMATION',
            body: title, sentOn: '2004-03-01'], 'statement { number }')
        assert recorded.statement?.number: recorded
    }

    private String opened(List<String> scopes) {
        hub.does('admin', 'openProgram', [username: 'p-' + UUID.randomUUID().toString().take(8), name: 'Program', organization: 'OMA', scopes: scopes], 'program { id }').program.id
    }

    private Map issued(String program) {
        hub.does('admin', 'issueApiToken', [program: program, name: 'spec'], 'token { id } secret')
    }
}
