package org.sdohub.journey

import io.micronaut.runtime.server.EmbeddedServer
import org.sdohub.a.RunningHub
import org.sdohub.adapter.graphql.SocketClient
import spock.lang.Shared
import spock.lang.Specification
import spock.util.concurrent.PollingConditions

/** What is said about a statement reaches those whom it is meant for, over HTTP and WebSocket, and nobody else. */
class TalkingAboutStatementsSpec extends Specification {

    static final String SECRET = 'CANARY-5e1c'
    static final String COMMENTS = 'comments(first: 50) { totalCount nodes { text private by capacity organization { acronym } } }'
    static final String CHANGED = '''subscription($id: ID!) {
        statementChanged(id: $id) { statement { number } change { type by capacity changes { field after } note } comment { text private } } }'''

    @Shared
    RunningHub hub = RunningHub.withDemoWorld()

    List<SocketClient> clients = []
    def soon = new PollingConditions(timeout: 60)

    def cleanup() {
        clients*.close()
    }

    private Map done(String who, String mutation, Map input, String fields) {
        def payload = hub.does(who, mutation, input, fields)
        assert payload[fields.split(' ')[0]] != null: payload.problems
        payload
    }

    private Map posted(String title) {
        def waiting = done('oma-cd-chair', 'fileStatement', [from: ['OMA/CD'], to: ['IETF/DISPATCH'], title: title, purpose: 'FOR_INFORMATION', body: 'Please.'],
                'statement { id version }').statement
        done('oma-coordinator', 'approveStatement', [id: waiting.id, expectedVersion: waiting.version], 'statement { id version number }').statement
    }

    private Map said(String who, Map statement, String text, boolean within, Map more = [:]) {
        done(who, 'commentOnStatement', [id: statement.number, text: text, private: within] + more, 'comment { id text }').comment
    }

    private SocketClient follow(String who, Map statement) {
        def token = who == null ? null : [authorization: "Bearer ${hub.token(who)}".toString()]
        def client = SocketClient.initialised(hub.context.getBean(EmbeddedServer).port, token)
        clients << client
        def others = readers()
        client.subscribe('1', CHANGED, [id: statement.id])
        soon.eventually { assert readers() - others: client.received }
        client
    }

    private Set readers() {
        new HashSet(hub.context.getBean(Class.forName('org.sdohub.adapter.graphql.Streams')).readers)
    }

    def "a word within an organization is read by its members only, on every path"() {
        given:
        def statement = posted('Words within')
        said('oma-cd-chair', statement, 'For all.', false)
        def secret = said('ietf-dispatch-chair', statement, SECRET, true)

        expect: 'in its list, with its count'
        def page = hub.data("{ statement(number: \"$statement.number\") { $COMMENTS } }", [:], who).statement.comments
        page.nodes*.text == texts
        page.totalCount == texts.size()

        and: 'by its id, and nowhere in any answer'
        (hub.data("{ node(id: \"$secret.id\") { ... on Comment { text } } }", [:], who).node == null) == !texts.contains(SECRET)
        texts.contains(SECRET) || !answers(who, statement, secret).contains(SECRET)

        where:
        who                   || texts
        'ietf-dispatch-chair' || ['For all.', SECRET]
        'rai-ad'              || ['For all.', SECRET]
        'ietf-secretariat'    || ['For all.', SECRET]
        'ietf-liaison'        || ['For all.', SECRET]
        'ietf-simple-chair'   || ['For all.', SECRET]
        'oma-cd-chair'        || ['For all.']
        'oma-secretariat'     || ['For all.']
        'oma-liaison'         || ['For all.']
        '3gpp-sa2-chair'      || ['For all.']
        null                  || ['For all.']
    }

    /** All that might tell of it. */
    private String answers(String who, Map statement, Map secret) {
        [hub.ask("{ statement(number: \"$statement.number\") { history { type note changes { before after } } timeline(first: 50) { nodes { type note } } $COMMENTS } }", [:], who),
         hub.ask("{ nodes(ids: [\"$secret.id\", \"$statement.id\"]) { __typename id ... on Comment { text } } }", [:], who),
         hub.ask("{ thread(statement: \"$statement.number\") { statements { $COMMENTS } } }", [:], who),
         hub.ask("mutation { commentOnStatement(input: { id: \"$secret.id\", text: \"x\" }) { comment { text } problems { message } } }", [:], who)].toString()
    }

    def "who follows a statement is told what they may read, as it is said"() {
        given:
        def statement = posted('Words as they are said')
        def member = follow('ietf-secretariat', statement)
        def other = follow('oma-cd-chair', statement)
        def anybody = follow(null, statement)

        when:
        said('ietf-dispatch-chair', statement, SECRET, true)
        said('oma-cd-chair', statement, 'For all.', false)

        then: 'a member both'
        told(member) == [change: [type: 'StatementCommented', by: "Chair of the IETF's DISPATCH working group", capacity: 'CHAIR', changes: [], note: null],
                         statement: [number: statement.number], comment: [text: SECRET, private: true]]
        told(member).comment == [text: 'For all.', private: false]

        and: 'others the second only'
        [other, anybody].every { told(it).comment == [text: 'For all.', private: false] }
        [other, anybody].every { !it.received.toString().contains(SECRET) }
    }

    private static Map told(SocketClient client) {
        def message = client.next()
        assert message.type == 'next' && message.payload.errors == null: message
        message.payload.data.statementChanged
    }

    def "a comment sent twice is said once, and does not disturb who is about to act on the statement"() {
        given:
        def statement = posted('Said once')

        when:
        def first = said('oma-cd-chair', statement, 'Once.', false, [idempotencyKey: 'said-once'])
        def again = said('oma-cd-chair', statement, 'Once.', false, [idempotencyKey: 'said-once'])

        then:
        first == again
        hub.data("{ statement(number: \"$statement.number\") { version $COMMENTS } }").statement.with {
            it.version == statement.version && it.comments.nodes*.text == ['Once.']
        }
    }

    def "what was said is read in pages, oldest first, from both ends"() {
        given:
        def statement = posted('Many words')
        (1..5).each { said('oma-cd-chair', statement, "word $it".toString(), false) }
        def page = { String arguments ->
            hub.data("{ statement(number: \"$statement.number\") { comments($arguments) { nodes { text } pageInfo { hasNextPage hasPreviousPage endCursor startCursor } totalCount } } }").statement.comments
        }

        expect:
        with(page('first: 2')) {
            nodes*.text == ['word 1', 'word 2']
            pageInfo.hasNextPage && !pageInfo.hasPreviousPage
            totalCount == 5
        }
        with(page("first: 2, after: \"${page('first: 2').pageInfo.endCursor}\"")) {
            nodes*.text == ['word 3', 'word 4']
            pageInfo.hasNextPage && pageInfo.hasPreviousPage
        }
        with(page('last: 2')) {
            nodes*.text == ['word 4', 'word 5']
            !pageInfo.hasNextPage && pageInfo.hasPreviousPage
        }
        page("last: 2, before: \"${page('last: 2').pageInfo.startCursor}\"").nodes*.text == ['word 2', 'word 3']
    }

    def "the timeline tells all acts in pages, of which the history is the beginning"() {
        given:
        def statement = posted('Long history')
        def read = { String who -> hub.data("""{ statement(number: "$statement.number") {
            history { type by capacity } timeline(first: 50) { totalCount nodes { type by capacity } } } }""", [:], who).statement }

        expect:
        [null, 'oma-cd-chair'].every { read(it).with { it.history == it.timeline.nodes && it.timeline.totalCount == it.history.size() } }
        read(null).history*.type == ['StatementPosted']
        read('oma-cd-chair').history*.type == ['StatementDrafted', 'StatementSubmitted', 'GatePassed', 'StatementPosted']
    }

    def "a reply template is for who may reply, and reads as null for others"() {
        given:
        def statement = posted('Something to answer')
        def template = { String who -> hub.data("""{ replyTemplate(statement: "$statement.number", interim: true) {
            answers { number } from { key } to { key } title purpose relation sources { field } } }""", [:], who).replyTemplate }

        expect:
        template('ietf-dispatch-chair') == [answers: [number: statement.number], from: [[key: 'IETF/DISPATCH']], to: [[key: 'OMA/CD']],
                                            title: 'Re: Something to answer', purpose: 'IN_RESPONSE', relation: 'INTERIM_FOR',
                                            sources: [[field: 'from'], [field: 'to'], [field: 'title'], [field: 'purpose'], [field: 'relation']]]
        template('oma-cd-chair') == null
        template(null) == null
        hub.data('{ replyTemplate(statement: "LS-1999-9999") { title } }', [:], 'ietf-dispatch-chair').replyTemplate == null
    }
}
