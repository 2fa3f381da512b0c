package org.sdohub.adapter.graphql

import static org.sdohub.a.Bodies.groupId

import java.time.LocalDate
import org.sdohub.specification.Specification.Access
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import spock.util.concurrent.PollingConditions

/** Who follows the health of dependencies is told when it turns, over either transport and after a break, and by right only. */
class TellingOfHealthSpec extends Specification {

    static final String TOLD = 'cursor at dependency { to { label } } before { state } after { state days sentence citeNow { designation } }'

    @Shared
    @AutoCleanup
    HealthOnTheWire hub = new HealthOnTheWire()

    PollingConditions soon = new PollingConditions(timeout: 60)
    List<Closeable> lines = []

    def cleanup() {
        lines*.close()
        soon.eventually { assert hub.following() == 0 }
    }

    static String document(String arguments, String selection = TOLD) {
        "subscription { dependencyHealthChanged${arguments ? "($arguments)" : ''} { $selection } }"
    }

    /** What comes next, once the hub knows that somebody follows. */
    private Closure<Map> following(String transport, String arguments = '', String token = null) {
        int already = hub.following()
        def next
        if (transport == 'WebSocket') {
            def client = SocketClient.initialised(hub.port, token == null ? null : [authorization: "Bearer $token".toString()])
            lines << client
            client.subscribe('1', document(arguments))
            next = { client.next().payload.data }
        } else {
            def client = new EventSourceClient(hub.port, [query: document(arguments)], token == null ? [:] : [Authorization: "Bearer $token".toString()])
            lines << client
            next = { client.next().json().data }
        }
        soon.eventually { assert hub.following() > already }
        return { next().dependencyHealthChanged }
    }

    private static List brief(Map told) {
        [told.dependency.to.label, told.before.state, told.after.state]
    }

    def "a draft becomes an RFC: who cited it is told at once what to cite, over #transport"() {
        given:
        def draft = hub.draft("draft-$name")
        hub.needs("draft-$name")
        def next = following(transport)

        when:
        hub.publish(draft, "RFC $name")
        def told = next()

        then:
        brief(told) == ["draft-$name", 'ON_TRACK', 'DRIFTED']
        told.after.sentence == "draft-$name was published: cite RFC $name now."
        told.after.citeNow == [[designation: "RFC $name"]]
        told.after.days == null

        where:
        transport         | name
        'WebSocket'       | 'w'
        'an event stream' | 'e'
    }

    def "a day by which something was needed passes: #transport brings it, also to who was away"() {
        given:
        hub.draft("draft-late-$name")
        hub.draft("draft-later-$name")
        hub.needs("draft-late-$name", neededBy: hub.calendar.day, expected: hub.calendar.day)
        hub.needs("draft-later-$name", neededBy: hub.calendar.day.plusDays(1), expected: hub.calendar.day.plusDays(1))
        def next = following(transport)

        when:
        hub.calendar.day = hub.calendar.day.plusDays(1)
        def told = next()

        then:
        brief(told) == ["draft-late-$name", 'ON_TRACK', 'LATE']
        told.after.days == 1
        told.at == hub.calendar.day.toString() + 'T12:00:00.000Z'

        when: 'he goes, another day passes, and he comes back'
        lines*.close()
        soon.eventually { assert hub.following() == 0 }
        hub.calendar.day = hub.calendar.day.plusDays(1)
        def missed = following(transport, "after: \"$told.cursor\"")()

        then:
        brief(missed) == ["draft-later-$name", 'ON_TRACK', 'LATE']

        where:
        transport         | name
        'WebSocket'       | 'w'
        'an event stream' | 'e'
    }

    def "what only members may know is told to members only, live and to who comes back, over #transport"() {
        given:
        def closed = hub.draft("draft-closed-$name", access: Access.MEMBER)
        def open = hub.draft("draft-open-$name")
        def secret = hub.draft("draft-start-$name")
        ["draft-closed-$name", "draft-open-$name", "draft-start-$name"].each { hub.needs(it) }
        def start = following(transport)
        hub.publish(secret, "RFC start $name")
        def cursor = start().cursor
        def everybody = following(transport)
        def member = following(transport, '', 'insider')

        when: 'first what is closed happens'
        hub.publish(closed, "RFC closed $name")

        then:
        brief(member())[0] == "draft-closed-$name"

        when: 'then what is open'
        hub.publish(open, "RFC open $name")

        then:
        brief(everybody()) == ["draft-open-$name", 'ON_TRACK', 'DRIFTED']
        brief(member())[0] == "draft-open-$name"

        and:
        brief(following(transport, "after: \"$cursor\"")()) == ["draft-open-$name", 'ON_TRACK', 'DRIFTED']
        brief(following(transport, "after: \"$cursor\"", 'insider')())[0] == "draft-closed-$name"

        where:
        transport         | name
        'WebSocket'       | 'w'
        'an event stream' | 'e'
    }

    def "of what turns, #wanted brings #names and what comes last"() {
        given: 'three that turn, the last one in every way that is asked for'
        hub.draft("draft-a-$row")
        hub.draft("draft-b-$row")
        def start = hub.draft("draft-s-$row")
        def last = hub.draft("draft-c-$row")
        hub.needs("draft-s-$row")
        hub.needs("draft-a-$row", kind: 'WANTED', neededBy: hub.calendar.day, expected: hub.calendar.day)
        hub.needs("draft-b-$row", outside: true, expected: hub.calendar.day)
        hub.needs("draft-c-$row")
        def next = following('WebSocket')
        hub.publish(start, "RFC s $row")
        def cursor = next().cursor
        hub.calendar.day = hub.calendar.day.plusDays(1)
        [next(), next()]
        hub.publish(last, "RFC c $row")

        when:
        def filtered = following('WebSocket', "after: \"$cursor\", filter: { $wanted }")
        def told = []
        while (!told || !told.last().startsWith('draft-c')) {
            told << filtered().dependency.to.label
        }

        then:
        told.toSet() == (names + ['c']).collect { "draft-$it-$row".toString() }.toSet()

        where:
        wanted                                       | names      | row
        ''                                           | ['a', 'b'] | 1
        'relationship: "oma-ietf"'                   | ['a']      | 2
        'side: "OMA"'                                | ['a', 'b'] | 3
        'bodies: ["IETF"]'                           | ['a', 'b'] | 4
        'bodies: ["OMA/CD"]'                         | ['a', 'b'] | 5
        'kinds: [NORMATIVE]'                         | ['b']      | 6
        'states: [LATE, DRIFTED]'                    | ['a']      | 7
        'states: [DRIFTED]'                          | []         | 8
    }

    def "a filter that nothing meets brings nothing: #wanted"() {
        given:
        def draft = hub.draft("draft-n-$row")
        hub.needs("draft-n-$row")
        def all = following('WebSocket')
        def none = following('WebSocket', "filter: { $wanted }")

        when:
        hub.publish(draft, "RFC n $row")
        all()

        then: 'both were asked for the same event, and only one is told of it'
        lines[1].nothingElse()

        where:
        wanted             | row
        'side: "IETF"'     | 1
        'bodies: ["3GPP"]' | 2
    }
}
