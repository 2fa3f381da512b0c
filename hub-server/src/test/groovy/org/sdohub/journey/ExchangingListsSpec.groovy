package org.sdohub.journey

import groovy.json.JsonOutput
import groovy.json.JsonSlurper
import java.net.http.HttpClient
import java.net.http.HttpRequest
import java.net.http.HttpResponse
import org.sdohub.adapter.graphql.HealthOnTheWire
import org.sdohub.adapter.graphql.SocketClient
import org.sdohub.adapter.mongo.Followers
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import spock.lang.Stepwise
import spock.util.concurrent.PollingConditions

/** How OMA and the IETF exchange what one needs of the other, over HTTP and WebSocket, from a table to a red chain. */
@Stepwise
class ExchangingListsSpec extends Specification {

    static final String DRAFT = '/dependency-lists/drafts/oma-ietf/oma.csv'

    @Shared
    @AutoCleanup
    HealthOnTheWire hub = new HealthOnTheWire()

    @Shared
    Map list
    @Shared
    Map statement

    def soon = new PollingConditions(timeout: 60)
    List<SocketClient> clients = []

    def setupSpec() {
        ['draft-event', 'draft-config', 'draft-push'].each { hub.draft(it) }
    }

    def cleanup() {
        clients*.close()
    }

    private String sent(String path, String body, String who = null, String type = 'application/json') {
        def request = HttpRequest.newBuilder(URI.create("http://localhost:${hub.port}$path")).header('content-type', type)
        if (who) {
            request.header('authorization', "Bearer $who")
        }
        request = body == null ? request.GET() : request.POST(HttpRequest.BodyPublishers.ofString(body))
        HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString()).body()
    }

    private Map ask(String document, String who = null, Map variables = [:]) {
        def answer = new JsonSlurper().parseText(sent('/graphql', JsonOutput.toJson([query: document, variables: variables]), who)) as Map
        assert answer.errors == null
        answer.data as Map
    }

    private Map does(String who, String mutation, Map input, String fields) {
        def payload = ask("mutation(\$input: ${mutation.capitalize()}Input!) { done: $mutation(input: \$input) { $fields problems { code field message } } }", who, [input: input]).done
        assert payload.problems.findAll { it.code != 'APPOINTMENT_CONFLICT_OF_OFFICES' } == []
        payload as Map
    }

    private Map brought(String table) {
        new JsonSlurper().parseText(sent(DRAFT, table, 'oma-liaison', 'text/csv')) as Map
    }

    private Map published() {
        does('oma-liaison', 'publishDependencyList', [relationship: 'oma-ietf', side: 'OMA'],
                'dependencyList { id number entries { to dependency { id } } changesSince { added { to } removed { to } changed { after { to } changes { field before after } } } }').dependencyList
    }

    private SocketClient follow(String who, String document) {
        def already = hub.following()
        def client = SocketClient.initialised(hub.port, who == null ? null : [authorization: "Bearer $who".toString()])
        clients << client
        client.subscribe('1', document)
        soon.eventually { assert hub.following() > already }
        client
    }

    private static Map told(SocketClient client) {
        def message = client.next()
        assert message.type == 'next' && message.payload.errors == null: message
        message.payload.data.values().first() as Map
    }

    def "OMA's liaison manager keeps the list as a table, and sends it each month, as both have agreed"() {
        given:
        def monthly = [relationship: 'oma-ietf', side: 'OMA', months: 1, firstDue: hub.calendar.day.toString(), agreedIn: 'RFC 3975 3']
        ['oma-liaison', 'ietf-liaison'].each { does(it, 'agreeOnDependencyListRhythm', monthly, 'dependencyListRhythm { overdue }') }

        when: 'the first two lists go out'
        brought('from,to,kind,neededBy,reason\nOMA-TS-X,draft-event,NORMATIVE,,Event notification\nOMA-TS-X,draft-config,INFORMATIVE,,\n')
        def first = published()
        hub.calendar.day = hub.calendar.day.plusMonths(1)
        def table = sent(DRAFT, null, 'oma-liaison')
        brought(table.replace('INFORMATIVE', 'NORMATIVE'))
        def second = published()

        then:
        first.number == 1 && first.changesSince == null
        second.changesSince.changed*.after*.to == ['draft-config']

        and:
        ask('{ relationship(key: "oma-ietf") { dependencyListRhythms { sentence } } }').relationship.dependencyListRhythms[0].sentence ==
                "OMA sends its list every month; the next is due on ${hub.calendar.day.plusMonths(1)}, in ${hub.calendar.day.until(hub.calendar.day.plusMonths(1), java.time.temporal.ChronoUnit.DAYS)} days."

        and: 'so do the plain pages, beside the lists'
        sent('/relationships/oma-ietf/dependencies', null).contains('OMA sends its list every month; the next is due on')
    }

    def "OMA publishes list 3, and whoever follows at the IETF has it at once, with what is new"() {
        given:
        def watching = follow('ietf-liaison', 'subscription { dependencyListPublished(relationship: "oma-ietf") { dependencyList { number changesSince { added { to } removed { to } } } } }')
        def by = hub.calendar.day.plusDays(40)

        when:
        def trial = does('oma-liaison', 'importDependencyList', [relationship: 'oma-ietf', side: 'OMA', format: 'CSV', dropMissing: true, dryRun: true,
                text: "from,to,kind,neededBy\nOMA-TS-X,draft-event,NORMATIVE,$by\nOMA-TS-X,draft-push,WANTED,$by\n".toString()],
                'dependencyListImport { done changes { added { to } removed { to } changed { after { to } } } }').dependencyListImport
        does('oma-liaison', 'importDependencyList', [relationship: 'oma-ietf', side: 'OMA', format: 'CSV', dropMissing: true,
                text: "from,to,kind,neededBy\nOMA-TS-X,draft-event,NORMATIVE,$by\nOMA-TS-X,draft-push,WANTED,$by\n".toString()], 'dependencyListImport { done }')
        list = published()

        then:
        trial == [done: false, changes: [added: [[to: 'draft-push']], removed: [[to: 'draft-config']], changed: [[after: [to: 'draft-event']]]]]
        list.number == 3
        told(watching) == [dependencyList: [number: 3, changesSince: [added: [[to: 'draft-push']], removed: [[to: 'draft-config']]]]]
    }

    def "what is referred to is justified, item by item, where readers look for it"() {
        given:
        def event = list.entries.find { it.to == 'draft-event' }.dependency.id

        when:
        def said = does('oma-liaison', 'justifyDependency', [id: event, description: 'An event package of the IETF', approvalStatus: 'Working group draft'],
                'dependency { justification { approvalStatus missing } }').dependency.justification

        then:
        said.approvalStatus == 'Working group draft'
        said.missing == ['REASON', 'RIGHTS', 'QUALITY', 'STABILITY', 'RELATED_DOCUMENTS', 'REFERENCES', 'QUALIFICATION']
        sent('/dependencies?side=oma', null).with { it.contains('Justification, 7 items missing') && it.contains('approval status: Working group draft') }
    }

    def "the IETF disputes an entry, and its chair opens a statement from it"() {
        given:
        def entry = list.entries.find { it.to == 'draft-push' }.dependency.id

        when:
        does('ietf-liaison', 'acknowledgeDependencyList', [id: list.id, answers: [
                [dependency: entry, verdict: 'DISPUTED', reason: 'Nobody has taken up that work.'],
                [dependency: list.entries.find { it.to == 'draft-event' }.dependency.id, verdict: 'ACCEPTED']]], 'dependencyList { answers { verdict } }')
        def draft = does('sip-chair', 'draftStatementOnDependencyList', [dependencyList: list.id, dependency: entry], 'statement { id title body from { label } to { label } }').statement

        then:
        draft.title == 'On dependency list 3 of OMA: OMA-TS-X needs draft-push'
        [draft.from, draft.to]*.label == [['IETF SIP'], ['OMA CD']]
        draft.body.contains('Answer: disputed: Nobody has taken up that work.')

        when: 'it is written to its end and sent'
        does('sip-chair', 'editDraft', [id: draft.id, purpose: 'FOR_INFORMATION', body: draft.body + '\nPlease bring the work to the IETF, or do without it.'], 'statement { id }')
        statement = does('sip-chair', 'submitStatement', [id: draft.id], 'statement { number state }').statement

        then: 'OMA finds it from the list and from the need, and the list from it'
        statement.state == 'POSTED'
        def found = ask("{ list: node(id: \"$list.id\") { ... on DependencyList { answers { verdict } statements { number } } } need: node(id: \"$entry\") { ... on Dependency { statements { number } } } statement(number: \"$statement.number\") { refersTo { id } } }", 'oma-liaison')
        found.list.answers*.verdict.toSet() == ['DISPUTED', 'ACCEPTED'] as Set
        found.list.statements*.number == [statement.number] && found.need.statements*.number == [statement.number]
        found.statement.refersTo*.id == [list.id, entry]
    }

    def "a forecast slips behind the day, the day passes, and the chain turns red for whoever looks or follows"() {
        given: 'a release that waits for the specification, which waits for the draft'
        def event = list.entries.find { it.to == 'draft-event' }.dependency.id
        hub.specification(org.sdohub.a.Specifications.aSpecification('OMA-ERELD-X', org.sdohub.a.Bodies.OMA, owner: org.sdohub.a.Bodies.groupId('OMA/CD'),
                versions: ['1.0': org.sdohub.organization.Profile.Maturity.DRAFT]))
        hub.needsOf('OMA-ERELD-X', 'OMA-TS-X')
        def by = hub.calendar.day.plusDays(40)
        does('oma-liaison', 'editDependency', [id: event, expected: by.minusDays(10).toString()], 'dependency { health { state } }')
        def standing = { String state -> ask("{ dependencies(filter: { side: \"OMA\", healths: [$state] }) { nodes { to { label } } } }").dependencies.nodes*.to*.label }
        soon.eventually { assert 'draft-event' in standing('ON_TRACK') }
        def watching = follow(null, 'subscription { dependencyHealthChanged(filter: { side: "OMA" }) { dependency { to { label } } before { state } after { state sentence } } }')

        when: 'its forecast moves to twenty days after the day'
        does('ietf-liaison', 'editDependency', [id: event, expected: by.plusDays(20).toString()], 'dependency { id }')

        then:
        told(watching).with { [it.dependency.to.label, it.before.state, it.after.state, it.after.sentence.contains('20 days')] } == ['draft-event', 'ON_TRACK', 'AT_RISK', true]

        when: 'and the day passes, without anybody doing anything'
        hub.calendar.day = by.plusDays(1)
        hub.context.getBean(Followers).beginDay()
        def red = [told(watching), told(watching)].collectEntries { [it.dependency.to.label, it.after.state] }

        then:
        red == ['draft-event': 'LATE', 'draft-push': 'LATE']

        and: 'the chair who asks what blocks the release sees it two steps away'
        ask('{ blockers(specification: "OMA-ERELD-X") { links { generation dependency { to { label } health { state } } } } }').blockers.links
                .findAll { it.generation == 2 }.collectEntries { [it.dependency.to.label, it.dependency.health.state] } == ['draft-event': 'LATE', 'draft-push': 'LATE']

        and: 'a filter finds what is red, by what is stored'
        standing('LATE').toSet() == ['draft-event', 'draft-push'] as Set
    }
}
