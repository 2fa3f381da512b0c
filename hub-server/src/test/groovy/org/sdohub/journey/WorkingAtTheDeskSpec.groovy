package org.sdohub.journey

import org.sdohub.a.RunningHub
import org.sdohub.adapter.graphql.SocketClient
import spock.lang.Shared
import spock.lang.Specification
import spock.util.concurrent.PollingConditions

/** What comes to a desk and goes from it, over HTTP and WebSocket, for the offices of the demo world. */
class WorkingAtTheDeskSpec extends Specification {

    static final List<String> PARTS = ['needsMe', 'toApprove', 'waitingForThem', 'drafts', 'triage']
    static final String DESK = PARTS.collect { "$it(first: 100) { totalCount nodes { id title } }" }.join(' ')
    static final String COUNTS = PARTS.collect { "$it(first: 1) { totalCount }" }.join(' ')
    static final String CHANGED =
            "subscription(\$after: String) { deskChanged(after: \$after) { cursor parts statement { title } desk { $COUNTS } } }"

    @Shared
    RunningHub hub = RunningHub.withDemoWorld()

    /** Roles, appointments, invitations and, of a guest, the relationships to which those belong: each looked up once. */
    static final int OF_WHO_ASKS = 4

    /** What is told of an act that is carried out all the same. */
    static final List<String> REMARKS = ['APPOINTMENT_CONFLICT_OF_OFFICES', 'STATEMENT_REPLY_ADDRESS_MISSING']

    List<SocketClient> clients = []
    def soon = new PollingConditions(timeout: 60)

    def cleanup() {
        clients*.close()
    }

    /** Titles by part; parts with nothing of this spec's are left out. */
    private Map<String, List<String>> desk(String who, String title) {
        lying(hub.data("{ viewer { desk { $DESK } } }", [:], who).viewer.desk, title)
    }

    private static Map<String, List<String>> lying(Map desk, String title) {
        PARTS.collectEntries { [it, desk[it].nodes*.title.findAll { it?.endsWith(title) }] }.findAll { it.value }
    }

    private Map<String, Integer> counts(String who) {
        counts(hub.data("{ viewer { desk { $COUNTS } } }", [:], who).viewer.desk as Map)
    }

    private static Map<String, Integer> counts(Map desk) {
        desk.collectEntries { part, page -> [part, page.totalCount] }
    }

    private SocketClient follow(String who, String after = null) {
        def token = who == null ? null : "Bearer ${hub.token(who)}".toString()
        def client = SocketClient.initialised(hub.context.getBean(io.micronaut.runtime.server.EmbeddedServer).port,
                token == null ? null : [authorization: token])
        clients << client
        def others = readers()
        client.subscribe('1', CHANGED, [after: after])
        soon.eventually { assert who == null || readers() - others: client.received }
        client
    }

    /** Who follows the sequence at this moment. */
    private Set readers() {
        new HashSet(hub.context.getBean(Class.forName('org.sdohub.adapter.graphql.Streams')).readers)
    }

    private static Map moved(SocketClient client) {
        def message = client.next()
        assert message.type == 'next' && message.payload.errors == null: message
        message.payload.data.deskChanged
    }

    private Map done(String who, String mutation, Map input, String fields = 'statement { id version number state }') {
        def payload = hub.does(who, mutation, input, fields)
        assert payload.problems*.code - REMARKS == []
        payload
    }

    private Map filed(String who, String from, String to, String title, Map more = [:]) {
        done(who, 'fileStatement', [from: [from], to: [to], title: title, purpose: 'FOR_ACTION', body: 'Please.',
                                    noDeadlineGiven: true] + more).statement
    }

    /** From OMA/CD, past the review of the OMA's coordinator. */
    private Map posted(String to, String title, String from = 'OMA/CD') {
        def waiting = filed('oma-cd-chair', from, to, title)
        done('oma-coordinator', 'approveStatement', [id: waiting.id, expectedVersion: waiting.version]).statement
    }

    def "a statement comes to the desks of the addressee and its liaison manager, and one who takes it over has it alone"() {
        given:
        def title = 'A push for the desk'
        def before = counts('ietf-liaison')
        def manager = follow('ietf-liaison')

        when:
        def statement = posted('IETF/DISPATCH', title)

        then: 'it is told, with the counts as they are now'
        with(moved(manager)) {
            parts == ['NEEDS_ME']
            it.statement.title == title
            counts(desk) == before + [needsMe: before.needsMe + 1]
            counts(desk) == counts('ietf-liaison')
        }

        and: 'it waits for one side and with the other, and for nobody else'
        desk('ietf-liaison', title) == [needsMe: [title]]
        desk('ietf-dispatch-chair', title) == [needsMe: [title]]
        desk('oma-cd-chair', title) == [waitingForThem: [title]]
        desk('oma-liaison', title) == [waitingForThem: [title]]
        desk('ietf-simple-chair', title) == [:]
        desk('rai-ad', title) == [:]

        when: 'the chair gives it to a delegate by name'
        def delegate = hub.data('{ viewer { person { id } } }', [:], 'delegate').viewer.person.id
        done('ietf-dispatch-chair', 'assignStatement', [id: statement.number, assignee: [person: delegate]])

        then:
        moved(manager).parts == ['NEEDS_ME']
        desk('delegate', title) == [needsMe: [title]]
        desk('ietf-liaison', title) == [:]
        desk('ietf-dispatch-chair', title) == [:]

        when: 'it is answered'
        done('ietf-dispatch-chair', 'declineStatement', [id: statement.number, reason: 'Not ours.'])

        then:
        ['delegate', 'ietf-dispatch-chair', 'oma-cd-chair', 'oma-liaison'].every { desk(it, title) == [:] }
    }

    def "a desk is that of the office: by each one apart, and all together"() {
        given:
        def title = 'For each office apart'
        posted('IETF/DISPATCH', title, 'OMA/CD-PUSH')

        when:
        def offices = hub.data("{ viewer { offices { label desk { $DESK } } desk { $DESK } } }", [:], 'oma-cd-chair').viewer

        then:
        offices.offices.findAll { lying(it.desk, title) }*.label == ['CHAIR of OMA CD-PUSH']
        lying(offices.desk, title) == [waitingForThem: [title]]
    }

    def "what waits for approval goes from an approver's desk when another one decides"() {
        given:
        def title = 'Approved by somebody else'
        def before = counts('rai-ad').toApprove
        def director = follow('rai-ad')

        when:
        def waiting = filed('ietf-dispatch-chair', 'IETF/DISPATCH', 'OMA/CD', title)

        then:
        waiting.state == 'PENDING'
        with(moved(director)) {
            parts == ['TO_APPROVE']
            it.statement.title == title
            desk.toApprove.totalCount == before + 1
        }
        desk('rai-ad', title) == [toApprove: [title]]
        desk('oma-cd-chair', title) == [:]

        when:
        done('ietf-secretariat', 'approveStatement', [id: waiting.id, expectedVersion: waiting.version, approver: 'Director', comment: 'By phone.'])

        then: 'the gate was passed, and so it was posted'
        def told = [moved(director), moved(director)]
        told*.parts.flatten().toSet() == ['TO_APPROVE'] as Set
        told.last().desk.toApprove.totalCount == before
        desk('rai-ad', title) == [:]
        desk('oma-cd-chair', title) == [needsMe: [title]]
    }

    def "a draft lies with its writers until it is submitted, and again when it is returned"() {
        given:
        def title = 'Half a draft'
        def director = follow('rai-ad')

        when:
        def draft = done('ietf-dispatch-chair', 'draftStatement', [from: ['IETF/DISPATCH'], to: ['OMA/CD'], title: title,
                                                                    purpose: 'FOR_ACTION', noDeadlineGiven: true, body: 'Please.']).statement

        then:
        desk('ietf-dispatch-chair', title) == [drafts: [title]]
        desk('rai-ad', title) == [:]

        when:
        def waiting = done('ietf-dispatch-chair', 'submitStatement', [id: draft.id, expectedVersion: draft.version]).statement

        then:
        desk('ietf-dispatch-chair', title) == [:]
        moved(director).parts == ['TO_APPROVE']

        when:
        done('ietf-secretariat', 'returnStatement', [id: waiting.id, expectedVersion: waiting.version, reason: 'Name the draft.'])

        then:
        moved(director).parts == ['TO_APPROVE']
        desk('rai-ad', title) == [:]
        desk('ietf-dispatch-chair', title) == [drafts: [title]]
    }

    def "after a break, all is told that moved meanwhile, with the desk as it is now"() {
        given:
        def manager = follow('ietf-liaison')
        posted('IETF/DISPATCH', 'Before the break')
        def cursor = moved(manager).cursor
        manager.close()

        when: 'three things happen, one of them on other desks only'
        def missed = posted('IETF/DISPATCH', 'During the break')
        posted('OMA/IMPS', 'Among ourselves')
        done('ietf-liaison', 'declineStatement', [id: missed.number, reason: 'Not ours.'])
        def again = follow('ietf-liaison', cursor)

        then:
        def told = [moved(again), moved(again)]
        told*.statement*.title == ['During the break'] * 2
        told*.desk.collect { counts(it) } == [counts('ietf-liaison')] * 2
        again.nothingElse()
    }

    def "an appointment that ends empties the desk and ends the stream"() {
        given: 'a second manager'
        def person = hub.data('{ viewer { person { id } } }', [:], 'delegate').viewer.person.id
        def key = done('oma-secretariat', 'openAppointment', [relationship: 'oma-ietf', side: 'OMA', kind: 'LIAISON_MANAGER'],
                'relationship { appointments { key state side { acronym } } }').relationship.appointments.find { it.state == 'OPEN' && it.side.acronym == 'OMA' }.key
        def appointment = [relationship: 'oma-ietf', appointment: key]
        def before = counts('delegate')
        done('oma-secretariat', 'appointOfficer', appointment + [person: person], 'relationship { key }')
        def title = 'For whoever is manager'
        def officer = follow('delegate')

        when:
        posted('IETF/DISPATCH', title)

        then: 'it went through the hands of his side before it was posted'
        def told = [moved(officer)]
        while (told.last().parts != ['WAITING_FOR_THEM']) {
            told << moved(officer)
        }
        told*.statement*.title.toSet() == [title] as Set
        desk('delegate', title) == [waitingForThem: [title]]

        when:
        done('oma-secretariat', 'endAppointment', appointment, 'relationship { key }')

        then:
        with(moved(officer)) {
            parts.size() == PARTS.size() + 1
            statement == null
            counts(desk) == before
        }
        officer.next() == [id: '1', type: 'complete']
        desk('delegate', title) == [:]

        cleanup: 'also where this fails on its way: all stories share one world, and others rely on a delegate who manages nothing'
        hub.does('oma-secretariat', 'endAppointment', appointment, 'relationship { key }')
    }

    def "nobody has a desk without login"() {
        expect:
        hub.data("{ viewer { desk { $COUNTS } } }").viewer.desk == null

        and:
        def client = follow(null)
        client.next().payload.errors*.extensions*.code == ['UNAUTHENTICATED']
    }

    def "a desk costs the same however much lies on it"() {
        given:
        def asked = "{ viewer { desk { $DESK } } }".toString()
        def asksFor = { String who ->
            hub.data(asked, [:], who)
            hub.store.roundTrips()
            hub.data(asked, [:], who)
            hub.store.roundTrips()
        }
        (1..3).each { posted('IETF/DISPATCH', "One of many $it") }

        expect: 'what follows the events asks the same store meanwhile, so one quiet look is enough'
        counts('ietf-liaison').needsMe > counts('ietf-simple-chair').needsMe
        new PollingConditions(timeout: 60).eventually { assert asksFor('ietf-liaison') <= 2 * PARTS.size() + OF_WHO_ASKS }
    }

    def "a dependency list that did not come on its day lies with those who may publish it, until they do"() {
        given:
        def owed = { who -> hub.data('{ viewer { desk { overdueLists { relationship { key } side { acronym } overdue sentence } } } }', [:], who).viewer.desk.overdueLists }
        def office = { who -> hub.data('{ viewer { offices { kind desk { overdueLists { side { acronym } } } } } }', [:], who).viewer.offices }

        expect: 'the demo world has one that is late, and one that has time'
        ['oma-liaison', 'oma-coordinator'].each { who ->
            with(owed(who)) {
                it*.relationship*.key == ['oma-ietf']
                it*.side*.acronym == ['OMA']
                it[0].sentence ==~ /OMA sends its list every month; the next was due on .* ago\./
            }
        }
        office('oma-liaison').findAll { it.desk.overdueLists }*.kind == ['LIAISON_MANAGER']
        ['ietf-liaison', 'oma-cd-chair', 'oma-secretariat', 'delegate'].collectMany { owed(it) } == []

        when:
        def manager = follow('oma-liaison')
        def other = follow('ietf-liaison')
        done('oma-liaison', 'publishDependencyList', [relationship: 'oma-ietf', side: 'OMA'], 'dependencyList { number }')

        then:
        with(moved(manager)) {
            parts == ['OVERDUE_LISTS']
            statement == null
        }
        ['oma-liaison', 'oma-coordinator'].collectMany { owed(it) } == []
        other.nothingElse()
    }
}
