package org.sdohub.journey

import static org.sdohub.a.People.administrator

import java.time.Instant
import org.sdohub.a.RunningHub
import org.sdohub.adapter.attachments.FileCourier
import org.sdohub.adapter.graphql.EventSourceClient
import org.sdohub.adapter.pages.Visitor
import org.sdohub.identity.Accounts
import org.sdohub.kernel.Act
import org.sdohub.kernel.PersonId
import spock.lang.Shared
import spock.lang.Specification
import spock.util.concurrent.PollingConditions

/**
 * Two bodies keep between them what they send each other (RFC 3975 9): one statement with a file and one list of
 * dependencies, asked for by everybody on every way there is.
 */
class ObeyingTheTermsSpec extends Specification {

    static final String WORD = 'Xylograph'
    static final String KEY = 'kept-between-two'
    static final String THEM = 'kept-secretariat'

    /** Who asks; a party's delegate may read as much as its officers. */
    static final Map<String, Boolean> ACTORS = [
        (null): false, 'admin': false, 'ietf-chair': false, 'ietf-liaison': false, '3gpp-sa2-chair': false,
        'delegate': true, 'oma-liaison': true, 'oma-secretariat': true, (THEM): true]

    /** What is found on the way, as text; a plain page is everybody's. */
    static final Map<String, Closure<String>> WAYS = [
        'the statement'             : { spec, who -> spec.told('query($id: String) { statement(number: $id) { title body } }', [id: spec.letter.number], who) },
        'the statement as a node'   : { spec, who -> spec.told('query($id: ID!) { node(id: $id) { ... on Statement { title } } }', [id: spec.letter.id], who) },
        'lists of statements'       : { spec, who -> spec.told('{ statements(filter: {to: ["OMA"]}, first: 50) { nodes { title } } }', [:], who) },
        'statements of a body'      : { spec, who -> spec.told('{ organization(acronym: "KEPT") { statements(first: 50) { nodes { title } } } }', [:], who) },
        'the search'                : { spec, who -> spec.told("{ search(query: \"$WORD\") { nodes { ... on Statement { title } } } }", [:], who) },
        'its count'                 : { spec, who -> spec.told("{ search(query: \"$WORD\", kinds: [STATEMENT]) { totalCount } }", [:], who) == '{"search":{"totalCount":0}}' ? '' : WORD },
        'the attached file'         : { spec, who -> spec.fetched(spec.letter.attachments[0].url, who) },
        'what is posted from now on': { spec, who -> spec.followed(who) },
        'the published lists'       : { spec, who -> spec.told("{ relationship(key: \"$KEY\") { dependencyLists(first: 10) { nodes { entries { to } } } } }", [:], who) },
        'a list as a node'          : { spec, who -> spec.told('query($id: ID!) { node(id: $id) { ... on DependencyList { entries { to } } } }', [id: spec.list.id], who) },
        'a list as CSV'             : { spec, who -> spec.fetched(spec.file('csv'), who) },
        'a list as JSON'            : { spec, who -> spec.fetched(spec.file('json'), who) },
        'the statement\'s page'     : { spec, who -> spec.visitor.asks('GET', "/statements/$spec.letter.number").body() },
        'the list of statements'    : { spec, who -> spec.visitor.asks('GET', "/statements?q=$WORD").body().contains("$WORD for you") ? WORD : '' },
        'the pages of the lists'    : { spec, who -> spec.visitor.asks('GET', "/relationships/$KEY/dependencies").body() },
    ]

    static final List<String> PAGES = ['the statement\'s page', 'the list of statements', 'the pages of the lists']

    @Shared
    RunningHub hub = RunningHub.withDemoWorld()
    @Shared
    FileCourier courier = new FileCourier(hub.address, hub.&token)
    @Shared
    Visitor visitor = new Visitor(hub.address)
    @Shared
    Map letter
    @Shared
    Map list
    @Shared
    String cursor

    def setupSpec() {
        done('admin', 'createOrganization', [acronym: 'KEPT', name: 'A body that keeps to itself', kind: 'FORUM'], 'clientMutationId')
        def person = done('admin', 'enterPerson', [name: 'Secretariat of KEPT', body: 'KEPT'], 'person { id }').person.id
        done('admin', 'assignOffice', [person: person, kind: 'SECRETARIAT', body: 'KEPT'], 'clientMutationId')
        def id = new PersonId(UUID.fromString(new String(Base64.urlDecoder.decode(person as String)).substring('person:'.length())))
        hub.context.getBean(Accounts).open(new Act(administrator(), Instant.now()), Accounts.Opening.forPerson(THEM, 'Secretariat', id, 'what is kept stays kept'))
        hub.tokens[THEM] = hub.post('/login', [username: THEM, password: 'what is kept stays kept'], null).json.access_token
        done(THEM, 'assignOffice', [person: person, kind: 'LIAISON_COORDINATOR', body: 'KEPT'], 'clientMutationId')
        done(THEM, 'createRelationship', [key: KEY, first: [organization: 'KEPT'], second: [organization: 'OMA'],
                                          terms: [redistribution: 'Members only.', redistributedTo: 'PARTIES']], 'clientMutationId')
        done('oma-secretariat', 'consentToRelationship', [id: KEY, side: 'OMA'], 'clientMutationId')
        cursor = cursorOf('before')
        sendEachOther()
    }

    private void sendEachOther() {
        def upload = courier.bring(THEM, 'kept.txt', "$WORD in a file".getBytes('UTF-8'))
        letter = done(THEM, 'fileStatement', [from: ['KEPT'], to: ['OMA'], title: "$WORD for you".toString(), purpose: 'FOR_INFORMATION', body: WORD,
                                              attachments: [[upload: upload]]], 'statement { id number state visibility attachments { url } }').statement
        done(THEM, 'createSpecification', [organization: 'KEPT', designation: 'KEPT-1', title: 'One'], 'clientMutationId')
        done(THEM, 'declareDependency', [from: [specification: 'KEPT-1'], to: [text: WORD], kind: 'WANTED', owner: 'KEPT', relationship: KEY], 'clientMutationId')
        list = done(THEM, 'publishDependencyList', [relationship: KEY, side: 'KEPT'], 'dependencyList { id entries { to } }').dependencyList
    }

    /** Of something that everybody may read. */
    private String cursorOf(String title) {
        def stream = new EventSourceClient(URI.create(hub.address).port, [query: 'subscription { statementPosted { cursor statement { title } } }'])
        try (stream) {
            sleep 300
            done(THEM, 'fileStatement', [from: ['KEPT'], to: ['IETF'], title: title, purpose: 'FOR_INFORMATION', body: 'x'], 'clientMutationId')
            return stream.next().id
        }
    }

    private Map done(String who, String mutation, Map input, String fields) {
        def payload = hub.does(who, mutation, input, fields)
        assert payload.problems.findAll { it.code != 'STATEMENT_REPLY_ADDRESS_MISSING' } == [] // a warning
        payload
    }

    String told(String document, Map variables, String who) {
        def answer = hub.ask(document, variables, who)
        assert answer.errors == null
        groovy.json.JsonOutput.toJson(answer.data)
    }

    String fetched(String path, String who) {
        new String(courier.fetch(path.startsWith('http') ? URI.create(path).path : path, who).bytes, 'UTF-8')
    }

    String file(String extension) {
        def id = new String(Base64.urlDecoder.decode(list.id as String))
        "/dependency-lists/${id.substring(id.indexOf(':') + 1)}.$extension"
    }

    /** Everything that was posted since, until something comes that everybody may read. */
    String followed(String who) {
        def more = who == null ? [:] : [authorization: "Bearer ${hub.token(who)}".toString()]
        def stream = new EventSourceClient(URI.create(hub.address).port,
                [query: 'subscription($after: String) { statementPosted(after: $after) { cursor statement { title } } }', variables: [after: cursor]], more)
        try (stream) {
            def end = "End for $who".toString()
            done(THEM, 'fileStatement', [from: ['KEPT'], to: ['IETF'], title: end, purpose: 'FOR_INFORMATION', body: 'x'], 'clientMutationId')
            def seen = ''
            for (def event = stream.next(); event != null; event = stream.next()) {
                seen += event.data
                if (event.data.contains(end)) return seen
            }
            return seen
        }
    }

    def "what is sent under the terms is there, and only the parties' to read"() {
        expect:
        [letter.state, letter.visibility] == ['POSTED', 'PARTIES']
        list.entries*.to == [WORD]
    }

    def "#way: found by those who belong to one of the two, and by nobody else"() {
        when: 'all have caught up'
        new PollingConditions(timeout: 60).eventually {
            assert told("{ search(query: \"$WORD\") { nodes { ... on Statement { title } } } }", [:], 'delegate').contains(WORD)
        }
        def wrong = ACTORS.findResults { who, party ->
            def found = WAYS[way](this, who).contains(WORD)
            found == (party && !(way in PAGES)) ? null : "$who: $found".toString()
        }

        then:
        wrong == []

        where:
        way << WAYS.keySet()
    }

    def "the terms themselves are everybody's to read"() {
        expect:
        hub.data("{ relationship(key: \"$KEY\") { terms { redistribution redistributedTo } } }".toString()).relationship.terms ==
                [redistribution: 'Members only.', redistributedTo: 'PARTIES']
    }

    def "who would send it on is told why not: #act"() {
        expect:
        hub.does(who, act, input(this), 'clientMutationId').problems.collect { [it.code, it.field] } == [['STATEMENT_REDISTRIBUTION_NOT_AGREED', field]]

        where:
        act                 | who               | field            | input
        'fileStatement'     | THEM              | ['visibility']   | { [from: ['KEPT'], to: ['OMA'], title: 'x', purpose: 'FOR_INFORMATION', body: 'x', visibility: 'PUBLIC'] }
        'fileStatement'     | THEM              | ['cc', '0']      | { [from: ['KEPT'], to: ['OMA'], cc: ['IETF'], title: 'x', purpose: 'FOR_INFORMATION', body: 'x'] }
        'fileStatement'     | 'oma-secretariat' | ['relations', '0'] | { [from: ['OMA'], to: ['IETF'], title: 'x', purpose: 'FOR_INFORMATION', body: 'x', relations: [[kind: 'COPY_OF', to: it.letter.id]]] }
        'redirectStatement' | 'oma-secretariat' | ['to']           | { [id: it.letter.id, body: 'OMA', to: 'IETF', reason: 'x'] }
    }
}
