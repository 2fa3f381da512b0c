package org.sdohub.adapter.graphql

import static org.sdohub.a.Bodies.OMA
import static org.sdohub.a.People.by
import static org.sdohub.a.People.holding
import static org.sdohub.a.Relationships.relationshipId

import groovy.json.JsonOutput
import groovy.json.JsonSlurper
import java.net.http.HttpClient
import java.net.http.HttpRequest
import java.net.http.HttpResponse
import org.sdohub.dependency.DependencyListStore.Direction
import org.sdohub.dependency.DependencyLists
import org.sdohub.kernel.Office.Kind
import org.sdohub.specification.Specification.Access
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

/** A published list is fetched where the API says that it stands, and shows there what the API would show. */
class FetchingListsSpec extends Specification {

    @Shared
    @AutoCleanup
    HealthOnTheWire hub = new HealthOnTheWire()

    @Shared
    Map<String, String> paths

    static final List<String> FORMATS = ['CSV', 'JSON', 'GRAPHML', 'DOT', 'MERMAID']

    def setupSpec() {
        hub.draft('draft-open')
        hub.draft('draft-closed', access: Access.MEMBER)
        ['draft-open', 'draft-closed'].each { hub.needs(it) }
        hub.context.getBean(DependencyLists).publish(by(holding(Kind.LIAISON_MANAGER, OMA, relationshipId('oma-ietf')), hub.calendar.instant()),
                new Direction(relationshipId('oma-ietf'), OMA), '')
        def fields = FORMATS.collect { "$it: path(format: $it)" }.join(' ')
        def asked = "{ dependencyList(relationship: \"oma-ietf\", side: \"OMA\", number: 1) { $fields } }"
        def answer = send('/graphql', ['content-type': 'application/json'], JsonOutput.toJson([query: asked])).body()
        paths = new JsonSlurper().parseText(answer).data.dependencyList
    }

    private HttpResponse<String> send(String path, Map headers = [:], Object body = null) {
        def request = HttpRequest.newBuilder(URI.create("http://localhost:${hub.port}${path}"))
        headers.each { name, value -> request.header(name, value) }
        if (body != null) {
            request.POST(HttpRequest.BodyPublishers.ofByteArray(body instanceof byte[] ? body : body.toString().getBytes('UTF-8')))
        }
        HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString())
    }

    def "as #format, as #type, everybody reads what is open, and members all of it"() {
        when:
        def everybody = send(paths[format])
        def member = send(paths[format], [authorization: 'Bearer insider'])

        then:
        [everybody, member]*.statusCode() == [200, 200]
        [everybody, member].every { it.headers().firstValue('content-type').get().startsWith(type) }
        everybody.body().contains('draft-open') && !everybody.body().contains('draft-closed')
        member.body().contains('draft-open') && member.body().contains('draft-closed')

        and: 'no cache gives one reader what another one may read'
        member.headers().firstValue('cache-control').get() == 'private, no-store'
        member.headers().firstValue('etag').empty
        [everybody, member].every { it.headers().firstValue('vary').get() == 'Authorization, Cookie' }
        member.headers().firstValue('x-content-type-options').get() == 'nosniff'

        and: 'who has what everybody may read is not sent it again'
        everybody.headers().firstValue('cache-control').get() == 'no-cache'
        send(paths[format], ['if-none-match': everybody.headers().firstValue('etag').get()]).with { [it.statusCode(), it.body()] } == [304, '']
        send(paths[format], ['if-none-match': everybody.headers().firstValue('etag').get(), authorization: 'Bearer insider']).statusCode() == 200

        where:
        format    | type
        'CSV'     | 'text/csv'
        'JSON'    | 'application/json'
        'GRAPHML' | 'application/xml'
        'DOT'     | 'text/vnd.graphviz'
        'MERMAID' | 'text/plain'
    }

    def "#what is not there"() {
        expect:
        send(path instanceof Closure ? path(paths) : path).statusCode() == 404

        where:
        what                          | path
        'a list that nobody has'      | '/dependency-lists/00000000-0000-0000-0000-000000000000.csv'
        'another format'              | { it.CSV.replace('.csv', '.xlsx') }
        'a list without a format'     | { it.CSV.replace('.csv', '') }
        'what is no id'               | '/dependency-lists/..%2Fetc.csv'
        'an id in another spelling'   | { it.CSV.toUpperCase().replace('/DEPENDENCY-LISTS/', '/dependency-lists/').replace('.CSV', '.csv') }
    }

    def "a header of another scheme does not pass for no login"() {
        expect:
        send(paths.CSV, [authorization: 'Basic eDp5']).statusCode() == 401
    }

    static final String DRAFT = '/dependency-lists/drafts/oma-ietf/oma.csv'

    private List brought(Object text, String more = '', String token = 'oma-liaison') {
        def answer = send(DRAFT + more, [authorization: "Bearer $token".toString(), 'content-type': 'text/csv'], text)
        [answer.statusCode(), new JsonSlurper().parseText(answer.body())]
    }

    def "the draft is fetched, changed and brought back to its address, which does once what it says"() {
        given:
        def draft = send(DRAFT, [authorization: 'Bearer oma-liaison']).body()
        def row = ',OMA-TS-X,,a document to come,,WANTED'
        def changed = draft + row + ',' * (draft.readLines().first().count(',') - row.count(',')) + '\r\n'

        when:
        def (status, told) = brought(changed, '?dryRun=true')
        def (done, outcome) = brought(changed)
        def (again, nothing) = brought(changed)

        then:
        [status, done, again] == [200, 200, 200]
        [told, outcome, nothing]*.done == [false, true, false]
        told.added*.to == ['a document to come'] && outcome.added*.to == ['a document to come']
        nothing.added == [] && nothing.unchanged == outcome.unchanged + 1
        send(DRAFT).body().contains('a document to come')

        and: 'an entry that the manager may not read was not in the text, and stays'
        !draft.contains('draft-closed')
        send(DRAFT, [authorization: 'Bearer insider']).body().contains('draft-closed')

        and: 'what the text leaves out goes if that is wished'
        brought(draft, '?dropMissing=true')[1].removed*.to == ['a document to come']
        send(DRAFT, [authorization: 'Bearer insider']).body().contains('draft-closed')
    }

    def "#what is answered by #status: #problems"() {
        when:
        def (is, told) = brought(text)

        then:
        is == status
        told.problems.collect { [it.code, it.field] } == problems

        where:
        what             | text                                                  || status | problems
        'a wrong row'    | 'from,to,kind\nA,B,NEEDED\n'                          || 422    | [['DEPENDENCY_KIND_UNKNOWN', ['text', '2', 'kind']]]
        'Latin-1'        | 'from,to,kind\nMünchen,B,WANTED\n'.getBytes('ISO-8859-1') || 422 | [['DEPENDENCY_LIST_NOT_UTF8', ['text', '2']]]
        'a byte order mark' | '\uFEFFfrom,to,kind\n'.getBytes('UTF-8')          || 200    | []
    }

    def "a list brought by #who to #path is answered by #status"() {
        given:
        def headers = token == null ? [:] : [authorization: token]

        expect:
        send(path, headers, 'from,to,kind\n').statusCode() == status

        where:
        who                   | token                    | path                                           || status
        'nobody'              | null                     | DRAFT                                          || 401
        'a forged scheme'     | 'Basic eDp5'             | DRAFT                                          || 401
        'a delegate'          | 'Bearer insider'         | DRAFT                                          || 403
        'a chair'             | 'Bearer sip-chair'       | DRAFT                                          || 403
        'the manager'         | 'Bearer oma-liaison'     | DRAFT                                          || 200
        'the other manager'   | 'Bearer ietf-liaison'    | DRAFT                                          || 200
        'the manager'         | 'Bearer oma-liaison'     | DRAFT.replace('csv', 'dot')                    || 422
        'the manager'         | 'Bearer oma-liaison'     | DRAFT.replace('csv', 'xlsx')                   || 404
        'the manager'         | 'Bearer oma-liaison'     | DRAFT.replace('oma.csv', '3gpp.csv')           || 404
        'the manager'         | 'Bearer oma-liaison'     | DRAFT.replace('oma-ietf', 'oma-nobody')        || 404
    }
}
