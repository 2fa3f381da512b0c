package org.sdohub.adapter.graphql

import static org.sdohub.a.Bodies.aGroup
import static org.sdohub.a.Bodies.anOrganization
import static org.sdohub.a.Letters.body
import static org.sdohub.a.People.LONG_AGO
import static org.sdohub.a.People.NOW

import org.sdohub.kernel.Actor
import org.sdohub.kernel.BodyId
import org.sdohub.kernel.Office
import org.sdohub.kernel.Office.Kind
import org.sdohub.kernel.PersonId
import org.sdohub.organization.GroupStore
import org.sdohub.organization.OrganizationStore
import reactor.core.publisher.Flux
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

/** Statements as the schema offers them: filed, answered, listed, followed. */
class AskingForStatementsSpec extends Specification {

    @Shared
    @AutoCleanup
    AskedHub hub = new AskedHub()

    static final Actor OMA_CD = chair('OMA/CD')
    static final Actor DISPATCH = chair('IETF/DISPATCH')
    static final Actor STRANGER = chair('ITU-T/SG11')

    static final String LETTER = 'from: ["OMA/CD"], to: ["IETF/DISPATCH"], title: "SIP Push", body: "Please.", purpose: FOR_ACTION'

    def setupSpec() {
        ['OMA', 'IETF', 'ITU-T'].each { hub.keep(OrganizationStore, anOrganization(it)) }
        ['OMA/CD', 'IETF/DISPATCH', 'IETF/SIP', 'ITU-T/SG11'].each { hub.keep(GroupStore, aGroup(it)) }
    }

    private static Actor chair(String key) {
        BodyId body = body(key)
        def office = new Office(Kind.CHAIR, body, null, LONG_AGO, null)
        new Actor('account of ' + key, new PersonId(UUID.nameUUIDFromBytes(key.bytes)), 'chair of ' + key, [office], [] as Set)
    }

    private Map filed(String input, Actor actor = OMA_CD) {
        hub.data("""mutation { fileStatement(input: { $input }) {
            statement { id number state title deadline dueSentence version from { label } to { label }
                        requestedActions { key text } handlings { state assignee { label } } }
            problems { code field } } }""", actor).fileStatement
    }

    def "a chair files a statement, the other side replies, and the thread tells of both"() {
        given:
        def original = filed(LETTER + ''', deadline: "2026-11-27", contacts: { response: ["cd@oma.example"] },
            requestedActions: [{ text: "Acknowledge the motivation" }]''').statement

        expect:
        original.number ==~ /LS-2026-\d{4}/
        original.state == 'POSTED'
        original.from*.label == ['OMA CD']
        original.dueSentence == 'IETF DISPATCH owes OMA CD an answer by 27 November 2026, 7 days left'
        original.handlings == [[state: 'NEW', assignee: [label: 'CHAIR of IETF DISPATCH']]]

        when:
        def reply = hub.data("""mutation { replyToStatement(input: {
                statement: "${original.number}", body: "We understand.",
                settles: [{ action: "${original.requestedActions[0].key}", outcome: DONE }] }) {
            statement { number title purpose contacts { sendTo } to { label } relations { kind statement { number } } }
            problems { code } } }""", DISPATCH).replyToStatement

        then:
        reply.problems == []
        reply.statement.title == 'Re: SIP Push'
        reply.statement.purpose == 'IN_RESPONSE'
        reply.statement.to*.label == ['OMA CD']
        reply.statement.contacts.sendTo == ['cd@oma.example']
        reply.statement.relations == [[kind: 'REPLIES_TO', statement: [number: original.number]]]

        when:
        def thread = hub.data("""{ thread(statement: "${original.number}") {
            root { number } turn { bodies { label } }
            statements { number dueSentence handlings { state replies { statement { number } } }
                         requestedActions { answers { outcome reply { number } body { label } } } } } }""").thread

        then:
        thread.root.number == original.number
        thread.turn == null
        thread.statements*.number == [original.number, reply.statement.number]
        thread.statements[0].dueSentence == 'IETF DISPATCH answered on 20 November 2026, in time'
        thread.statements[0].handlings == [[state: 'ANSWERED', replies: [[statement: [number: reply.statement.number]]]]]
        thread.statements[0].requestedActions == [[answers: [[outcome: 'DONE', reply: [number: reply.statement.number], body: [label: 'IETF DISPATCH']]]]]
    }

    def "a list is narrowed by words of number and title, the last perhaps only begun: #text"() {
        given:
        def number = filed(LETTER.replace('SIP Push', 'Zeppelin mooring') + ', noDeadlineGiven: true').statement.number
        assert (1..20).any { hub.data('{ search(query: "mooring") { upToDate } }').search.upToDate }

        expect:
        (number in hub.data('query($t: String) { statements(filter: { text: $t, to: ["IETF"] }) { nodes { number } } }', Actor.PUBLIC, [t: text.replace('#', number)])
                .statements.nodes*.number) == found

        where:
        text                || found
        'zeppelin MOOR'     || true
        'Zeppelin'          || true
        'mooring over'      || false
        'eppelin'           || false
        'please'            || false
        '#'                 || true
        ' '                 || true
    }

    def "a letter that #wrong is refused with all problems, each at its field"() {
        expect:
        filed(input).problems.collect { [it.code, it.field] } == problems

        where:
        wrong                          | input                                                                                   || problems
        'is malformed and incomplete'  | 'from: ["OMA/CD"], to: ["IETF/NONE"], title: "two\\nlines", purpose: FOR_ACTION'          || [['STATEMENT_TITLE_MALFORMED', ['title']], ['STATEMENT_BODY_UNKNOWN', ['to', '0']], ['STATEMENT_CONTENT_MISSING', ['body']], ['STATEMENT_DEADLINE_MISSING', ['deadline']]]
        'has a bad address'            | LETTER + ', noDeadlineGiven: true, contacts: { technical: ["a@b.example", "nobody"] }'     || [['STATEMENT_ADDRESS_MALFORMED', ['contacts', 'technical', '1']]]
        'contradicts itself'           | LETTER + ', noDeadlineGiven: true, deadline: "2026-12-01"'                                || [['STATEMENT_DEADLINE_CONTRADICTS', ['noDeadlineGiven']]]
        'is another body\'s'           | LETTER.replace('OMA/CD', 'IETF/SIP') + ', noDeadlineGiven: true'                          || [['STATEMENT_ACT_NOT_ALLOWED', []]]
    }

    def "what is refused comes back as it was typed"() {
        when:
        def refused = hub.data("""mutation { fileStatement(input: { ${LETTER.replace('Please.', '')}, deadline: "2026-12-01", quiet: true, clientMutationId: "x",
            requestedActions: [{ text: "Say yes" }] }) { typed problems { code } } }""", OMA_CD).fileStatement

        then:
        refused.problems*.code == ['STATEMENT_CONTENT_MISSING']
        refused.typed == [from: ['OMA/CD'], to: ['IETF/DISPATCH'], title: 'SIP Push', body: '', purpose: 'FOR_ACTION', deadline: '2026-12-01',
                          quiet: true, clientMutationId: 'x', requestedActions: [[text: 'Say yes']]]

        and: 'what was done does not'
        hub.data("mutation { fileStatement(input: { $LETTER, noDeadlineGiven: true }) { typed } }", OMA_CD).fileStatement.typed == null
    }

    def "a letter is looked over without being stored, by the rules of filing, and filing says the same"() {
        given:
        def letter = LETTER.replace('SIP Push', 'Looked over') + ', deadline: "2026-11-27", contacts: { response: ["cd@oma.example"] }'
        def verdict = { String more, Actor who -> hub.data("""mutation { validateStatement(input: { $letter $more }) {
            sendable typed gates { kind } problems { code severity field fix } } }""", who).validateStatement }
        def short_ = [[code: 'STATEMENT_DEADLINE_SHORT', severity: 'WARNING', field: ['deadline'], fix: 'Give at least 14 days: 2026-12-04.']]

        expect:
        verdict('', OMA_CD) == [sendable: true, typed: null, gates: [], problems: short_]
        hub.data('{ statements(filter: { text: "looked over" }) { totalCount } }', OMA_CD).statements.totalCount == 0

        and: 'whoever may not file it is told so beside all that is wrong with it, with what he typed'
        with(verdict(', language: "not a language"', DISPATCH)) {
            !sendable
            typed.title == 'Looked over'
            problems*.code == ['STATEMENT_LANGUAGE_MALFORMED', 'STATEMENT_ACT_NOT_ALLOWED', 'STATEMENT_DEADLINE_SHORT']
        }

        and: 'without login it waits for moderation'
        verdict('', Actor.PUBLIC).gates == [[kind: 'MODERATION']]

        and:
        with(hub.data("mutation { fileStatement(input: { $letter }) { statement { state } problems { code severity field fix } } }", OMA_CD).fileStatement) {
            statement.state == 'POSTED'
            problems == short_
        }
    }

    def "a draft is looked over as it stands, or with what is changed in it; nobody else's"() {
        given:
        def id = hub.data("mutation { draftStatement(input: { $LETTER }) { statement { id } } }", OMA_CD).draftStatement.statement.id
        def codes = { String more, Actor who -> hub.data("""mutation { validateStatement(input: { draft: "$id" $more }) {
            problems { code severity } } }""", who).validateStatement.problems.findAll { it.severity == 'ERROR' }*.code }

        expect:
        codes('', OMA_CD) == ['STATEMENT_DEADLINE_MISSING']
        codes(', noDeadlineGiven: true', OMA_CD) == []
        codes(', noDeadlineGiven: true', DISPATCH)[0] == 'STATEMENT_UNKNOWN'

        cleanup:
        hub.data("""mutation { abandonStatement(input: { id: "$id", reason: "Only looked over." }) { statement { id } } }""", OMA_CD)
    }

    def "the same key files once; with another input it is refused"() {
        given:
        def keyed = LETTER + ', noDeadlineGiven: true, idempotencyKey: "once"'

        when:
        def first = filed(keyed).statement
        def again = filed(keyed).statement
        def other = filed(keyed.replace('Please.', 'Now.'))

        then:
        again.id == first.id
        other.statement == null
        other.problems*.code == ['IDEMPOTENCY_KEY_REUSED']
    }

    def "a draft is nobody else's to see, by whatever way"() {
        given:
        def draft = hub.data("mutation { draftStatement(input: { $LETTER }) { statement { id state viewerCanEdit viewerCanSubmit } } }", OMA_CD)
                .draftStatement.statement
        def ways = """{ statement(id: "${draft.id}") { id } node(id: "${draft.id}") { id } thread(statement: "${draft.id}") { root { id } }
            statements(filter: { states: [DRAFT] }) { totalCount nodes { id } }
            organization(acronym: "OMA") { statements(filter: { states: [DRAFT] }) { totalCount nodes { id } } } }"""

        expect:
        draft == [id: draft.id, state: 'DRAFT', viewerCanEdit: true, viewerCanSubmit: true]
        hub.data(ways, DISPATCH) == [statement: null, node: null, thread: null, statements: [totalCount: 0, nodes: []],
                                     organization: [statements: [totalCount: 0, nodes: []]]]
        hub.data(ways, OMA_CD).statements.totalCount == 1

        and:
        hub.data("""mutation { submitStatement(input: { id: "${draft.id}", expectedVersion: 99 }) { problems { code } } }""", STRANGER)
                .submitStatement.problems*.code == ['STATEMENT_UNKNOWN']
    }

    def "a draft is edited field by field, and what is not given stays"() {
        given:
        def id = hub.data("mutation { draftStatement(input: { $LETTER, language: \"en\" }) { statement { id } } }", OMA_CD).draftStatement.statement.id

        when:
        def edited = hub.data("""mutation { editDraft(input: { id: "$id", expectedVersion: 1, title: "SIP Push 1.0", language: null, noDeadlineGiven: true }) {
            statement { title body language purpose noDeadlineGiven version to { label } } problems { code } } }""", OMA_CD).editDraft.statement

        then:
        edited == [title: 'SIP Push 1.0', body: 'Please.', language: null, purpose: 'FOR_ACTION', noDeadlineGiven: true, version: 2,
                   to: [[label: 'IETF DISPATCH']]]
    }

    def "the addressee works on it by plain verbs, and history tells what everybody may read"() {
        given:
        def id = filed(LETTER + ', deadline: "2026-11-27"').statement.id
        def act = { String verb, String more, Actor who = DISPATCH ->
            hub.data("mutation { $verb(input: { id: \"$id\" $more }) { statement { handlings { state } } problems { code } } }", who)[verb]
        }

        expect:
        act('acknowledgeStatement', '').statement.handlings*.state == ['ACKNOWLEDGED']
        act('assignStatement', ', assignee: { office: { kind: CHAIR, body: "IETF/SIP" } }').statement.handlings*.state == ['IN_PROGRESS']
        act('proposeDeadline', ', date: "2026-12-24"').problems == []
        act('declineStatement', ', reason: " "').problems*.code == ['STATEMENT_REASON_MISSING']
        act('declineStatement', ', reason: "No."', STRANGER).problems*.code == ['STATEMENT_ACT_NOT_ALLOWED']
        act('declineStatement', ', reason: "Out of scope."', chair('IETF/SIP')).statement.handlings*.state == ['DECLINED']
        act('closeStatement', '').statement.handlings*.state == ['CLOSED']
        act('archiveStatement', '').problems == []

        and:
        hub.data("{ statement(id: \"$id\") { archived history { type } } }").statement == [archived: true, history: [
                [type: 'StatementPosted'], [type: 'HandlingAcknowledged'], [type: 'HandlingAssigned'], [type: 'DeadlineProposed'],
                [type: 'HandlingDeclined'], [type: 'HandlingClosed'], [type: 'StatementArchived']]]
        hub.data("{ statement(id: \"$id\") { history { type } } }", OMA_CD).statement.history*.type.take(2) == ['StatementDrafted', 'StatementSubmitted']
    }

    def "lists are filtered and ordered, and mean the groups of an organization too"() {
        given:
        def soon = filed(LETTER + ', deadline: "2026-11-21"').statement.number
        def late = filed(LETTER.replace('IETF/DISPATCH", ', 'IETF/SIP", ') .replace('IETF/DISPATCH', 'IETF/SIP') + ', deadline: "2026-11-22"').statement.number
        def numbers = { String arguments -> hub.data("{ statements($arguments) { nodes { number } } }").statements.nodes*.number }

        expect:
        numbers('filter: { to: ["IETF"], dueBefore: "2026-11-23" }, orderBy: { field: DUE }') == [soon, late]
        numbers('filter: { to: ["IETF"], dueBefore: "2026-11-23" }, orderBy: { field: DUE, direction: DESCENDING }') == [late, soon]
        numbers('filter: { to: ["IETF/SIP"], dueBefore: "2026-11-23" }') == [late]
        numbers('filter: { from: ["ITU-T"] }') == []
        numbers("filter: { identifier: \"$soon\" }") == [soon]
        hub.data('{ group(key: "IETF/SIP") { statements(filter: { dueBefore: "2026-11-23" }) { nodes { number } } } }').group.statements.nodes*.number == [late]
    }

    def "#what takes as many round trips for two as for ten, and at most #most"() {
        given:
        10.times { filed(LETTER + ', noDeadlineGiven: true') }
        hub.data(query.replace('N', '10'))

        and: 'what follows the events asks the same store: the search tells when it has followed'
        hub.data('{ search(query: "SIP") { upToDate } }')

        when:
        def two = hub.counted(query.replace('N', '2'))[1]
        def ten = hub.counted(query.replace('N', '10'))[1]

        then:
        two == ten
        ten <= most

        where:
        what                                   | most | query
        'a page of statements'                 | 1    | '{ statements(first: N) { nodes { number title dueSentence viewerCanReply } } }'
        'a page with its count'                | 2    | '{ statements(first: N) { totalCount nodes { number } } }'
        'statements with their bodies'         | 3    | '{ statements(first: N) { nodes { from { name } to { name } handlings { body { name } } } } }'
        'statements with threads and replies'  | 3    | '{ statements(first: N) { nodes { thread { statements { number } } replies { number } } } }'
    }

    // --- following ---

    private Flux<Map> followed(String arguments, Closure<Actor> caller) {
        hub.followed("statementPosted$arguments", 'cursor statement { number }', caller)
    }

    def "who follows sees statements as they are posted, and after a break all that were missed, once"() {
        when:
        String first
        def seen = AskedHub.next(followed('', { Actor.PUBLIC }), 1) { first = filed(LETTER + ', noDeadlineGiven: true').statement.number }

        then:
        seen*.statement*.number == [first]

        when:
        def missed = (1..3).collect { filed(LETTER + ', noDeadlineGiven: true').statement.number }
        def again = AskedHub.next(followed("(after: \"${seen[0].cursor}\")", { Actor.PUBLIC }), 3)

        then:
        again*.statement*.number == missed
    }

    def "a follower gets what the filter asks for and what he may see, by his rights of that moment"() {
        given:
        Actor caller = Actor.PUBLIC
        def start = AskedHub.next(followed('', { Actor.PUBLIC }), 1) { filed(LETTER + ', noDeadlineGiven: true') }[0].cursor
        filed(LETTER + ', noDeadlineGiven: true, visibility: PARTIES')
        def toSip = filed(LETTER.replace('IETF/DISPATCH', 'IETF/SIP') + ', noDeadlineGiven: true').statement.number
        def secret = filed(LETTER + ', noDeadlineGiven: true, visibility: PARTIES').statement.number

        expect: 'the public sees one of the three'
        AskedHub.next(followed("(after: \"$start\")", { caller }), 1)*.statement*.number == [toSip]
        AskedHub.next(followed("(after: \"$start\", filter: { to: [\"IETF/SIP\"] })", { DISPATCH }), 1)*.statement*.number == [toSip]
        AskedHub.next(followed("(after: \"$start\")", { DISPATCH }), 3)*.statement*.number.last() == secret
    }
}
