package org.sdohub.adapter.graphql

import static org.sdohub.a.Bodies.IETF
import static org.sdohub.a.Bodies.OMA
import static org.sdohub.a.Bodies.groupId
import static org.sdohub.a.Dependencies.aDependency
import static org.sdohub.a.People.holding
import static org.sdohub.a.Relationships.active
import static org.sdohub.a.Relationships.arrangement
import static org.sdohub.a.Relationships.relationshipId
import static org.sdohub.a.Specifications.ANY_OFFICE
import static org.sdohub.a.Specifications.aSpecification
import static org.sdohub.kernel.Office.Kind.*
import static org.sdohub.organization.Profile.Maturity.*

import org.sdohub.adapter.mongo.Followers
import org.sdohub.dependency.DependencyEvent
import org.sdohub.dependency.DependencyStore
import org.sdohub.kernel.Step
import org.sdohub.organization.Profile.Visibility
import org.sdohub.relationship.Terms
import spock.lang.AutoCleanup
import spock.lang.Specification

/** Today is 20 November 2026. */
class AskingForDependenciesSpec extends Specification {

    @AutoCleanup
    NeedsOfOma oma = new NeedsOfOma()

    def "a chair declares what the group needs, and it is found from both ends, with its health of today"() {
        given:
        oma.declare(to: [specification: 'draft-event'], neededBy: '2026-12-31', expected: '2027-01-30', reason: 'Push needs it')

        when:
        def seen = oma.hub.data('''{
            specification(designation: "OMA-TS-X") { dependencies { nodes {
              from { label text specification { title } } to { label } kind pinned owner { label } counterpart { label } side { acronym }
              relationship { key } reason health { state days sentence citeNow { designation } } history { type } viewerCanEdit } } }
            draft: specification(designation: "draft-event") { dependents { totalCount nodes { from { label } } } dependencies { totalCount } }
            relationship(key: "oma-ietf") { dependencies(filter: {side: "OMA"}) { totalCount } }
            dependencies(filter: {body: "IETF/SIP", neededBefore: "2027-01-01"}) { totalCount } }''')

        then:
        seen.specification.dependencies.nodes == [[
                from: [label: 'OMA-TS-X', text: null, specification: [title: 'SIP Push']], to: [label: 'draft-event'], kind: 'NORMATIVE', pinned: false,
                owner: [label: 'OMA CD'], counterpart: [label: 'IETF SIP'], side: [acronym: 'OMA'], relationship: [key: 'oma-ietf'], reason: 'Push needs it',
                health: [state: 'AT_RISK', days: 30, sentence: 'draft-event is expected on 2027-01-30, 30 days after it is needed.', citeNow: []],
                history: [[type: 'DependencyDeclared']], viewerCanEdit: false]]
        seen.draft == [dependents: [totalCount: 1, nodes: [[from: [label: 'OMA-TS-X']]]], dependencies: [totalCount: 0]]
        seen.relationship.dependencies.totalCount == 1
        seen.dependencies.totalCount == 1
    }

    def "a forecast that moves changes the health at once; what is dropped leaves the lists"() {
        given:
        def id = oma.declare(to: [specification: 'draft-event'], neededBy: '2026-12-31').dependency.id

        expect:
        oma.act(NeedsOfOma.CD_CHAIR, 'editDependency', [id: id, expectedVersion: 1, expected: '2026-12-01'], 'dependency { version neededBy health { state } }') ==
                [dependency: [version: 2, neededBy: '2026-12-31', health: [state: 'ON_TRACK']], problems: []]
        oma.act(NeedsOfOma.CD_CHAIR, 'editDependency', [id: id, expectedVersion: 1, expected: null], 'dependency { version }').problems*.code == ['CONFLICT']
        oma.act(holding(DELEGATE, OMA), 'dropDependency', [id: id, reason: 'x'], 'dependency { id }').problems*.code == ['DEPENDENCY_ACT_NOT_ALLOWED']
        oma.act(NeedsOfOma.CD_CHAIR, 'dropDependency', [id: id, reason: 'done otherwise'], 'dependency { state history { type note } }').dependency ==
                [state: 'DROPPED', history: [[type: 'DependencyDeclared', note: null], [type: 'DependencyEdited', note: null], [type: 'DependencyDropped', note: 'done otherwise']]]
        oma.hub.data('{ dependencies { totalCount } all: dependencies(filter: {states: [LIVE, DROPPED]}) { totalCount } }') ==
                [dependencies: [totalCount: 0], all: [totalCount: 1]]
    }

    def "a published list stays as it was, and the next one supersedes it"() {
        given:
        oma.declare(to: [specification: 'RFC 3261'])
        def event = oma.declare(to: [specification: 'draft-event'], neededBy: '2026-12-31', expected: '2026-12-01').dependency.id
        def first = oma.publish().dependencyList

        when: 'the forecast slips and another need comes up'
        oma.act(NeedsOfOma.CD_CHAIR, 'editDependency', [id: event, expected: '2027-06-01'], 'dependency { id }')
        oma.declare(to: [text: 'draft-mdolly-oma-push'], kind: 'WANTED')
        def second = oma.publish(NeedsOfOma.MANAGER, [note: 'for February']).dependencyList
        def seen = oma.hub.data("""{
            dependencyList(relationship: "oma-ietf", side: "OMA", number: 1) { state asOf entries { to health healthSentence dependency { health { state } } }
              changesSince { added { to } } }
            second: dependencyList(relationship: "oma-ietf", side: "OMA", number: 2) {
              changesSince { added { to } removed { to } changed { after { to } changes { field before after } } } same: changesSince(number: 1) { added { to } } }
            dependencyListDiff(earlier: "${second.id}", later: "${first.id}") { added { to } removed { to } }
            relationship(key: "oma-ietf") { dependencyLists(side: "OMA") { nodes { number state note } } dependencyDraft(side: "OMA") { entries { to } viewerCanPublish } }
            none: dependencyList(relationship: "oma-ietf", side: "IETF", number: 1) { id } }""")

        then:
        first == [id: first.id, number: 1, state: 'PUBLISHED', entries: [[to: 'draft-event', health: 'ON_TRACK'], [to: 'RFC 3261', health: 'SATISFIED']]]
        second.number == 2
        seen.dependencyList.state == 'SUPERSEDED'
        seen.dependencyList.asOf == '2026-11-20'
        seen.dependencyList.entries[0] == [to: 'draft-event', health: 'ON_TRACK', healthSentence: 'draft-event is expected on 2026-12-01, 30 days before it must be there.', dependency: [health: [state: 'AT_RISK']]]
        seen.dependencyList.changesSince == null
        seen.second.same == [added: [[to: 'draft-mdolly-oma-push']]]
        seen.second.changesSince == [added: [[to: 'draft-mdolly-oma-push']], removed: [], changed: [[after: [to: 'draft-event'], changes: [
                [field: 'expected', before: '2026-12-01', after: '2027-06-01'], [field: 'health', before: 'ON_TRACK', after: 'AT_RISK']]]]]
        seen.dependencyListDiff == [added: [], removed: [[to: 'draft-mdolly-oma-push']]]
        seen.relationship.dependencyLists.nodes == [[number: 2, state: 'PUBLISHED', note: 'for February'], [number: 1, state: 'SUPERSEDED', note: '']]
        seen.relationship.dependencyDraft == [entries: [[to: 'draft-event'], [to: 'draft-mdolly-oma-push'], [to: 'RFC 3261']], viewerCanPublish: false]
        seen.none == null
    }

    def "what speaks of a members-only specification is read by members only, on every path, also when it is closed later"() {
        given:
        def id = oma.declare(to: [specification: 'RFC 3261']).dependency.id
        oma.publish()
        def question = "{ node(id: \"$id\") { id } dependencies { totalCount } specification(designation: \"RFC 3261\") { dependents { nodes { id } } } dependencyList(relationship: \"oma-ietf\", side: \"OMA\", number: 1) { entries { to } } }".toString()

        when:
        oma.hub.data('mutation { editSpecification(input: {id: "OMA-TS-X", access: MEMBER}) { problems { code } } }', NeedsOfOma.CD_CHAIR)
        oma.hub.context.getBean(Followers).catchUp()
        oma.publish()

        then:
        oma.hub.data(question).with { [it.node, it.dependencies.totalCount, it.specification.dependents.nodes] } == [null, 0, []]
        oma.hub.data(question, NeedsOfOma.CD_CHAIR).with { [it.node, it.dependencies.totalCount, it.specification.dependents.nodes] } == [[id: id], 1, [[id: id]]]
        oma.hub.data('{ dependencyList(relationship: "oma-ietf", side: "OMA", number: 2) { entries { to } } }').dependencyList.entries == []
        oma.hub.data('{ dependencyList(relationship: "oma-ietf", side: "OMA", number: 2) { entries { to } } }', NeedsOfOma.CD_CHAIR).dependencyList.entries == [[to: 'RFC 3261']]
        oma.act(holding(SECRETARIAT, IETF), 'dropDependency', [id: id, reason: 'x'], 'dependency { id }').problems*.code == ['DEPENDENCY_UNKNOWN']
    }

    def "the other side acknowledges a list, disputes an entry and takes the dispute back; the list says what it said"() {
        given:
        def theirs = holding(LIAISON_MANAGER, IETF, relationshipId('oma-ietf'))
        def event = oma.declare(to: [specification: 'draft-event']).dependency.id
        def sip = oma.declare(to: [specification: 'RFC 3261']).dependency.id
        def list = oma.publish().dependencyList.id
        def shown = 'dependencyList { version acknowledgedAt answers { entry { to } verdict reason by } viewerCanAcknowledge }'

        when:
        def first = oma.act(theirs, 'acknowledgeDependencyList', [id: list, answers: [
                [dependency: event, verdict: 'DISPUTED', reason: ' The draft was given up. '], [dependency: sip, verdict: 'ACCEPTED']]], shown)
        def second = oma.act(theirs, 'acknowledgeDependencyList', [id: list, expectedVersion: 2, answers: [[dependency: event, verdict: 'ACCEPTED']]], shown)

        then:
        first.problems == []
        first.dependencyList == [version: 2, acknowledgedAt: '2026-11-20T12:00:00.000Z', viewerCanAcknowledge: true, answers: [
                [entry: [to: 'draft-event'], verdict: 'DISPUTED', reason: 'The draft was given up.', by: first.dependencyList.answers[0].by],
                [entry: [to: 'RFC 3261'], verdict: 'ACCEPTED', reason: '', by: first.dependencyList.answers[0].by]]]
        second.dependencyList.answers*.verdict == ['ACCEPTED', 'ACCEPTED']

        and: 'everybody reads what was said, and when'
        def public_ = oma.hub.data('{ dependencyList(relationship: "oma-ietf", side: "OMA", number: 1) { entries { to } viewerCanAcknowledge history { type changes { field before after } } } }').dependencyList
        public_.entries*.to == ['draft-event', 'RFC 3261']
        !public_.viewerCanAcknowledge
        public_.history[1..2]*.changes*.first() == [
                [field: 'OMA-TS-X on draft-event', before: null, after: 'DISPUTED: The draft was given up.'],
                [field: 'OMA-TS-X on draft-event', before: 'DISPUTED: The draft was given up.', after: 'ACCEPTED']]
    }

    def "lists that the terms keep between the parties are not there for others"() {
        given:
        oma.keep(active('oma-closed', arrangement(scope: 'closed', terms: new Terms(false, [], '', null, Visibility.PUBLIC, Visibility.PARTIES, Visibility.PUBLIC))))
        def manager = holding(LIAISON_MANAGER, OMA, relationshipId('oma-closed'))
        def id = oma.publish(manager, [relationship: 'oma-closed']).dependencyList.id
        def question = "{ node(id: \"$id\") { id } dependencyList(relationship: \"oma-closed\", side: \"OMA\", number: 1) { id } relationship(key: \"oma-closed\") { dependencyLists { totalCount } dependencyDraft(side: \"OMA\") { side { acronym } } } }".toString()

        expect:
        oma.hub.data(question) == [node: null, dependencyList: null, relationship: [dependencyLists: [totalCount: 0], dependencyDraft: null]]
        oma.hub.data(question, NeedsOfOma.CD_CHAIR) == [node: [id: id], dependencyList: [id: id], relationship: [dependencyLists: [totalCount: 1], dependencyDraft: [side: [acronym: 'OMA']]]]
    }

    def "a list costs the same round trips however long it is"() {
        given:
        def question = '''{ dependencies { nodes { from { label specification { designation } } to { label specification { latest { label } } } owner { label } counterpart { label }
            relationship { key } health { state sentence citeNow { designation } citeVersion { label } } viewerCanEdit } } }'''
        add(0)
        oma.hub.data('{ organization(acronym: "OMA") { id } }')
        oma.hub.counted(question)
        def (few, costOfFew) = oma.hub.counted(question)

        when:
        (1..20).each { add(it) }
        oma.hub.data('{ organization(acronym: "OMA") { id } }')
        oma.hub.counted(question)
        def (many, costOfMany) = oma.hub.counted(question)

        then:
        few.dependencies.nodes.size() == 1
        many.dependencies.nodes.size() == 20
        many.dependencies.nodes.every { it.health.state == 'DRIFTED' }
        costOfMany == costOfFew
    }

    private void add(int n) {
        oma.keep(aSpecification("OMA-$n".toString(), OMA, owner: groupId('OMA/CD'), versions: ['1': DRAFT]))
        oma.keep(aSpecification("old-$n".toString(), owner: groupId('IETF/SIP'), versions: ['1': PUBLISHED]))
        oma.keep(aSpecification("new-$n".toString(), owner: groupId('IETF/SIP'), versions: ['1': PUBLISHED], relations: [REPLACES: "old-$n".toString()]))
        def one = aDependency("OMA-$n".toString(), "old-$n".toString(), relationship: relationshipId('oma-ietf'), owner: groupId('OMA/CD'), counterpart: groupId('IETF/SIP'))
        oma.hub.keep(DependencyStore, Step.of(one, ANY_OFFICE, new DependencyEvent.DependencyDeclared(one.id(), [])))
    }
}
