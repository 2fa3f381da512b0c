package org.sdohub.adapter.graphql

import static org.sdohub.a.Bodies.IETF
import static org.sdohub.a.Bodies.OMA
import static org.sdohub.a.Bodies.groupId
import static org.sdohub.a.People.holding
import static org.sdohub.a.Relationships.relationshipId
import static org.sdohub.kernel.Office.Kind.*

import org.sdohub.kernel.Actor
import org.sdohub.kernel.Office
import org.sdohub.a.People
import org.sdohub.dependency.DependencyId
import spock.lang.AutoCleanup
import spock.lang.Specification

class BringingListsSpec extends Specification {

    static final String HEADER = 'from,to,kind,neededBy,reason\n'
    static final String SIP = 'OMA-TS-X,RFC 3261,NORMATIVE,2011-10-28,All of it.\n'
    static final String EVENT = 'OMA-TS-X,draft-event,WANTED,,\n'

    static final String SHOWN = '''dependencyListImport { done unchanged unmentioned changes {
        added { from to kind neededBy } removed { to } changed { after { to } changes { field before after } } } }'''

    @AutoCleanup
    NeedsOfOma oma = new NeedsOfOma()

    private Map bring(String text, Map more = [:], Actor actor = NeedsOfOma.MANAGER) {
        oma.act(actor, 'importDependencyList', [relationship: 'oma-ietf', side: 'OMA', format: 'CSV', text: text] + more, SHOWN)
    }

    private Map brought(String text, Map more = [:]) {
        def payload = bring(text, more)
        assert payload.problems == []
        payload.dependencyListImport
    }

    private List<Map> draft() {
        oma.hub.data('{ relationship(key: "oma-ietf") { dependencyDraft(side: "OMA") { entries { from to kind neededBy reason } } } }').relationship.dependencyDraft.entries
    }

    def "what is new is declared, what is there is changed, what is as it was is let be, and twice is once"() {
        given:
        oma.declare([to: [specification: 'RFC 3261'], reason: 'All of it.'])

        when:
        def first = brought(HEADER + SIP + EVENT)

        then:
        first.done
        first.changes.added == [[from: 'OMA-TS-X', to: 'draft-event', kind: 'WANTED', neededBy: null]]
        first.changes.changed == [[after: [to: 'RFC 3261'], changes: [[field: 'neededBy', before: null, after: '2011-10-28'], [field: 'health', before: 'SATISFIED', after: 'SATISFIED']]
                .findAll { it.before != it.after }]]
        draft()*.to == ['draft-event', 'RFC 3261']

        and:
        brought(HEADER + SIP + EVENT) == [done: false, unchanged: 2, unmentioned: 0, changes: [added: [], removed: [], changed: []]]
    }

    def "what the text does not mention stays, unless it is to go; a trial only tells"() {
        given:
        brought(HEADER + SIP + EVENT)

        expect:
        brought(HEADER + SIP) == [done: false, unchanged: 1, unmentioned: 1, changes: [added: [], removed: [], changed: []]]
        brought(HEADER + SIP, [dropMissing: true, dryRun: true]) ==
                [done: false, unchanged: 1, unmentioned: 0, changes: [added: [], removed: [[to: 'draft-event']], changed: []]]
        draft().size() == 2

        and:
        brought(HEADER + SIP, [dropMissing: true]).done
        draft()*.to == ['RFC 3261']
    }

    def "what no catalogue knows is kept as text, and found again as such"() {
        given:
        def text = HEADER + 'OMA push over SIP,draft-nobody-knows,WANTED,,\n'

        expect:
        brought(text).changes.added*.to == ['draft-nobody-knows']
        oma.hub.data('{ dependencies { nodes { owner { label } to { text } health { state } } } }').dependencies.nodes ==
                [[owner: [label: 'OMA'], to: [text: 'draft-nobody-knows'], health: [state: 'UNRESOLVED']]]
        !brought(text).done
    }

    def "a document is found by its name however blanks are set, by its version's name, and as that version only"() {
        expect:
        brought('from,to,kind\nOMA-TS-X 1.0,RFC3261,NORMATIVE\n').changes.added == [[from: 'OMA-TS-X 1.0', to: 'RFC 3261', kind: 'NORMATIVE', neededBy: null]]
        !brought('from,to,kind\nOMA-TS-X 1.0,rfc 3261,NORMATIVE\n').done
        brought('from,to,kind\nOMA-TS-X,RFC 3261,NORMATIVE\n').changes.added.size() == 1
    }

    def "the same request with the same key is answered as it was"() {
        expect:
        (1..2).collect { brought(HEADER + SIP, [idempotencyKey: 'once']).with { [it.done, it.changes.added*.to, it.unmentioned] } } ==
                [[true, ['RFC 3261'], 0], [true, ['RFC 3261'], null]]
        draft().size() == 1
    }

    def "#what: #problems"() {
        expect:
        bring(text).problems.collect { "${it.field.drop(1).join(' ')} ${it.code}".toString() } == problems

        and: 'nothing of it is done'
        draft() == []

        where:
        what                          | text                                                              || problems
        'an empty file'               | ''                                                                || [' DEPENDENCY_LIST_TEXT_EMPTY']
        'blanks'                      | ' \n\n'                                                           || [' DEPENDENCY_LIST_TEXT_EMPTY']
        'a huge file'                 | HEADER + 'x' * 1_000_000                                          || [' DEPENDENCY_LIST_TEXT_TOO_LONG']
        'too many entries'            | HEADER + SIP * 2001                                               || [' DEPENDENCY_LIST_TOO_LONG']
        'a kind that is none'         | HEADER + SIP + 'A,B,NEEDED,,\nA,B,,,\n'                           || ['3 kind DEPENDENCY_KIND_UNKNOWN', '4 kind DEPENDENCY_KIND_UNKNOWN']
        'days that are none'          | HEADER + 'A,B,WANTED,2011-02-30,\nA,C,WANTED,28.10.2011,\nA,D,WANTED,+12011-10-28,\nA,E,WANTED,0000-01-01,\n' ||
                ['2', '3', '4', '5'].collect { "$it neededBy DEPENDENCY_DATE_MALFORMED".toString() }
        'an end that says nothing'    | HEADER + ',RFC 3261,WANTED,,\nOMA-TS-X, ,WANTED,,\n'               || ['2 from DEPENDENCY_TEXT_MALFORMED', '3 to DEPENDENCY_TEXT_MALFORMED']
        'an end of 301 characters'    | HEADER + "OMA-TS-X,${'x' * 301},WANTED,,\n"                       || ['2 to DEPENDENCY_TEXT_MALFORMED']
        'a reason without end'        | HEADER + "OMA-TS-X,RFC 3261,WANTED,,${'x' * 4001}\n"              || ['2 reason DEPENDENCY_REASON_TOO_LONG']
        'on itself'                   | HEADER + 'a thing,a thing,WANTED,,\n'                             || ['2 to DEPENDENCY_ON_ITSELF']
        'the same twice'              | HEADER + SIP + EVENT + SIP                                        || ['4 DEPENDENCY_LISTED_TWICE']
        'bodies that are none'        | 'from,to,kind,owner,counterpart\nA,B,WANTED,OMA XX,IETF/YY\n'     || ['2 owner BODY_UNKNOWN', '2 counterpart BODY_UNKNOWN']
        'bodies of the other side'    | 'from,to,kind,owner,counterpart\nA,B,WANTED,IETF SIP,\nA,C,WANTED,OMA CD,OMA CD\nOMA-TS-X,RFC 3261,WANTED,IETF,\n' ||
                ['2 owner DEPENDENCY_OWNER_FOREIGN', '3 counterpart DEPENDENCY_NOT_OF_THIS_RELATIONSHIP', '4 owner DEPENDENCY_OWNER_FOREIGN']
        'pinned without a version'    | 'from,to,kind,pinned\nOMA-TS-X,RFC 3261,WANTED,TRUE\nA,B,WANTED,yes\n' || ['2 pinned DEPENDENCY_PINNED_WITHOUT_VERSION', '3 pinned DEPENDENCY_PINNED_MALFORMED']
        'a maturity that is none'     | 'from,to,kind,neededMaturity\nA,B,WANTED,RFC\n'                   || ['2 neededMaturity DEPENDENCY_MATURITY_UNKNOWN']
        'an id that is none'          | 'dependency,from,to,kind\n7,A,B,WANTED\n'                         || ['2 dependency DEPENDENCY_ID_MALFORMED']
        'rows good and bad, of all kinds' | HEADER + SIP + 'A,B\nA,B,NEEDED,2011-13-01,\n"A,B,WANTED'     || ['3 DEPENDENCY_LIST_ROW_RAGGED', '4 kind DEPENDENCY_KIND_UNKNOWN', '4 neededBy DEPENDENCY_DATE_MALFORMED',
                                                                                                                   '5 DEPENDENCY_LIST_QUOTES_MALFORMED']
    }

    def "an id says which one is meant, and its ends stay"() {
        given:
        def id = oma.declare([to: [specification: 'RFC 3261']]).dependency.id
        def uuid = GlobalId.parse(id, 'dependency', { new DependencyId(it) }).get().value()
        def row = { from, to -> "dependency,from,to,kind,reason\n$uuid,$from,$to,NORMATIVE,Now so.\n".toString() }

        expect:
        bring(row('OMA-TS-X', 'RFC 2543')).problems == [[code: 'DEPENDENCY_ENDS_FIXED', field: ['text', '2', 'dependency']]]
        bring(row('OMA-TS-X', 'RFC 3261') + "$uuid,OMA-TS-X,RFC 3261,WANTED,\n").problems*.code == ['DEPENDENCY_LISTED_TWICE']
        brought(row('OMA-TS-X', 'RFC3261')).changes.changed[0].changes == [[field: 'reason', before: '', after: 'Now so.']]

        and: 'an id of another hub is nobody here'
        !brought(row('OMA-TS-X', 'RFC 3261').replace(uuid.toString(), UUID.randomUUID().toString())).done
    }

    def "of two that have the same ends and kind none is meant without its id"() {
        given:
        2.times { oma.declare([to: [specification: 'RFC 3261']]) }
        oma.declare([to: [specification: 'RFC 3261'], kind: 'WANTED'])

        expect:
        bring(HEADER + SIP).problems*.code == ['DEPENDENCY_AMBIGUOUS']
        brought(HEADER + SIP.replace('NORMATIVE', 'WANTED')).changes.changed*.after == [[to: 'RFC 3261']]
    }

    def "a graph is a list: its edges are the entries"() {
        given:
        def graph = { target -> '<graphml><key id="k" for="edge" attr.name="kind"/><graph edgedefault="directed">' +
                "<edge source='OMA-TS-X' target='$target'><data key='k'>NORMATIVE</data></edge></graph></graphml>" }

        expect:
        brought(graph('RFC 3261').toString(), [format: 'GRAPHML']).changes.added == [[from: 'OMA-TS-X', to: 'RFC 3261', kind: 'NORMATIVE', neededBy: null]]
        !brought(graph('RFC3261').toString(), [format: 'GRAPHML']).done
    }

    def "a justification comes with its entry, stays where the text has no such column, and is told in the list and its changes"() {
        given:
        def header = 'from,to,kind,justificationReason,justificationQuality\n'
        def shown = '{ relationship(key: "oma-ietf") { dependencyDraft(side: "OMA") { changes { changed { changes { field before after } } } entries { to justification { reason quality missing } } } } }'
        def draft = { oma.hub.data(shown).relationship.dependencyDraft }

        when:
        brought(header + 'OMA-TS-X,RFC 3261,NORMATIVE,All bindings rest on it.,\nOMA-TS-X,draft-event,WANTED,,\n')

        then:
        draft().entries == [[to: 'draft-event', justification: null],
                            [to: 'RFC 3261', justification: [reason: 'All bindings rest on it.', quality: '', missing: ['DESCRIPTION', 'APPROVAL_STATUS', 'RIGHTS', 'QUALITY', 'STABILITY',
                                                                                                                        'RELATED_DOCUMENTS', 'REFERENCES', 'QUALIFICATION']]]]

        when:
        oma.publish()
        brought(HEADER + SIP)
        brought('from,to,kind,justificationQuality\nOMA-TS-X,RFC 3261,NORMATIVE,In all phones.\n')

        then:
        draft().entries.last().justification.subMap('reason', 'quality') == [reason: 'All bindings rest on it.', quality: 'In all phones.']
        draft().changes.changed*.changes.flatten().findAll { it.field.startsWith('justification') } == [[field: 'justificationQuality', before: null, after: 'In all phones.']]

        and: 'a published list keeps what it said'
        oma.hub.data('{ dependencyList(relationship: "oma-ietf", side: "OMA", number: 1) { entries { justification { reason quality } } } }').dependencyList.entries*.justification ==
                [null, [reason: 'All bindings rest on it.', quality: '']]

        and:
        bring(header + "OMA-TS-X,RFC 3261,NORMATIVE,,${'x' * 4001}\n").problems == [[code: 'DEPENDENCY_JUSTIFICATION_TOO_LONG', field: ['text', '2', 'justificationQuality']]]
    }

    def "more problems than anybody reads are counted"() {
        when:
        def problems = bring(HEADER + 'A,B,NEEDED,,\n' * 300).problems

        then:
        problems.size() == 201
        problems.last().code == 'DEPENDENCY_LIST_MORE_PROBLEMS'
    }

    def "a list is brought by #who: #may"() {
        given:
        def expected = may ? [] : ['DEPENDENCY_ACT_NOT_ALLOWED']

        expect:
        [true, false].collect { bring(HEADER + SIP, [dryRun: it], actor).problems*.code } == [expected, expected]
        oma.hub.data('{ relationship(key: "oma-ietf") { dependencyDraft(side: "OMA") { viewerCanImport } } }', actor).relationship.dependencyDraft.viewerCanImport == may

        where:
        who                               | actor                                                      || may
        'its manager'                     | NeedsOfOma.MANAGER                                         || true
        'the other side\'s manager'       | holding(LIAISON_MANAGER, IETF, relationshipId('oma-ietf')) || true
        'the manager of another one'      | holding(LIAISON_MANAGER, OMA, relationshipId('oma-3gpp'))  || false
        'its secretariat'                 | holding(SECRETARIAT, OMA)                                  || true
        'the other side\'s secretariat'   | holding(SECRETARIAT, IETF)                                 || true
        'its coordinator'                 | holding(LIAISON_COORDINATOR, OMA)                          || false
        'its executive'                   | holding(EXECUTIVE, OMA)                                    || false
        'a chair of a group that depends' | NeedsOfOma.CD_CHAIR                                        || false
        'a secretary'                     | holding(SECRETARY, groupId('IETF/SIP'))                    || false
        'an area director'                | holding(AREA_DIRECTOR, IETF)                               || false
        'a delegate'                      | holding(DELEGATE, OMA)                                     || false
        'an authorized sender'            | holding(AUTHORIZED_SENDER, OMA)                            || false
        'an administrator of the hub'     | holding(HUB_ADMIN, null)                                   || false
        'a program with the scope'        | program('dependencies:write')                              || true
        'a program with another one'      | program('statements:file')                                 || false
    }

    private static Actor program(String scope) {
        new Actor('program', null, 'program', [new Office(SERVICE, null, null, People.LONG_AGO, null)], [scope] as Set)
    }

    def "#what is refused as #code"() {
        expect:
        bring(HEADER + SIP, input).problems*.code == [code]

        where:
        what                  | input                    || code
        'a drawing'           | [format: 'DOT']          || 'DEPENDENCY_LIST_FORMAT_NOT_READ'
        'another drawing'     | [format: 'MERMAID']      || 'DEPENDENCY_LIST_FORMAT_NOT_READ'
        'a table as a graph'  | [format: 'GRAPHML']      || 'DEPENDENCY_LIST_GRAPHML_MALFORMED'
        'no relationship'     | [relationship: 'x']      || 'RELATIONSHIP_UNKNOWN'
        'no side of it'       | [side: '3GPP']           || 'DEPENDENCY_LIST_OF_NO_SIDE'
    }
}
