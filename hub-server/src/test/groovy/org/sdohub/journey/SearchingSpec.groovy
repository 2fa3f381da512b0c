package org.sdohub.journey

import org.sdohub.a.RunningHub
import spock.lang.Shared
import spock.lang.Specification

/** Finding things over HTTP in the demo world. */
class SearchingSpec extends Specification {

    static final String NODE = '''__typename ... on Statement { number title } ... on Specification { designation }
        ... on Relationship { key } ... on Group { key } ... on Organization { key } ... on WorkArea { key }
        ... on EnablerRelease { name } ... on Dependency { reason }'''
    static final String ASKED = """query(\$query: String!, \$kinds: [SearchKind!], \$filter: SearchFilter, \$order: SearchOrder!, \$first: Int, \$after: String) {
        search(query: \$query, kinds: \$kinds, filter: \$filter, orderBy: \$order, first: \$first, after: \$after) {
            totalCount upToDate pageInfo { hasNextPage endCursor }
            edges { node { $NODE } highlights { part text ranges { start end } } } nodes { __typename }
            facets { facet values { label count query } } } }"""

    @Shared
    RunningHub hub = RunningHub.withDemoWorld()

    /** Asks again where the machine is so slow that the index is behind, as the answer then says. */
    private Map search(String query, Map more = [:], String as = null) {
        def found = null
        (1..20).any {
            found = hub.data(ASKED, [query: query, order: 'RELEVANCE', first: 5] + more, as).search
            found.upToDate
        }
        found
    }

    private static Map facet(Map found, String facet) {
        found.facets.find { it.facet == facet }.values.collectEntries { [it.label, it.count] }
    }

    private static String named(Map node) {
        node.number ?: node.designation ?: node.key ?: node.name ?: node.reason
    }

    def "things of every kind are found by what people call them: #query"() {
        given:
        def found = search(query)

        expect:
        [found.edges.first().node.__typename, named(found.edges.first().node)] == [kind, name]
        found.nodes*.__typename == found.edges*.node*.__typename

        where:
        query                              || kind            | name
        'rfc3261'                          || 'Specification' | 'RFC 3261'
        'OMA-IMPS-WV-CSP-V1_2'             || 'Specification' | 'OMA-IMPS-WV-CSP'
        'draft-mdolly'                     || 'Specification' | 'draft-mdolly-dispatch-oma-push'
        'oma-ietf kind:relationship'       || 'Relationship'  | 'oma-ietf'
        'privacy kind:work-area'           || 'WorkArea'      | 'oma-ietf/privacy'
        'geopriv'                          || 'Group'         | 'IETF/GEOPRIV'
        '"open mobile alliance" kind:organization' || 'Organization' | 'OMA'
        'imps kind:release'                || 'EnablerRelease' | 'IMPS'
        'background cites:OMA-ERP-SIP_Push' || 'Statement'    | 'LS-2009-0001'
    }

    def "a filter says the same as the words for it: #query"() {
        given:
        def told = { Map found -> [found.totalCount, found.edges, found.facets] }

        expect:
        told(search('', [filter: filter, kinds: kinds])) == told(search(query))
        search(query).totalCount > 0

        where:
        query                                        | kinds         | filter
        'from:OMA'                                   | null          | [from: ['OMA']]
        'to:IETF/RAI kind:statement'                 | ['STATEMENT'] | [to: ['IETF/RAI']]
        'body:3GPP'                                  | null          | [body: ['3GPP']]
        'purpose:action,comment'                     | []            | [purposes: ['FOR_ACTION', 'FOR_COMMENT']]
        'handling:declined'                          | null          | [handlings: ['DECLINED']]
        'is:overdue'                                 | null          | [overdue: true]
        'is:archived'                                | null          | [archived: true]
        'kind:statement -is:archived'                | ['STATEMENT'] | [archived: false]
        'relationship:oma-ietf year:2009'            | null          | [relationship: 'oma-ietf', years: [2009]]
        'area:oma-ietf/privacy'                      | null          | [workArea: 'oma-ietf/privacy']
        'cites:"RFC 4119"'                           | null          | [cites: 'RFC 4119']
        'posted:2004..2009'                          | null          | [since: '2004-01-01', before: '2010-01-01']
        'due:>today'                                 | null          | [dueAfter: java.time.LocalDate.now(java.time.ZoneOffset.UTC).toString()]
    }

    def "what a filter names and nobody may see finds nothing, like what does not exist"() {
        expect:
        search('', [filter: filter]).totalCount == 0

        where:
        filter << [[relationship: 'no-such'], [workArea: 'no/such'], [cites: 'RFC 0'], [from: ['NOBODY']]]
    }

    def "a list of statements is narrowed by words as a search is: #words in #by"() {
        given:
        def order = [field: by.split(' ')[0], direction: by.split(' ')[1]]
        def list = { Map page -> hub.data("""query(\$filter: StatementFilter, \$order: StatementOrder, \$first: Int, \$after: String, \$last: Int, \$before: String) {
            statements(filter: \$filter, orderBy: \$order, first: \$first, after: \$after, last: \$last, before: \$before) {
                totalCount nodes { number } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }""",
                [filter: [words: words, party: ['OMA']], order: order] + page).statements }

        when:
        def whole = list(first: 50)
        def first = list(first: 1)
        def rest = list(first: 50, after: first.pageInfo.endCursor)
        def last = list(last: 1)
        def earlier = list(last: 50, before: last.pageInfo.startCursor)

        then:
        whole.totalCount == search("$words kind:statement body:OMA").totalCount
        whole.nodes.size() == whole.totalCount
        first.nodes + rest.nodes == whole.nodes
        earlier.nodes + last.nodes == whole.nodes
        [first.pageInfo.hasNextPage, rest.pageInfo.hasNextPage, last.pageInfo.hasPreviousPage, earlier.pageInfo.hasPreviousPage] == [true, false, true, false]

        where:
        [words, by] << [['push', 'due:>2000 example'], ['POSTED_AT DESCENDING', 'POSTED_AT ASCENDING', 'DUE ASCENDING', 'DUE DESCENDING']].combinations()
    }

    def "the pages of a search hold all that was counted, each once"() {
        given:
        def cursor = null
        def all = []

        when:
        while (true) {
            def page = search('push', [first: 4, after: cursor, order: 'NEWEST'])
            all.addAll(page.edges*.node)
            cursor = page.pageInfo.endCursor
            if (!page.pageInfo.hasNextPage) {
                break
            }
        }

        then:
        all.size() == search('push').totalCount
        all.toSet().size() == all.size()
    }

    def "a page of everything takes a few round trips for each kind of thing, however long it is"() {
        given:
        def trips = { int size ->
            hub.store.roundTrips()
            assert hub.data("{ search(first: $size) { nodes { $NODE } edges { highlights { text } } totalCount } }".toString()).search.nodes.size() == size
            hub.store.roundTrips()
        }

        expect: 'what follows the events asks the same store meanwhile, so one quiet look in five is enough'
        (1..5).any { trips(50) <= 16 }
    }

    def "one finds what one has just written, and nobody else does"() {
        given:
        def draft = hub.does('ietf-dispatch-chair', 'draftStatement', [from: ['IETF/DISPATCH'], to: ['OMA/CD'], title: 'Quokkas in <b>push</b>', body: 'x'],
                'statement { id version }').statement

        expect:
        def mine = search('quokkas state:draft', [:], 'ietf-dispatch-chair')
        mine.upToDate
        mine.edges*.node*.title == ['Quokkas in <b>push</b>']
        with(mine.edges.first().highlights.first()) {
            [part, text, ranges] == ['TITLE', 'Quokkas in <b>push</b>', [[start: 0, end: 7]]]
        }
        facet(mine, 'BODY').keySet().containsAll(['IETF', 'IETF DISPATCH', 'OMA CD'])

        and:
        [null, 'oma-cd-chair'].every { who -> search('quokkas', [:], who).with { totalCount == 0 && facets.every { it.values.empty } } }

        cleanup:
        hub.does('ietf-dispatch-chair', 'abandonStatement', [id: draft.id, expectedVersion: draft.version, reason: 'No quokkas.'], 'statement { state }')
    }

    def "what cannot be read is refused with its place and what to write instead"() {
        when:
        def errors = hub.ask(ASKED, [query: 'push form:OMA', order: 'RELEVANCE']).errors

        then:
        errors*.message == ['At character 6: one cannot ask for "form:".']
        with(errors.first().extensions) {
            [code, problem, field] == ['BAD_USER_INPUT', 'SEARCH_QUERY_NOT_UNDERSTOOD', ['query']]
            fix.startsWith('Ask by one of from, to, body')
        }
    }

    def "a relationship tells how its sides answer"() {
        given:
        def figures = 'side { acronym } year asked answered medianDays ninetiethPercentileDays inTime late withoutDeadline settledOtherwise open overdue postponed'

        when:
        def times = hub.data("{ relationship(key: \"oma-ietf\") { answerTimes { sides { $figures } years { $figures } } } }").relationship.answerTimes

        then:
        times.sides*.side*.acronym == ['OMA', 'IETF']
        def ietf = times.sides[1]
        ietf.answered >= 2
        ietf.medianDays <= ietf.ninetiethPercentileDays
        (times.sides + times.years).every {
            it.asked == it.answered + it.settledOtherwise + it.open && it.answered == it.inTime + it.late + it.withoutDeadline
        }
        times.years.findAll { it.side.acronym == 'IETF' }*.asked.sum() == ietf.asked
    }
}
