package org.sdohub.journey

import io.micronaut.runtime.server.EmbeddedServer
import org.sdohub.a.RunningHub
import org.sdohub.adapter.graphql.SocketClient
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import spock.util.concurrent.PollingConditions

/** What specifications and their dependencies are for: three stories over HTTP, told by the offices of the demo world. */
class AskingWhatBlocksTheReleaseSpec extends Specification {

    @Shared
    RunningHub hub = RunningHub.withDemoWorld()

    @AutoCleanup(quiet = true)
    SocketClient listener

    def soon = new PollingConditions(timeout: 60)

    private Map ask(String document, Map variables = [:], String as = null) {
        hub.data(document, variables, as)
    }

    private Map does(String who, String mutation, Map input, String fields) {
        def payload = hub.does(who, mutation, input, fields)
        assert payload.problems == []
        payload
    }

    private String specification(String who, String organization, String owner, String designation, Map version, Map more = [:]) {
        def made = does(who, 'createSpecification',
                [organization: organization, owner: owner, designation: designation, title: "$designation as an example".toString()] + more, 'specification { id }').specification
        if (version) {
            does(who, 'addSpecificationVersion', [specification: made.id] + version, 'specification { id }')
        }
        made.id
    }

    private String need(String who, String from, Map to, Map more = [:]) {
        does(who, 'declareDependency', [from: [specification: from], to: to, kind: 'NORMATIVE'] + more, 'dependency { id }').dependency.id
    }

    private void listen(String document) {
        listener = SocketClient.initialised(hub.context.getBean(EmbeddedServer).port)
        def others = readers()
        listener.subscribe('1', document)
        soon.eventually { assert readers() - others }
    }

    private Set readers() {
        new HashSet(hub.context.getBean(Class.forName('org.sdohub.adapter.graphql.Streams')).readers)
    }

    def "a draft becomes an RFC, and everyone who cited it learns what to cite"() {
        given: 'a draft of the IETF that an OMA specification and one of 3GPP cite, each in its own way'
        def draft = specification('ietf-secretariat', 'IETF', 'IETF/SIMPLE', 'draft-ietf-simple-example',
                [label: '-04', identifier: 'draft-ietf-simple-example-04', date: '2026-01-10', maturity: 'Working group draft'])
        specification('oma-cd-chair', 'OMA', 'OMA/CD', 'OMA-TS-Example', [label: '1.0', date: '2026-02-01', maturity: 'Draft'])
        specification('3gpp-sa2-chair', '3GPP', '3GPP/SA2', '3GPP TS 23.999', [label: '0.1.0', date: '2026-02-01', maturity: 'Draft'])
        def cited = [need('oma-cd-chair', 'OMA-TS-Example', [version: 'draft-ietf-simple-example-04']),
                     need('3gpp-sa2-chair', '3GPP TS 23.999', [specification: draft], [expected: '2030-01-01'])]
        need('oma-cd-chair', 'OMA-TS-Example', [text: 'a codec'])

        and: 'somebody listens, and somebody asks whom a change would touch'
        listen('subscription { dependencyHealthChanged { dependency { id } before { state } after { state sentence citeNow { designation } } } }')
        assert ask('{ impact(specification: "draft-ietf-simple-example") { links { dependency { id } } } }').impact.links*.dependency*.id.toSet() == cited.toSet()

        when: 'the RFC is published, and the draft says so'
        specification('ietf-secretariat', 'IETF', 'IETF/SIMPLE', 'RFC 9999', [label: '1', date: '2026-11-01', maturity: 'Proposed Standard'], [series: 'RFC', number: '9999'])
        does('ietf-secretariat', 'editSpecification', [id: draft, relations: [[kind: 'PUBLISHED_AS', to: 'RFC 9999']]], 'specification { id }')

        then: 'both hear it, in the same words and with what to cite'
        def heard = (1..2).collect { listener.next().payload.data.dependencyHealthChanged }
        heard*.dependency*.id.toSet() == cited.toSet()
        heard*.after*.state.unique() == ['DRIFTED']
        heard*.after*.citeNow.unique() == [[[designation: 'RFC 9999']]]
        heard*.after*.sentence.toSet() == ['draft-ietf-simple-example-04 was published: cite RFC 9999 now.', 'draft-ietf-simple-example was published: cite RFC 9999 now.'] as Set

        and: 'who reads the old name in a text finds the new one'
        def named = ask('''query($text: String!) { recognizeSpecifications(text: $text) { complete mentions {
                start end designation versionLabel organization { acronym } specifications { publishedAs { designation } } version { label } } } }''',
                [text: 'As draft-ietf-simple-example-04 and\nRFC 99990 say.']).recognizeSpecifications
        named.complete
        named.mentions == [
                [start: 3, end: 31, designation: 'draft-ietf-simple-example', versionLabel: '-04', organization: [acronym: 'IETF'],
                 specifications: [[publishedAs: [[designation: 'RFC 9999']]]], version: [label: '-04']],
                [start: 36, end: 45, designation: 'RFC 99990', versionLabel: null, organization: [acronym: 'IETF'], specifications: [], version: null]]

        and: 'it blocks nobody any more'
        ask('{ blockers(specification: "OMA-TS-Example") { links { dependency { to { label } } } } }').blockers.links*.dependency*.to*.label == ['a codec']
    }

    def "a chair asks what blocks the release, what decides the day, and what would help"() {
        given: 'a release that waits for two specifications, one of which waits for a draft'
        ['Release', 'Core', 'Codec'].each { specification('oma-cd-chair', 'OMA', 'OMA/CD', "OMA-ER-$it".toString(), [label: '1.0', date: '2026-02-01', maturity: 'Draft']) }
        specification('ietf-secretariat', 'IETF', 'IETF/SIMPLE', 'draft-ietf-simple-late', [label: '-00', date: '2026-01-10', maturity: 'Working group draft'])
        need('oma-cd-chair', 'OMA-ER-Release', [specification: 'OMA-ER-Core'], [expected: '2040-03-01', neededBy: '2040-04-01'])
        need('oma-cd-chair', 'OMA-ER-Release', [specification: 'OMA-ER-Codec'], [expected: '2040-02-01'])
        def late = need('oma-cd-chair', 'OMA-ER-Core', [specification: 'draft-ietf-simple-late'], [expected: '2040-03-15', neededBy: '2040-05-01'])
        def path = '''{ criticalPath(specification: "OMA-ER-Release", wantedBy: "2040-04-01") {
            expected slack certain sentence path { to { label } } needs { nodes { dependency { to { label } } critical outlook { state slack } } } } }'''

        expect: 'the generations, the earliest needed first'
        ask('{ blockers(specification: "OMA-ER-Release") { page(first: 2) { totalCount pageInfo { hasNextPage } nodes { generation dependency { to { label } } } } } }').blockers.page == [
                totalCount: 3, pageInfo: [hasNextPage: true],
                nodes: [[generation: 1, dependency: [to: [label: 'OMA-ER-Core']]], [generation: 1, dependency: [to: [label: 'OMA-ER-Codec']]]]]

        and: 'the draft decides, not what the group itself has forecast'
        with(ask(path).criticalPath) {
            [expected, slack, certain] == ['2040-03-15', 17, true]
            sentence == 'All that it waits for is expected to be there on 2040-03-15, 17 days before it must be.'
            it.path*.to*.label == ['OMA-ER-Core', 'draft-ietf-simple-late']
        }

        and: 'what would be if the draft came two months later'
        def question = { String date -> ask("{ whatIf(dependency: \"$late\", expected: \"$date\") { turnLate noLongerLate after { state } changes { nodes { dependency { to { label } } before { state } after { state slack } } } } }".toString()).whatIf }
        with(question('2040-05-14')) {
            turnLate == 2
            after.state == 'AT_RISK'
            changes.nodes.collect { [it.dependency.to.label, it.before.state, it.after.state, it.after.slack] }.toSet() ==
                    [['OMA-ER-Core', 'IN_TIME', 'LATE', -43], ['draft-ietf-simple-late', 'IN_TIME', 'LATE', -43]] as Set
        }

        when: 'that is what happens'
        does('oma-cd-chair', 'editDependency', [id: late, expected: '2040-05-14'], 'dependency { id }')

        then: 'the chain is red, at once and to its end'
        with(ask(path).criticalPath) {
            [expected, slack] == ['2040-05-14', -43]
            needs.nodes.collect { [it.dependency.to.label, it.outlook.state, it.critical] }.toSet() ==
                    [['OMA-ER-Core', 'LATE', true], ['draft-ietf-simple-late', 'LATE', true], ['OMA-ER-Codec', 'IN_TIME', false]] as Set
        }
        question('2040-03-15').noLongerLate == 2
    }

    def "two releases are compared: documents that moved, came and went, and what is asked of an implementation"() {
        given: 'IMPS 1.2 as it was, and a 1.3 that is made of it'
        def old = ask('''{ enablerRelease(organization: "OMA", name: "IMPS", version: "1.2") { id baseline { id specification { designation } }
            conformance { item side feature status requirement } changeHistory { description } } }''').enablerRelease
        def csp = old.baseline.find { it.specification.designation == 'OMA-IMPS-WV-CSP' }
        def gone = old.baseline.find { it.specification.designation == 'OMA-IMPS-WV-CLP' }
        def moved = does('oma-secretariat', 'addSpecificationVersion',
                [specification: 'OMA-IMPS-WV-CSP', label: '1.3', identifier: 'OMA-IMPS-WV-CSP-V1_3-20050523-C', date: '2005-05-23', maturity: 'Candidate', beside: true],
                'specification { versions { id label } }').specification.versions.find { it.label == '1.3' }
        specification('oma-secretariat', 'OMA', 'OMA/IMPS', 'OMA-IMPS-WV-Example', [label: '1.3', identifier: 'OMA-IMPS-WV-Example-V1_3-20050523-C', date: '2005-05-23', maturity: 'Candidate'])
        def baseline = old.baseline*.id - csp.id - gone.id + moved.id + 'OMA-IMPS-WV-Example-V1_3-20050523-C'
        def items = [old.conformance[0] + [status: 'O'], [item: 'OMA-ERDEF-IMPS-C-002', side: 'CLIENT', feature: 'Examples', status: 'M']]
        def later = does('oma-secretariat', 'createEnablerRelease',
                [organization: 'OMA', name: 'IMPS', release: '1.3', title: 'Instant Messaging and Presence Services', owner: 'OMA/IMPS', date: '2005-05-23',
                 maturity: 'Candidate', baseline: baseline, conformance: items], 'enablerRelease { id }').enablerRelease

        expect:
        old.baseline.size() == 16
        with(ask("""{ node(id: "$old.id") { ... on EnablerRelease { compare(with: "$later.id") { earlier { label } later { label }
            added { citation } removed { citation } moved { specification { designation } before { label } after { label } }
            conformance { item changes { field before after } } } } } }""").node.compare) {
            [it.earlier.label, it.later.label] == ['IMPS 1.2', 'IMPS 1.3']
            added == [[citation: 'OMA-IMPS-WV-Example-V1_3-20050523-C']]
            removed == [[citation: 'OMA-IMPS-WV-CLP-V1_2-20040522-C']]
            it.moved == [[specification: [designation: 'OMA-IMPS-WV-CSP'], before: [label: '1.2'], after: [label: '1.3']]]
            conformance.collectEntries { [it.item, it.changes.find { change -> change.field == 'status' }] } == [
                    'OMA-ERDEF-IMPS-C-001': [field: 'status', before: 'M', after: 'O'], 'OMA-ERDEF-IMPS-C-002': [field: 'status', before: null, after: 'M'],
                    'OMA-ERDEF-IMPS-S-001': [field: 'status', before: 'M', after: null]]
        }
    }

    def "a charter's reader sees what it waits for in vain, and which liaisons it promised that do not exist"() {
        when:
        def oma = ask('''{ organization(acronym: "OMA") {
            awaitedDeliveries(group: "OMA/IMPS") { totalCount nodes { waiting { acronym } group deliverable state sentence keepsWaiting { title } } }
            expectedLiaisons { nodes { name missing sentence relationship { key } organization { acronym } } }
            missing: expectedLiaisons(missing: true, first: 2) { totalCount nodes { name } pageInfo { hasNextPage } } } }''').organization

        then:
        oma.awaitedDeliveries.totalCount == 5
        oma.awaitedDeliveries.nodes*.group.toSet() == ['REQ', 'ARC', 'SEC', 'IOP', 'OPS'] as Set
        oma.awaitedDeliveries.nodes.every { it.waiting.acronym == 'IMPS' && it.keepsWaiting*.title.contains('IMPS architecture') }
        oma.awaitedDeliveries.nodes.find { it.group == 'REQ' }.with { [it.state, it.sentence] } == ['NOT_PROMISED', 'REQ has no charter.']

        and:
        oma.expectedLiaisons.nodes.collectEntries { [it.name, it.missing] } == ['3GPP': true, '3GPP2': true, 'JCP': true, 'PAM Forum': true, IETF: false]
        with(oma.expectedLiaisons.nodes.last()) {
            relationship.key != null
            sentence == 'There is a relationship with IETF, as the charter expects.'
        }
        oma.expectedLiaisons.nodes.find { it.name == 'PAM Forum' }.organization.acronym == 'PAM'
        oma.missing.with { [it.totalCount, it.nodes*.name, it.pageInfo.hasNextPage] } == [4, ['3GPP', '3GPP2'], true]
    }
}
