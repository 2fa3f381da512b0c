package org.sdohub.journey

import groovy.json.JsonSlurper
import java.net.http.HttpClient
import java.net.http.HttpRequest
import java.net.http.HttpResponse
import java.time.Instant
import org.apache.commons.csv.CSVFormat
import org.sdohub.a.RunningHub
import org.sdohub.adapter.mongo.Followers
import org.sdohub.identity.Actors
import org.sdohub.identity.AuditLog
import org.sdohub.identity.Username
import org.sdohub.identity.Welcome
import org.sdohub.kernel.Office
import org.sdohub.organization.Bodies
import spock.lang.Shared
import spock.lang.Specification

/** The audit log as a file: all of it for the hub's administrators, and for a secretariat what is its organization's. */
class ExportingTheAuditLogSpec extends Specification {

    @Shared
    RunningHub hub = RunningHub.withDemoWorld()
    @Shared
    HttpClient http = HttpClient.newHttpClient()
    @Shared
    String ofOma

    def setupSpec() {
        hub.does('oma-secretariat', 'createGroup', [organization: 'OMA', acronym: 'EXP' + salt(), name: 'Exported', kind: 'WORKING_GROUP'], 'group { id }')
        guests().each { hub.does(it, 'createOrganization', [acronym: '', name: '', kind: 'SDO'], 'clientMutationId') }
        guests().each { hub.does(it, 'createGroup', [organization: 'OMA', acronym: 'ANY' + salt(), name: 'Any', kind: 'WORKING_GROUP'], 'clientMutationId') }
        ofOma = token('=HYPERLINK("http://x.example","me")', 'OMA', 'audit:read')
        hub.context.getBean(Followers).catchUp()
        hub.context.getBean(AuditLog).write(true)
    }

    def "#guest gets the entries of its own organization and no other, and whoever is no secretariat gets none"() {
        given:
        def offices = offices(guest)
        def own = offices.findAll { it.kind() == Office.Kind.SECRETARIAT }*.body().collect { hub.context.getBean(Bodies).tree().lineage(it).organization().text() } as Set
        def whole = offices.any { it.kind() == Office.Kind.HUB_ADMIN }

        when:
        def files = ['ndjson', 'csv'].collect { export("format=$it", hub.token(guest)) }

        then:
        files*.statusCode() == (whole || own ? [200, 200] : [404, 404])
        whole || !own || lines(files[0])*.organization as Set == own
        whole || !own || records(files[1])*.organization as Set == own
        !whole || lines(files[0])*.organization.unique().size() > 2

        and: 'nothing that stands in an entry of another, nor a hash by which one could be guessed'
        whole || !own || lines(files[0]).every { it.keySet().disjoint(['hash', 'previous', 'event']) }
        whole || !own || records(files[1]).every { it.keySet().disjoint(['hash', 'previous', 'event']) }
        def foreign = everything().findAll { !(it.organization in own) }
        whole || foreign.every { entry -> files.every { !it.body().contains(entry.hash) } }
        foreign.size() > 5

        where:
        guest << guests()
    }

    def "a program of an organization reads what its secretariat reads; one of the hub reads all; one without the scope nothing"() {
        given:
        def (ofHub, without) = [token('Auditor', null, 'audit:read'), token('Filing', 'OMA', 'statements:file')]

        expect:
        lines(export('', ofOma))*.number - lines(export('', hub.token('oma-secretariat')))*.number == []
        lines(export('', ofOma)).size() > 3
        lines(export('', ofHub)).size() > lines(export('', ofOma)).size()
        export('', without).statusCode() == 404
    }

    def "whoever acts for several organizations, and what is no organization's, is told to the hub only"() {
        expect:
        everything().any { it.organization == null }
        everything().findAll { it.operation == 'signIn' || it.name == 'The operator of the hub' && it.subject?.startsWith('person:') }*.organization.findAll() == []
    }

    def "the whole is one chain, the same as lines of JSON and as a table"() {
        when:
        def json = lines(export('format=ndjson', hub.token('admin')))
        def csv = records(export("format=csv&through=${json.last().number}", hub.token('admin')))

        then:
        json*.number == (1..json.size()).toList()
        json.tail()*.previous == json.init()*.hash
        csv*.hash == json*.hash
        json.every { line -> csv.first().keySet().containsAll(line.keySet()) }
    }

    def "no cell of the table is a formula"() {
        given:
        export('', ofOma)

        when:
        def file = export('format=csv', ofOma)

        then:
        records(file).findAll { it.operation == 'AuditExported' }*.name.contains(''''=HYPERLINK("http://x.example","me")''')
        records(file).every { record -> record.values().every { !(it ==~ /[=+@\t\r-].*/) } }
    }

    def "a part is had by numbers or by days: #range"() {
        given:
        def all = everything()
        def last = all.last().number as long

        expect:
        lines(export(range.replace('LAST', last as String), hub.token('admin')))*.number == all*.number.findAll { wanted(it as long) }

        where:
        range                              | wanted
        'after=2&through=5'                | { n -> n in 3L..5L }
        'after=2&through=2'                | { n -> false }
        'through=200'                      | { n -> n <= 200 }
        'from=2999-01-01'                  | { n -> false }
        'until=1999-12-31'                 | { n -> false }
        'from=2000-01-01&until=2998-12-31&through=LAST' | { n -> true }
    }

    def "a range that is none is refused: #range"() {
        given:
        def answer = export(range, hub.token('admin'))

        expect:
        answer.statusCode() == 400
        answer.body().contains('AUDIT_RANGE_MALFORMED')

        where:
        range << ['format=xml', 'after=x', 'through=1e3', 'from=yesterday', 'until=2026-02-30', 'format=']
    }

    def "who takes a copy is on record"() {
        given:
        def before = everything().last().number

        expect:
        lines(export("after=$before", hub.token('admin'))).findAll { it.operation == 'AuditExported' }.size() >= 1
    }

    private List<String> guests() {
        hub.context.getBean(Welcome).guests()*.username()
    }

    private List<Office> offices(String guest) {
        hub.context.getBean(Actors).find(new Username(guest), Instant.now(), Instant.now()).get().offices()
    }

    private List<Map> everything() {
        lines(export('', hub.token('admin')))
    }

    private static String salt() {
        UUID.randomUUID().toString().take(4).toUpperCase()
    }

    private String token(String name, String organization, String scope) {
        def opened = hub.does('admin', 'openProgram', [username: 'p-' + UUID.randomUUID().toString().take(8), name: name, organization: organization, scopes: [scope]], 'program { id }')
        hub.does('admin', 'issueApiToken', [program: opened.program.id, name: 'spec'], 'secret').secret
    }

    private static List<Map> lines(HttpResponse<String> answer) {
        assert answer.statusCode() == 200
        answer.body().readLines().collect { new JsonSlurper().parseText(it) as Map }
    }

    private static List<Map> records(HttpResponse<String> answer) {
        assert answer.statusCode() == 200
        CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get().parse(new StringReader(answer.body())).records*.toMap()
    }

    private HttpResponse<String> export(String range, String token) {
        def request = HttpRequest.newBuilder(URI.create("$hub.address/audit/export?$range")).header('Authorization', "Bearer $token")
        http.send(request.build(), HttpResponse.BodyHandlers.ofString())
    }
}
