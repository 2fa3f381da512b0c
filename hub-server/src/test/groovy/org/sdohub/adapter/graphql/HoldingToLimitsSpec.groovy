package org.sdohub.adapter.graphql

import java.util.concurrent.CompletableFuture
import java.util.concurrent.Executor
import java.util.concurrent.TimeUnit
import org.sdohub.kernel.Actor
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import spock.util.concurrent.PollingConditions

/**
 * What one caller may have open and under way at once, at the limit and one past it. Limits of a document and of a body
 * stand in AnsweringOverHttpSpec, of cost in CostingRequestsSpec.
 */
class HoldingToLimitsSpec extends Specification {

    @Shared
    @AutoCleanup
    DoorsFixture hub = new DoorsFixture('hub.graphql.anonymous-sockets': 2, 'hub.graphql.signed-in-sockets': 1, 'hub.metrics.token': 'let-me-see')

    List<AutoCloseable> clients = []

    PollingConditions soon = new PollingConditions(timeout: 60)

    def cleanup() {
        hub.released.release(100)
        clients*.close()
        soon.eventually { assert hub.server.applicationContext.getBean(Places).taken.isEmpty() }
        hub.released.drainPermits()
        hub.waiting.drainPermits()
    }

    private <T extends AutoCloseable> T kept(T client) {
        clients << client
        client
    }

    /** Asked on a thread of its own, as it waits. */
    private CompletableFuture<RawHttp.Answer> waits(Map<String, String> headers) {
        def answer = CompletableFuture.supplyAsync({ RawHttp.post(hub.port, [query: '{ waits }'], headers) },
                { Thread.startVirtualThread(it) } as Executor)
        hub.untilOneWaits()
        answer
    }

    def "at once, #limit requests of #who may be under way"() {
        given: 'as many as may be'
        def waiting = (1..limit).collect { waits(headers) }

        when:
        def past = RawHttp.post(hub.port, [query: '{ hello }'], headers)

        then:
        past.status == 429
        past.code() == 'TOO_MANY_AT_ONCE'
        past.headers['retry-after'] == '1'
        past.json().errors[0].extensions.limit == "graphql.$key-requests"
        counted("graphql.$key-requests") > 0

        and: 'others are not held up'
        RawHttp.post(hub.port, [query: '{ hello }'], others).status == 200

        when: 'one of them has ended'
        hub.released.release()
        CompletableFuture.anyOf(*waiting).get(60, TimeUnit.SECONDS)

        then:
        soon.eventually { assert RawHttp.post(hub.port, [query: '{ hello }'], headers).status == 200 }

        cleanup:
        hub.released.release(limit)
        waiting*.get(60, TimeUnit.SECONDS)

        where:
        who          | limit | key         | headers                          | others
        'an address' | 4     | 'anonymous' | [:]                              | [Authorization: 'Bearer chair']
        'an account' | 20    | 'signed-in' | [Authorization: 'Bearer chair']  | [:]
    }

    def "an address may have so many sockets and event streams open, and can come back when one has gone"() {
        given:
        def first = kept(SocketClient.initialised(hub.port))
        def second = kept(new EventSourceClient(hub.port, [query: 'subscription { happened { sequence } }']))
        soon.eventually { assert hub.server.applicationContext.getBean(Places).taken.values().sum() == 2 }

        expect: 'a socket past the limit is told to come back later, an event stream why there is none'
        kept(new SocketClient(hub.port)).closing() == [1013, 'Too many connections']
        def refused = kept(new EventSourceClient(hub.port, [query: 'subscription { happened { sequence } }']))
        refused.next().json().errors[0].extensions.code == 'TOO_MANY_AT_ONCE'
        refused.next().type == 'complete'
        counted('graphql.anonymous-sockets') >= 2

        when:
        first.close()
        second.close()

        then:
        soon.eventually { assert hub.server.applicationContext.getBean(Places).taken.isEmpty() }
        kept(SocketClient.initialised(hub.port)).nothingElse()
    }

    def "who has signed in counts for the account, wherever they are"() {
        given: 'the only socket of an account'
        kept(SocketClient.initialised(hub.port, [authorization: 'Bearer chair']))

        when:
        def another = kept(new SocketClient(hub.port))
        another.say([type: 'connection_init', payload: [authorization: 'Bearer chair']])

        then:
        another.closing() == [1013, 'Too many connections']
        counted('graphql.signed-in-sockets') > 0

        and: 'places of the address are free'
        2.times { kept(SocketClient.initialised(hub.port)) }
    }

    def "on a socket, #limit operations of #who may be open"() {
        given:
        def client = kept(SocketClient.initialised(hub.port, payload))

        when:
        (1..limit).each { client.subscribe('s' + it, 'subscription { happened { sequence } }') }

        then:
        client.nothingElse()

        when:
        client.subscribe('past', 'subscription { happened { sequence } }')

        then:
        client.next().with { it.id == 'past' && it.payload[0].extensions.code == 'COST_LIMIT_EXCEEDED' }
        counted("graphql.$key-subscriptions") > 0

        where:
        who                   | limit | key         | payload
        'somebody'            | 5     | 'anonymous' | null
        'somebody signed in'  | 50    | 'signed-in' | [authorization: 'Bearer chair']
    }

    def "a message of #who may have #limit bytes"() {
        given:
        def client = kept(SocketClient.initialised(hub.port, payload))
        def message = { int bytes -> '{"type":"ping","payload":{"x":"' + 'x' * (bytes - 34) + '"}}' }

        when:
        client.sayText(message(limit))

        then:
        message(limit).length() == limit
        client.next().type == 'pong'

        when:
        client.sayText(message(limit + 1))

        then:
        client.closing()[0] == 1009
        !counts || counted("graphql.$key-message-bytes") > 0

        where:
        who                  | limit  | key         | counts | payload
        'somebody'           | 16_384 | 'anonymous' | true   | null
        // Past the frame's own limit, which is the same, the framework itself hangs up.
        'somebody signed in' | 65_536 | 'signed-in' | false  | [authorization: 'Bearer chair']
    }

    def "a page of #who may have #limit items"() {
        given:
        def asked = new AskedHub()
        def limits = asked.context.getBean(GraphQLConfiguration).limits(actor)
        def page = { int n -> asked.result("{ organizations(first: $n) { nodes { acronym } } }", { actor }, [(GraphQLConfiguration.Limits): limits]) }

        expect:
        page(limit).errors == []
        page(limit + 1).errors*.message.every { it.contains('PAGE_SIZE_OUT_OF_RANGE') }
        !page(limit + 1).errors.empty

        cleanup:
        asked.close()

        where:
        who                  | limit | actor
        'somebody'           | 50    | Actor.PUBLIC
        'somebody signed in' | 100   | DoorsFixture.chair()
    }

    def "whoever reaches #limit is told which one it is, and it is counted under its key"() {
        given:
        def before = counted(limit)

        when:
        def answer = RawHttp.post(hub.port, body, headers)

        then:
        answer.json().errors[0].extensions.limit == limit
        counted(limit) == before + 1

        where:
        limit                         | body                                                               | headers
        'graphql.document-characters' | asking('{ hello }' + ' ' * 9_992)                                  | [:]
        'graphql.anonymous-tokens'    | asking('{ me { ' + 'name ' * 996 + '} }')                          | [:]
        'graphql.signed-in-tokens'    | asking('{ me { ' + 'x ' * 2_000 + '} }')                           | SIGNED_IN
        'graphql.anonymous-depth'     | asking('{ me { ' + 'self { ' * 14 + 'name' + ' }' * 16)            | [:]
        'graphql.signed-in-depth'     | asking('{ me { ' + 'self { ' * 19 + 'name' + ' }' * 21)            | SIGNED_IN
        'graphql.introspection-depth' | asking('{ __type(name: "Node") { ' + 'ofType { ' * 19 + 'name' + ' }' * 21) | [:]
        'graphql.anonymous-aliases'   | asking('{ me { ' + (1..16).collect { "a$it: name" }.join(' ') + ' } }') | [:]
        'graphql.signed-in-aliases'   | asking('{ me { ' + (1..31).collect { "a$it: name" }.join(' ') + ' } }') | SIGNED_IN
        'graphql.anonymous-directives'| asking('{ me { name ' + '@include(if: true) name ' * 11 + '} }')   | [:]
        'graphql.signed-in-directives'| asking('{ me { name ' + '@include(if: true) name ' * 21 + '} }')   | SIGNED_IN
        'graphql.anonymous-root-fields' | asking('{ ' + 'hello ' * 11 + '}')                               | [:]
        'graphql.signed-in-root-fields' | asking('{ ' + 'hello ' * 21 + '}')                               | SIGNED_IN
        'graphql.anonymous-mutations' | asking('mutation { again again }')                                 | [:]
        'graphql.signed-in-mutations' | asking('mutation { ' + 'again ' * 6 + '}')                         | SIGNED_IN
        'graphql.anonymous-body-bytes'| ' ' * 65_537                                                       | [:]
        'graphql.signed-in-body-bytes'| ' ' * 262_145                                                      | SIGNED_IN
    }

    static final Map<String, String> SIGNED_IN = [Authorization: 'Bearer chair']

    private static String asking(String query) {
        groovy.json.JsonOutput.toJson([query: query])
    }

    private double counted(String limit) {
        def metrics = RawHttp.send(hub.port, 'GET', '/metrics', [Accept: '*/*', Authorization: 'Bearer let-me-see'], null).body
        def line = metrics.readLines().find { it.startsWith('hub_limits_reached_total{') && it.contains("limit=\"$limit\"") }
        line == null ? 0 : line.split(' ').last() as double
    }

    def "where introspection is switched off, nothing of the schema is told, and the rest is answered"() {
        given:
        def silent = kept(new DoorsFixture('hub.graphql.introspection-depth': 0))

        expect:
        RawHttp.post(silent.port, [query: asked]).with { [status, json().errors?.first()?.extensions?.code] } == answer

        where:
        asked                                  || answer
        '{ __schema { queryType { name } } }'  || [400, 'COST_LIMIT_EXCEEDED']
        '{ __type(name: "Query") { name } }'   || [400, 'COST_LIMIT_EXCEEDED']
        '{ __typename hello }'                 || [200, null]
    }

    def "a configuration that could not be held stops the start: #key"() {
        when:
        new DoorsFixture(('hub.graphql.' + key): value).close()

        then:
        def refused = thrown(Exception)
        causes(refused).any { it.message?.contains('page-size') }

        where:
        key                   | value
        'signed-in-page-size' | 101
        'anonymous-page-size' | 0
    }

    private static List<Throwable> causes(Throwable failure) {
        failure == null ? [] : [failure] + causes(failure.cause)
    }
}
