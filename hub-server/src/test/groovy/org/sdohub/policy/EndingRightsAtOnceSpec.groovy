package org.sdohub.policy

import static org.sdohub.policy.RightsThatEnd.BESIDE
import static org.sdohub.policy.RightsThatEnd.BETWEEN
import static org.sdohub.policy.RightsThatEnd.mark

import groovy.json.JsonSlurper
import org.sdohub.a.RunningHub
import spock.lang.Shared
import spock.lang.Specification
import spock.util.concurrent.PollingConditions

/**
 * Every way in which a right to read ends, and every way by which it was read a moment before: asked anew, on what is open
 * since, and by what was kept. Nobody signs in or connects anew in between.
 */
class EndingRightsAtOnceSpec extends Specification {

    private static final String POSTED = 'subscription($after: String) { statementPosted(after: $after) { cursor statement { title body } } }'
    private static final String CHANGED = 'subscription($id: ID!, $after: String) { statementChanged(id: $id, after: $after) { cursor change { type } comment { text } statement { title body } } }'
    private static final String LISTED = 'subscription($after: String) { dependencyListPublished(after: $after) { cursor dependencyList { note } } }'

    /** What is told of a letter. A count is told as the mark or as nothing. */
    static final Map<String, Closure> LETTER = [
        'by its id'                 : { reader, it -> reader.asks('query($id: ID!) { node(id: $id) { ... on Statement { title body } } }', [id: it.id]) },
        'by GET'                    : { reader, it -> reader.asksByGet("{ statement(id: \"$it.id\") { title } }") },
        'in its thread'             : { reader, it -> reader.asks('query($id: ID!) { thread(statement: $id) { statements { title } } }', [id: it.id]) },
        'in a list'                 : { reader, it -> reader.asks('query($word: String) { statements(filter: {text: $word}, first: 5) { nodes { title } } }', [word: it.word]) },
        'in the count of a list'    : { reader, it -> counted(reader.asks('query($word: String) { found: statements(filter: {text: $word}) { totalCount } }', [word: it.word]), it) },
        'by the search'             : { reader, it -> reader.asks('query($word: String!) { search(query: $word, first: 5) { nodes { ... on Statement { title } } } }', [word: it.word]) },
        'in the count of the search': { reader, it -> counted(reader.asks('query($word: String!) { found: search(query: $word) { totalCount } }', [word: it.word]), it) },
        'on the open socket'        : { reader, it -> reader.asksOnSocket("{ statement(id: \"$it.id\") { title } }") },
        'its file'                  : { reader, it -> reader.gets(it.file) },
        'a part of its file'        : { reader, it -> reader.getsPart(it.file) },
        'its file as it was kept'   : { reader, it -> reader.mayKeep(it.file) ? mark(it.word) : '' },
    ]
    static final Map<String, Closure> PAGES = [
        'on its page'            : { reader, it -> reader.gets(it.page) },
        'on its page, as kept'   : { reader, it -> reader.mayKeep(it.page) ? mark(it.word) : '' },
        'on the page of all'     : { reader, it -> reader.gets("/statements?q=$it.word") },
        'on the page of a search': { reader, it -> reader.gets("/search?q=$it.word") },
    ]
    static final Map<String, Closure> RELATIONSHIP = [
        'by its key'                 : { reader, it -> reader.asks("{ relationship(key: \"$BETWEEN\") { agreements { title } } }") },
        'by GET'                     : { reader, it -> reader.asksByGet("{ relationship(key: \"$BETWEEN\") { agreements { title } } }") },
        'in the lists of both'       : { reader, it -> reader.asks('{ organization(acronym: "RITE") { relationships { agreements { title } } } }') },
        'in a list'                  : { reader, it -> reader.asks('{ relationships(filter: {organization: "RITE"}, first: 5) { nodes { agreements { title } } } }') },
        'its needs'                  : { reader, it -> reader.asks('{ dependencies(filter: {body: "RITE"}, first: 20) { nodes { from { label } } } }') },
        'its needs, by the search'   : { reader, it -> reader.asks('query($word: String!) { search(query: $word, first: 5) { nodes { ... on Dependency { from { label } } } } }', [word: it.word]) },
        'in the count of the search' : { reader, it -> counted(reader.asks('query($word: String!) { found: search(query: $word) { totalCount } }', [word: it.word]), it) },
        'its list'                   : { reader, it -> reader.asks('query($id: ID!) { node(id: $id) { ... on DependencyList { note entries { from } } } }', [id: it.list]) },
        'on the open socket'         : { reader, it -> reader.asksOnSocket("{ node(id: \"$it.list\") { ... on DependencyList { note } } }") },
        'its list as a file'         : { reader, it -> reader.gets(it.file) },
        'its next list as a file'    : { reader, it -> reader.gets(it.draft) },
        'on its page'                : { reader, it -> reader.gets(it.page) },
        'on its page, as kept'       : { reader, it -> reader.mayKeep(it.page) ? mark(it.word) : '' },
        'on the page of the list'    : { reader, it -> reader.gets(it.lists) },
    ]
    static final Map<String, Closure> SPECIFICATION = [
        'by its id'              : { reader, it -> reader.asks('query($id: ID!) { node(id: $id) { ... on Specification { url versions { label } } } }', [id: it.id]) },
        'by GET'                 : { reader, it -> reader.asksByGet("{ specification(designation: \"$it.name\") { latest { identifier } } }") },
        'by what a version is called': { reader, it -> reader.asks("{ specification(designation: \"${mark(it.word)}\") { designation } }").contains(it.name) ? mark(it.word) : '' },
        'on the open socket'     : { reader, it -> reader.asksOnSocket("{ node(id: \"$it.id\") { ... on Specification { url } } }") },
        'in the count of the search': { reader, it -> counted(reader.asks('query($word: String!) { found: search(query: $word) { totalCount } }', [word: it.word]), it) },
        'on its page'            : { reader, it -> reader.gets(it.page) },
        'on its page, as kept'   : { reader, it -> reader.mayKeep(it.page) ? mark(it.word) : '' },
    ]

    /** What happens: something that may be told to those who may read the thing, and then something that everybody is told, by this word. */
    static final Map POSTING = [document: POSTED, variables: { [:] }, happens: { rights, it, word -> rights.posted(mark(it.word), 'PARTIES'); rights.posted(word, 'PUBLIC'); word }]
    static final Map LISTING = [document: LISTED, variables: { [:] }, happens: { rights, it, word -> rights.list(BETWEEN, mark(it.word)); rights.list(BESIDE, word); word }]
    /** Of one that is withdrawn the last that is told is just that. */
    static final Map COMMENTING = [document: CHANGED, variables: { [id: it.id] }, happens: { rights, it, word -> rights.commented(it, word) ? word : 'StatementWithdrawn' }]

    /** How a right ends: by which ways its thing is read, and what is followed. */
    static final Map<String, List> ENDINGS = [
        'the office ends'                     : [LETTER, POSTING, { it.ofMember('DELEGATE') { one -> it.keeps('endOffice', [person: one.person, office: one.office]) } }],
        'the account is disabled'             : [LETTER, POSTING, { it.ofMember('CHAIR') { one -> it.does('admin', 'disableAccount', [account: one.account]) } }],
        'the session is signed out'           : [LETTER, POSTING, { it.ofMember('DELEGATE') { one -> it.signsOut('/logout', one.tokens) } }],
        'all sessions are signed out'         : [LETTER, POSTING, { it.ofMember('DELEGATE') { one -> it.signsOut('/logout/everywhere', one.tokens) } }],
        'the browser is signed out'           : [LETTER + PAGES.findAll { !it.key.contains('kept') }, POSTING, { it.ofBrowser() }],
        'a new password is set'               : [LETTER, POSTING, { it.ofMember('DELEGATE') { one ->
            def link = it.does('admin', 'issuePasswordLink', [account: one.account], 'link { word }').link.word
            it.does(null, 'setPassword', [word: link, password: 'quite another one'])
        } }],
        'the group of the office is concluded': [LETTER, POSTING, {
            it.keeps('createGroup', [organization: 'RITE', acronym: 'ENDS', name: 'Ends', kind: 'WORKING_GROUP'])
            it.ofMember('CHAIR', 'RITE/ENDS') { one -> it.keeps('concludeGroup', [id: 'RITE/ENDS', reason: 'Done.']) }
        }],
        'the officer is relieved'             : [LETTER, POSTING, { it.ofLiaison() }],
        'the token is revoked'                : [LETTER, POSTING, { it.ofProgram { one -> it.keeps('revokeApiToken', [id: one.token]) } }],
        'the program is closed'               : [LETTER, POSTING, { it.ofProgram { one -> it.keeps('closeProgram', [id: one.program]) } }],
        'the statement is withdrawn'          : [LETTER + PAGES, COMMENTING, { it.ofEverybody { one -> it.keeps('withdrawStatement', [id: one.id, reason: 'A mistake.']) } }],
        'the file is hidden'                  : [LETTER.findAll { it.key.contains('file') }, null,
                                                 { it.ofEverybody { one -> it.keeps('hideAttachment', [id: one.id, attachment: one.attachment, reason: 'A mistake.']) } }],
        'the statement is returned'           : [LETTER, null, { it.ofGate() }],
        'the terms keep it between the two'   : [RELATIONSHIP, LISTING, { it.ofRelationship() }],
        'the specification is for members'    : [SPECIFICATION, null, { it.ofSpecification() }],
    ]

    @Shared
    RunningHub hub = RunningHub.withDemoWorld()
    @Shared
    RightsThatEnd rights = new RightsThatEnd(hub)
    @Shared
    int cases
    @Shared
    int said

    def cleanupSpec() {
        println "policy: $cases authorization cases of rights that ended"
    }

    def "as soon as #what, what was read is read no more: #ways.size() ways to ask, 4 ways to be told"() {
        given:
        def right = make(rights)
        def thing = right.thing
        def reader = new AtEveryDoor(hub.address, right.credentials)
        def variables = following == null ? [:] : following.variables(thing)
        if (following != null) {
            reader.follows(following.document, variables + [after: rights.cursor])
        }

        when: 'it is read'
        found(reader, thing)
        def read = ways.findAll { name, way -> !way(reader, thing).contains(mark(thing.word)) }.keySet()
        def lasting = following == null ? '' : following.happens(rights, thing, "while it lasted ${++said}".toString())
        def heard = following == null ? [] : [reader.hearsOnSocket(lasting), reader.hearsOnStream(lasting)]
        rights.cursor = heard ? (heard[0] =~ /"cursor":"([^"]+)"/)[0][1] : rights.cursor

        and: 'the right ends'
        right.end()
        def stillRead = ways.findAll { name, way -> way(reader, thing).contains(mark(thing.word)) }.keySet()
        def end = following == null ? '' : following.happens(rights, thing, "after the end ${++said}".toString())
        def stillHeard = following == null ? [] : [reader.hearsOnSocket(end), reader.hearsOnStream(end)]
        def back = following == null ? [] : ['comesBackBySocket', 'comesBackByStream'].collect { reader."$it"(following.document, variables + [after: rights.cursor], end) }
        cases += ways.size() + stillHeard.size() + back.size()

        then:
        read.empty
        heard.every { it.contains(mark(thing.word)) }
        stillRead.empty
        (stillHeard + back).every { !it.contains(mark(thing.word)) }

        cleanup:
        reader.close()

        where:
        what << ENDINGS.keySet()
        ways = ENDINGS[what][0]
        following = ENDINGS[what][1]
        make = ENDINGS[what][2]
    }

    /** The search comes a little later than what it finds. */
    private static void found(AtEveryDoor reader, Map thing) {
        new PollingConditions(timeout: 20).eventually {
            assert new JsonSlurper().parseText(reader.asks('query($word: String!) { search(query: $word) { totalCount } }', [word: thing.word])).data.search.totalCount > 0
        }
    }

    static String counted(String answer, Map thing) {
        def found = new JsonSlurper().parseText(answer).data?.found
        found?.totalCount ? mark(thing.word) : ''
    }
}
