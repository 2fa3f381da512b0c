package org.sdohub.adapter.graphql

import static org.sdohub.a.Bodies.IETF
import static org.sdohub.a.Bodies.OMA
import static org.sdohub.a.Bodies.groupId
import static org.sdohub.a.People.holding
import static org.sdohub.a.Relationships.relationshipId
import static org.sdohub.kernel.Office.Kind.*

import org.sdohub.kernel.Actor
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

/** What two sides arrange around their lists: how often they come, what is said of a reference, and statements from entries. */
class ArrangingListsSpec extends Specification {

    static final THEIR_MANAGER = holding(LIAISON_MANAGER, IETF, relationshipId('oma-ietf'))

    @Shared
    @AutoCleanup
    NeedsOfOma oma = new NeedsOfOma()

    @Shared
    String sip

    def setupSpec() {
        sip = oma.declare([to: [specification: 'RFC 3261'], reason: 'All of it.']).dependency.id
    }

    private Map say(Map pace, Actor actor) {
        oma.act(actor, 'agreeOnDependencyListRhythm', [relationship: 'oma-ietf', side: 'OMA'] + pace,
                'dependencyListRhythm { side { acronym } agreed { months firstDue agreedIn } proposal { by { acronym } pace { months } } nextDue overdue sentence }')
    }

    private Map justify(Map said, Actor actor = NeedsOfOma.CD_CHAIR) {
        oma.act(actor, 'justifyDependency', [id: sip] + said, 'dependency { justification { description approvalStatus missing } history { type changes { field before after } } }')
    }

    private Map draft(Map input, Actor actor) {
        oma.act(actor, 'draftStatementOnDependencyList', input,
                'statement { state title from { label } to { label } body purpose citations { designation explanation specification { designation } } refersTo { id } }')
    }

    def "a rhythm is proposed by one side, agreed by the other, and told in one sentence"() {
        given:
        def monthly = [months: 1, firstDue: '2026-10-31', agreedIn: 'RFC 4691 2.3']

        when:
        def proposed = say(monthly, NeedsOfOma.MANAGER).dependencyListRhythm
        def agreed = say(monthly, THEIR_MANAGER).dependencyListRhythm

        then:
        proposed.agreed == null
        proposed.proposal == [by: [acronym: 'OMA'], pace: [months: 1]]
        agreed == [side: [acronym: 'OMA'], agreed: [months: 1, firstDue: '2026-10-31', agreedIn: 'RFC 4691 2.3'], proposal: null, nextDue: '2026-10-31',
                   overdue: true, sentence: 'OMA sends its list every month; the first was due on 2026-10-31, 20 days ago.']

        and: 'the relationship tells of both sides'
        oma.hub.data('{ relationship(key: "oma-ietf") { dependencyListRhythms { side { acronym } overdue history { type } } } }').relationship.dependencyListRhythms ==
                [[side: [acronym: 'OMA'], overdue: true, history: [[type: 'DependencyListRhythmProposed'], [type: 'DependencyListRhythmAgreed']]],
                 [side: [acronym: 'IETF'], overdue: false, history: []]]
    }

    def "a rhythm is spoken of by #who: #may"() {
        expect:
        say([months: 2 + row, firstDue: '2026-10-31'], actor).problems*.code == (may ? [] : ['DEPENDENCY_ACT_NOT_ALLOWED'])
        oma.hub.data('{ relationship(key: "oma-ietf") { dependencyListRhythms { viewerCanAgree } } }', actor).relationship.dependencyListRhythms*.viewerCanAgree == [may, may]

        where:
        row | who                           | actor                                                     || may
        1   | 'the manager of one side'     | NeedsOfOma.MANAGER                                        || true
        2   | 'the manager of the other'    | THEIR_MANAGER                                             || true
        3   | 'a coordinator'               | holding(LIAISON_COORDINATOR, IETF)                        || true
        4   | 'another one\'s manager'      | holding(LIAISON_MANAGER, OMA, relationshipId('oma-3gpp')) || false
        5   | 'a secretariat'               | holding(SECRETARIAT, OMA)                                 || false
        6   | 'an executive'                | holding(EXECUTIVE, OMA)                                   || false
        7   | 'a chair'                     | NeedsOfOma.CD_CHAIR                                       || false
        8   | 'a delegate'                  | holding(DELEGATE, OMA)                                    || false
        9   | 'an administrator of the hub' | holding(HUB_ADMIN, null)                                  || false
    }

    def "a rhythm of #what is refused as #problems"() {
        expect:
        oma.act(NeedsOfOma.MANAGER, 'agreeOnDependencyListRhythm', [relationship: 'oma-ietf', side: 'OMA'] + input, 'dependencyListRhythm { overdue }').problems ==
                problems.collect { [code: it[0], field: it[1]] }

        where:
        what                | input                                      || problems
        'no month'          | [months: 0, firstDue: '2026-10-31']        || [['DEPENDENCY_LIST_RHYTHM_MALFORMED', ['months']]]
        'no first day'      | [months: 1]                                || [['DEPENDENCY_LIST_RHYTHM_MALFORMED', ['firstDue']]]
        'no relationship'   | [relationship: 'x', months: 1, firstDue: '2026-10-31'] || [['RELATIONSHIP_UNKNOWN', ['relationship']]]
        'no side'           | [side: '3GPP', months: 1, firstDue: '2026-10-31']      || [['DEPENDENCY_LIST_OF_NO_SIDE', ['side']]]
    }

    def "a justification grows item by item, says what is missing, and history keeps what was said"() {
        when:
        justify([description: 'IETF RFC 3261, SIP, June 2002', approvalStatus: 'Standards track'])
        def said = justify([approvalStatus: 'Proposed Standard']).dependency

        then:
        said.justification == [description: 'IETF RFC 3261, SIP, June 2002', approvalStatus: 'Proposed Standard',
                               missing: ['REASON', 'RIGHTS', 'QUALITY', 'STABILITY', 'RELATED_DOCUMENTS', 'REFERENCES', 'QUALIFICATION']]
        said.history.findAll { it.type == 'DependencyJustified' }*.changes.last() == [[field: 'approvalStatus', before: 'Standards track', after: 'Proposed Standard']]

        and:
        justify([quality: 'x' * 4001, other: 'x' * 4001]).problems == [[code: 'DEPENDENCY_JUSTIFICATION_TOO_LONG', field: ['quality']],
                                                                       [code: 'DEPENDENCY_JUSTIFICATION_TOO_LONG', field: ['other']]]
        justify([id: 'nothing', other: 'x']).problems*.code == ['DEPENDENCY_UNKNOWN']
    }

    def "a dependency is justified by #who: #may"() {
        expect:
        justify([other: who], actor).problems*.code == (may ? [] : ['DEPENDENCY_ACT_NOT_ALLOWED'])

        where:
        who                               | actor                                  || may
        'the chair of who depends'        | NeedsOfOma.CD_CHAIR                    || true
        'the secretary of who owes'       | holding(SECRETARY, groupId('IETF/SIP'))|| true
        'a manager'                       | THEIR_MANAGER                          || true
        'a secretariat'                   | holding(SECRETARIAT, OMA)              || true
        'the chair of another group'      | holding(CHAIR, groupId('OMA/MWS'))     || false
        'a coordinator'                   | holding(LIAISON_COORDINATOR, OMA)      || false
        'an administrator of the hub'     | holding(HUB_ADMIN, null)               || false
    }

    def "from an entry comes a draft that says what it is about, and each is found from the other"() {
        given:
        def list = oma.publish().dependencyList
        oma.act(THEIR_MANAGER, 'acknowledgeDependencyList', [id: list.id, answers: [[dependency: sip, verdict: 'DISPUTED', reason: 'Cite its parts.']]], 'dependencyList { id }')

        when:
        def drafted = draft([dependencyList: list.id, dependency: sip], holding(CHAIR, groupId('IETF/SIP')))

        then:
        drafted.problems == []
        with(drafted.statement) {
            state == 'DRAFT'
            title == "On dependency list $list.number of OMA: OMA-TS-X needs RFC 3261"
            from*.label == ['IETF SIP']
            to*.label == ['OMA CD']
            citations == [[designation: 'RFC 3261', explanation: "It stands in dependency list $list.number.", specification: [designation: 'RFC 3261']]]
            body.contains('Reason: All of it.')
            body.contains('Answer: disputed: Cite its parts.')
        }
        drafted.statement.refersTo*.id == [list.id, sip]

        and: 'only who may see a draft finds it'
        def asked = "{ node(id: \"$list.id\") { ... on DependencyList { statements { title } } } sip: node(id: \"$sip\") { ... on Dependency { statements { title } } } }"
        oma.hub.data(asked, holding(CHAIR, groupId('IETF/SIP'))).values()*.statements*.title.flatten() == [drafted.statement.title] * 2
        oma.hub.data(asked).values()*.statements.flatten() == []
        oma.hub.data(asked, NeedsOfOma.MANAGER).values()*.statements.flatten() == []
    }

    def "a list is carried to the other side by a statement of the side that sends it"() {
        given:
        def list = oma.publish().dependencyList

        when:
        def drafted = draft([dependencyList: list.id], NeedsOfOma.MANAGER).statement

        then:
        drafted.title == "Dependency list $list.number of OMA"
        drafted.purpose == 'FOR_INFORMATION'
        [drafted.from, drafted.to]*.label == [['OMA'], ['IETF']]
        drafted.body.contains('- OMA-TS-X needs RFC 3261 (normative). RFC 3261 is Published, as needed.')
        drafted.refersTo*.id == [list.id]

        and: 'not by the other one'
        draft([dependencyList: list.id], THEIR_MANAGER).problems*.code == ['STATEMENT_ACT_NOT_ALLOWED']
    }

    def "a statement from an entry is drafted by #who, from #from: #outcome"() {
        given:
        def list = oma.publish().dependencyList.id
        def drafted = draft([dependencyList: list, dependency: sip] + (from ? [from: from] : [:]), actor)

        expect:
        (drafted.statement ? [drafted.statement.from, drafted.statement.to]*.label.flatten() : drafted.problems*.code) == outcome

        where:
        who                             | actor                               | from       || outcome
        'the owing side\'s manager'     | THEIR_MANAGER                       | null       || ['IETF SIP', 'OMA CD']
        'the owing side\'s manager'     | THEIR_MANAGER                       | 'IETF'     || ['IETF', 'OMA CD']
        'the needing side\'s manager'   | NeedsOfOma.MANAGER                  | null       || ['OMA CD', 'IETF SIP']
        'the chair of who needs it'     | NeedsOfOma.CD_CHAIR                 | null       || ['OMA CD', 'IETF SIP']
        'the chair of another group'    | holding(CHAIR, groupId('OMA/MWS'))  | null       || ['STATEMENT_ACT_NOT_ALLOWED']
        'the chair of another group'    | holding(CHAIR, groupId('OMA/MWS'))  | 'OMA/MWS'  || ['OMA MWS', 'IETF SIP']
        'an authorized sender'          | holding(AUTHORIZED_SENDER, IETF)    | null       || ['IETF', 'OMA CD']
        'a delegate'                    | holding(DELEGATE, IETF)             | null       || ['STATEMENT_ACT_NOT_ALLOWED']
        'an administrator of the hub'   | holding(HUB_ADMIN, null)            | null       || ['STATEMENT_ACT_NOT_ALLOWED']
        'a manager for nobody'          | NeedsOfOma.MANAGER                  | 'nobody'   || ['BODY_UNKNOWN']
    }

    def "of no list, and of no entry of one, no statement is drafted"() {
        given:
        def list = oma.publish().dependencyList.id

        expect:
        draft([dependencyList: 'nothing', dependency: sip], NeedsOfOma.MANAGER).problems == [[code: 'DEPENDENCY_LIST_UNKNOWN', field: ['dependencyList']]]
        draft([dependencyList: list, dependency: list], NeedsOfOma.MANAGER).problems == [[code: 'DEPENDENCY_LIST_ENTRY_UNKNOWN', field: ['dependency']]]
    }

    def "a draft list tells its number, what is new since the last, and where its text stands"() {
        given:
        def last = oma.publish().dependencyList.number
        oma.declare([to: [specification: 'draft-event'], kind: 'WANTED'])

        expect:
        oma.hub.data('{ relationship(key: "oma-ietf") { dependencyDraft(side: "OMA") { number path(format: CSV) changes { added { to } } } } }').relationship.dependencyDraft ==
                [number: last + 1, path: '/dependency-lists/drafts/oma-ietf/oma.csv', changes: [added: [[to: 'draft-event']]]]
        oma.hub.data('{ relationship(key: "oma-ietf") { dependencyDraft(side: "IETF") { number changes { added { to } } } } }').relationship.dependencyDraft == [number: 1, changes: null]
    }
}
