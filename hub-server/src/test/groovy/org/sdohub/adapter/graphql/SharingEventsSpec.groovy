package org.sdohub.adapter.graphql

import java.time.Clock
import java.time.Duration
import java.util.concurrent.CompletableFuture
import org.sdohub.kernel.Actor
import org.sdohub.kernel.Office
import org.sdohub.kernel.PersonId
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

/** An event is executed once for all who would be told the same, and never for two who might not. */
class SharingEventsSpec extends Specification {

    static final String FOLLOW = 'subscription($after: Int, $of: String) { happened(after: $after) { sequence state viewer echo(of: $of) } }'

    @Shared
    @AutoCleanup
    DoorsFixture hub = new DoorsFixture('hub.graphql.anonymous-sockets': 0, 'hub.graphql.signed-in-sockets': 0, 'hub.graphql.anonymous-subscriptions': 90)

    List<AutoCloseable> clients = []

    def setup() {
        hub.accounts.oma = account('oma', 1)
        hub.accounts.ietf = account('ietf', 2)
    }

    def cleanup() {
        clients*.close()
    }

    static Actor account(String name, int number) {
        new Actor(name, new PersonId(new UUID(0, number)), "canary of $name", [], [] as Set)
    }

    private SocketClient socket(String token = null) {
        def client = SocketClient.initialised(hub.port, token ? [authorization: "Bearer $token".toString()] : null)
        clients << client
        client
    }

    private EventSourceClient stream(String query, Map variables, String token = null) {
        def client = new EventSourceClient(hub.port, [query: query, variables: variables], token ? [Authorization: "Bearer $token".toString()] : [:])
        clients << client
        client
    }

    /** By WebSocket. */
    private SocketClient follower(Map variables, String token = null) {
        def client = socket(token)
        client.subscribe('1', FOLLOW, variables)
        assert client.nothingElse()
        client
    }

    /** By WebSocket, from a place behind which there is something to tell: it may come before anything else is answered. */
    private SocketClient returning(Map variables) {
        def client = socket()
        client.subscribe('1', FOLLOW, variables)
        client
    }

    private static Map told(SocketClient client) {
        client.next().payload.data.happened
    }

    /** How many executions it took. */
    private int executions(Closure work) {
        int before = hub.loads.get()
        work()
        hub.loads.get() - before
    }

    def "a thousand who ask the same without login cost one execution an event, whichever door they came through"() {
        given:
        def sockets = (1..10).collect { socket() }
        sockets.each { client -> (1..90).each { client.subscribe("of $it", FOLLOW) } }
        def streams = (1..100).collect { stream(FOLLOW, [:]) }
        assert sockets.every { it.nothingElse() }

        expect:
        3.times { turn ->
            def heard = []
            assert executions {
                hub.log.add('A')
                sockets.each { client -> 90.times { heard << client.next().payload } }
                streams.each { heard << it.next().json() }
            } == 1
            assert heard.size() == 1000
            assert heard.toSet().size() == 1
        }
    }

    def "two accounts, and those without one, are never told what was made for another"() {
        given: 'all ask the same, by both doors'
        def followers = [null, 'oma', 'ietf'].collectMany { [[it, follower([:], it)], [it, follower([:], it)]] }
        def streams = [null, 'oma', 'ietf'].collect { [it, stream(FOLLOW, [:], it)] }

        when:
        Map<String, Set> told = [:].withDefault { [] as Set }
        int count = executions {
            hub.log.add('A')
            followers.each { name, client -> told[name] << [client.next().payload.data.happened.viewer] }
            streams.each { name, client -> told[name] << [client.next().json().data.happened.viewer] }
        }

        then:
        told == [(null): [['anonymous']] as Set, oma: [['canary of oma']] as Set, ietf: [['canary of ietf']] as Set]

        and: 'one account on several screens is one who asks'
        count == 3
    }

    def "what was made for others is told no more once something has happened since"() {
        given:
        int start = hub.log.last()
        def first = follower([after: start])
        hub.state = 'posted'
        hub.log.add('A')
        assert told(first).state == 'posted for anonymous'

        when: 'it is withdrawn, and somebody catches up'
        hub.state = 'withdrawn'
        hub.log.add('A')
        def second = returning([after: start])

        then:
        told(second) == [sequence: start + 1, state: 'withdrawn for anonymous', viewer: 'anonymous', echo: null]
    }

    def "who hangs up while an event is executed does not stop it for the others"() {
        given:
        def query = "subscription { happened(after: ${hub.log.last()}) { sequence waits } }"
        def followers = (1..2).collect { socket() }
        followers.each {
            it.subscribe('1', query)
            assert it.nothingElse()
        }
        hub.log.add('A')
        hub.untilOneWaits()

        when:
        followers[0].say([id: '1', type: 'complete'])
        assert followers[0].nothingElse()
        hub.released.release()

        then:
        told(followers[1]).waits == 'done'
    }

    def "where somebody resumes does not matter, what they want to read does"() {
        given:
        hub.log.add('A')
        int start = hub.log.last()
        hub.log.add('A')

        expect: 'two that come back from different places, and one that asks for something else'
        executions {
            assert told(returning([after: start])).sequence == start + 1
            def other = returning([after: start - 1])
            assert told(other).sequence == start
            assert told(other).sequence == start + 1
        } == 2
        executions { assert told(returning([after: start, of: 'else'])).echo == 'else' } == 1
    }

    def "an office that ends shares no more in what was made while it was held"() {
        given:
        def now = DoorsFixture.NOW
        def clock = [instant: { now }] as Clock
        def fanOut = new FanOut(hub.server.applicationContext.getBean(Streams), clock)
        def office = new Office(Office.Kind.CHAIR, null, null, now, now + Duration.ofDays(1))
        def chair = new Actor('chair', new PersonId(new UUID(0, 1)), 'Chair', [office], [] as Set)
        def asked = GraphQLRequest.of([query: FOLLOW])
        int count = 0
        def hears = {
            fanOut.event(new Happening(1, 'all', { Optional.empty() }), asked, chair) {
                count++
                CompletableFuture.completedFuture(Optional.empty())
            }
        }

        when:
        2.times { hears() }

        then:
        count == 1

        when:
        now += Duration.ofDays(1)
        hears()

        then:
        count == 2
    }
}
