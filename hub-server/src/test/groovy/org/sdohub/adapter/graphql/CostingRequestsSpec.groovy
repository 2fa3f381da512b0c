package org.sdohub.adapter.graphql

import graphql.language.OperationDefinition
import graphql.parser.Parser
import java.nio.file.Files
import java.nio.file.Path
import java.time.Clock
import java.time.Duration
import java.time.Instant
import java.time.ZoneId
import java.time.ZoneOffset
import org.sdohub.a.TheSchema
import spock.lang.Specification

class CostingRequestsSpec extends Specification {

    static final CostModel MODEL = new CostModel(TheSchema.get())

    private static List<Long> costs(String text, Map variables = [:]) {
        def document = Parser.parse(text)
        document.getDefinitionsOfType(OperationDefinition).collect { MODEL.of(document, it, variables) }
    }

    def "a request costs what it may read: #query"() {
        expect:
        costs(query, variables) == [cost as long]

        where:
        query                                                                            | variables || cost
        '{ __typename }'                                                                 | [:]       || 1
        '{ organization(acronym: "OMA") { name } }'                                      | [:]       || 1
        '{ a: organization(acronym: "OMA") { name } b: organization(acronym: "X") { name } }' | [:]  || 2
        '{ statements(first: 20) { nodes { number } } }'                                 | [:]       || 1 + 20
        '{ statements(last: 7) { edges { cursor node { number } } pageInfo { endCursor } } }' | [:]  || 1 + 7
        '{ statements { nodes { number } totalCount } }'                                 | [:]       || 1 + 20 + 20
        '{ statements(first: 20) { nodes { from { label } } } }'                         | [:]       || 1 + 20 * (1 + 3)
        '{ statements(first: 20) { nodes { thread { root { number } } } } }'             | [:]       || 1 + 20 * (1 + 1 + 1)
        '{ specifications(first: 10) { nodes { dependencies(first: 50) { nodes { kind } } } } }' | [:] || 1 + 10 * (1 + 1 + 50)
        '{ statements(first: 5) { ...F } } fragment F on StatementConnection { nodes { number } }' | [:] || 1 + 5
        '{ node(id: "x") { ... on Organization { acronym } ... on Statement { from { label } } } }' | [:] || 1 + 3
        '{ nodes(ids: ["a", "b"]) { id } }'                                              | [:]       || 2
        'query($ids: [ID!]!) { nodes(ids: $ids) { id } }'                                | [ids: ['a', 'b', 'c']] || 3
        'query($n: Int) { statements(first: $n) { nodes { number } } }'                  | [n: 4]    || 1 + 4
        'query($n: Int = 6) { statements(first: $n) { nodes { number } } }'              | [:]       || 1 + 6
        'query($n: Int = 6) { statements(first: $n) { nodes { number } } }'              | [n: null] || 1 + 20
        'query($n: Int) { statements(first: $n) { nodes { number } } }'                  | [n: 1_000_000] || 1 + 100
        '{ statements(first: 2147483648) { nodes { number } } }'                         | [:]       || 1 + 100
        '{ dependencyList(relationship: "x", side: "y", number: 1) { entries { to } } }' | [:]       || 1 + 50
        '{ __schema { types { name } } }'                                                | [:]       || 50
        'mutation { submitStatement(input: {id: "x"}) { statement { number } } }'        | [:]       || 10 + 1 + 1
        '{ statements(first: 5) { nodes { number ... @defer { title } ...F @defer } } } fragment F on Statement { body }' | [:] || 1 + 5 * (1 + 2)
        'subscription { statementPosted { statement { number } } }'                      | [:]       || 2
    }

    def "fragments that double each other are added up at once, and the sum does not overflow"() {
        given:
        def fragments = (1..60).collect { "fragment F$it on Group { parent { ...F${it + 1} } same: parent { ...F${it + 1} } }" }.join(' ')

        expect:
        costs("{ group(organization: \"OMA\", acronym: \"CD\") { ...F1 } } $fragments fragment F61 on Group { name }").first() > 1_000_000_000
    }

    def "what the hub itself asks of callers without login is within their limit: #file.fileName"() {
        expect:
        costs(Files.readString(file)).every { it <= 1000 }

        where:
        file << [Path.of('src/main/resources/console/examples'), Path.of(System.getProperty('hub.root'), 'web-client/src')]
                .collectMany { folder -> Files.walk(folder).filter { it.toString().endsWith('.graphql') }.toList() }
    }

    def "a request above the limit is refused before anything runs"() {
        given:
        def hub = new DoorsFixture('hub.graphql.anonymous-cost': 100, 'hub.graphql.signed-in-cost': 200)
        def query = 'query($n: Int) { nodes(first: $n) { self { label } } touched }'

        when: 'one at the limit and one above'
        def at = RawHttp.post(hub.port, [query: query, variables: [n: 50]])
        def above = RawHttp.post(hub.port, [query: query, variables: [n: 51]])

        then:
        at.status == 200
        above.status == 400
        above.code() == 'COST_LIMIT_EXCEEDED'
        above.json().errors[0].message == 'This may cost 102; at most 100 is allowed here. Ask for smaller pages, or for fewer lists in lists.'
        hub.touched.get() == 1

        and: 'those signed in may ask more'
        RawHttp.post(hub.port, [query: query, variables: [n: 51]], [Authorization: 'Bearer chair']).status == 200

        cleanup:
        hub.close()
    }

    def "when the budget is used up, every door says how long to wait, and other callers are not held up"() {
        given:
        def hub = new DoorsFixture('hub.graphql.anonymous-cost-per-minute': 60)
        def query = '{ nodes(first: 25) { self { name } } }'

        when: 'fifty of sixty are spent'
        def first = RawHttp.post(hub.port, [query: query])

        then:
        first.status == 200
        first.headers['ratelimit-policy'] == '"cost";q=60;w=60'
        first.headers['ratelimit'] == '"cost";r=10;t=50'

        when:
        def refused = RawHttp.post(hub.port, [query: query], [Accept: accept])

        then:
        refused.status == 429
        refused.headers['retry-after'] == '40'
        refused.headers['ratelimit'] == '"cost";r=10;t=50'
        refused.json().errors[0].extensions.with { code == 'RATE_LIMITED' && retryAfter == 40 }

        and: 'over a socket too'
        def client = SocketClient.initialised(hub.port)
        client.subscribe('1', query)
        client.next().payload[0].extensions.code == 'RATE_LIMITED'

        and: 'what is cheap is still answered, and an account has a budget of its own'
        RawHttp.post(hub.port, [query: '{ hello }']).headers['ratelimit'] == '"cost";r=9;t=51'
        RawHttp.post(hub.port, [query: query], [Authorization: 'Bearer chair']).status == 200

        cleanup:
        client.close()
        hub.close()

        where:
        accept << ['application/json', 'application/graphql-response+json', 'text/event-stream']
    }

    def "a request can ask what it costs and what is left"() {
        given:
        def hub = new AskedHub()
        def charge = new Budgets.Charge(3, 6000, 5990, 2, 0)

        expect:
        hub.result('{ rateLimit { cost limit remaining resetAt } }', { org.sdohub.kernel.Actor.PUBLIC }, [(Budgets.Charge): charge]).data ==
                [rateLimit: [cost: 3, limit: 6000, remaining: 5990, resetAt: org.sdohub.a.People.NOW.plusSeconds(2).toString()[0..-2] + '.000Z']]

        cleanup:
        hub.close()
    }

    def "who wants to know finds what was charged in the answer itself, whichever door it came through"() {
        given:
        def hub = new DoorsFixture()
        def asked = [query: '{ nodes(first: 25) { self { name } } }', extensions: [cost: true]]

        expect:
        RawHttp.post(hub.port, asked).json().extensions == [cost: [requested: 50]]
        RawHttp.post(hub.port, asked + [extensions: [cost: 'yes']]).json().extensions == null
        RawHttp.post(hub.port, [query: asked.query]).json().extensions == null

        and:
        def client = SocketClient.initialised(hub.port)
        client.say([id: '1', type: 'subscribe', payload: asked])
        client.next().payload.extensions == [cost: [requested: 50]]

        and: 'with the first part, where others follow'
        def parts = new MultipartClient(hub.port, '{ hello ... @defer { viewer } }', [:], [extensions: [cost: true]])
        parts.rest()*.extensions == [[cost: [requested: 1]], null]

        cleanup:
        [client, parts, hub]*.close()
    }

    def "a budget comes back evenly, and never grows above its limit"() {
        given:
        def clock = new Hands(now: Instant.parse('2026-11-20T10:00:00Z'))
        def budgets = new Budgets(clock)

        expect:
        budgets.charge('a', 60, 60).with { remaining == 0 && fullAfter == 60 && !refused() }
        budgets.charge('a', 1, 60).with { refused() && waitFor == 1 }

        when:
        clock.now += Duration.ofSeconds(10)

        then:
        budgets.charge('a', 11, 60).with { refused() && waitFor == 1 && remaining == 10 }
        budgets.charge('a', 10, 60).with { !refused() && remaining == 0 }

        when:
        clock.now += Duration.ofHours(1)

        then:
        budgets.charge('a', 1, 60).remaining() == 59

        and: 'a request above a whole budget waits for a full one'
        budgets.charge('b', 1000, 60).with { !refused() && remaining == 0 }

        and: '0 is no limit'
        !budgets.charge('b', 1000, 0).refused()
    }

    /** A clock that is set by hand. */
    static class Hands extends Clock {
        Instant now

        @Override
        Instant instant() {
            now
        }

        @Override
        ZoneId getZone() {
            ZoneOffset.UTC
        }

        @Override
        Clock withZone(ZoneId zone) {
            this
        }
    }
}
