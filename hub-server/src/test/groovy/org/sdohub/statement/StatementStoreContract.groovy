package org.sdohub.statement

import static org.sdohub.a.Letters.aLetter
import static org.sdohub.a.Letters.body
import static org.sdohub.a.People.NOW
import static org.sdohub.a.People.by
import static org.sdohub.kernel.Office.Kind.SECRETARIAT
import static org.sdohub.organization.Profile.Purpose.FOR_ACTION
import static org.sdohub.organization.Profile.Purpose.FOR_INFORMATION
import static org.sdohub.statement.StatementRoom.OMA_IETF
import static org.sdohub.statement.StatementRoom.chairOf
import static org.sdohub.statement.StatementRoom.fromIetf
import static org.sdohub.statement.StatementRoom.fromOma
import static org.sdohub.statement.StatementRoom.holding
import static org.sdohub.statement.StatementStore.Order.NEWEST_FIRST

import java.time.Instant
import java.time.LocalDate
import org.sdohub.a.Bodies
import org.sdohub.a.Letters
import org.sdohub.adapter.mongo.Stores
import org.sdohub.kernel.Act
import org.sdohub.kernel.Actor
import org.sdohub.kernel.Page
import org.sdohub.organization.EmailAddress
import org.sdohub.organization.Profile
import org.sdohub.statement.Letter.Relation
import org.sdohub.statement.StatementStore.Filter
import org.sdohub.statement.StatementStore.Order
import org.sdohub.statement.StatementStore.Sort
import spock.lang.Specification

/** What the store of statements promises, on whatever engine. */
abstract class StatementStoreContract extends Specification {

    StatementRoom room

    abstract Stores stores()

    def setup() {
        room = new StatementRoom(stores())
    }

    def cleanup() {
        assert room.stores.guard.strangers.isEmpty()
        room.close()
    }

    private List<Statement> found(Map<String, ?> wanted, Order order = NEWEST_FIRST, Viewer viewer = Viewer.PUBLIC) {
        room.store.page(filter(wanted), order, viewer, Page.Request.first(100)).values()
    }

    static Filter filter(Map<String, ?> wanted) {
        new Filter(
                (wanted.from ?: []) as Set, (wanted.to ?: []) as Set, (wanted.party ?: []) as Set,
                (wanted.purposes ?: []) as Set, (wanted.states ?: []) as Set, wanted.relationship,
                (wanted.handlings ?: []) as Set, wanted.dueBefore, wanted.dueAfter, wanted.overdueAt,
                wanted.titled ?: '', wanted.identifier, wanted.archived, wanted.thread, wanted.cites)
    }

    def "everything that a statement says is found as it was stored"() {
        given:
        def envelope = new Envelope(
                [body('OMA/CD'), Bodies.OMA], [new Envelope.Addressee(body('IETF/DISPATCH'), FOR_ACTION)], [body('ITU-T')],
                new Title('SIP Push'),
                new Contacts(['a@b.example'].collect { new EmailAddress(it) }, [], [], [], [], ['r@b.example'].collect { new EmailAddress(it) }),
                FOR_INFORMATION, 'For your information', Deadline.NOT_GIVEN, 'en',
                [new Envelope.NextMeeting('OMA CD 77', LocalDate.of(2026, 12, 1), null)],
                Envelope.Consensus.GROUP, 'plenary', 'TP 12',
                [new Envelope.Identifier(Bodies.OMA, 'OMA-LS', '12')],
                [new Envelope.RequestedAction(new UUID(1, 2), 'Say yes', [body('IETF/DISPATCH')])],
                [new Envelope.Citation(null, 'draft-mdolly', '00', Profile.Maturity.IDEA, 'why')], [StatementRoom.AREA])
        def letter = new Letter(envelope, 'Zeile\nfür Zeile  \u2014', [new Letter.Attachment(new UUID(5, 5), 'a.pdf', 'application/pdf', 12, 'ab', null, null)], [], [])
        def filed = room.statements.file(by(holding(SECRETARIAT, Bodies.OMA)), letter, new Statements.Wishes(null, true, body('IETF/DISPATCH')))

        expect:
        room.store.find(filed.id()).get() == filed
        room.store.findAll([filed.id(), new StatementId(new UUID(0, 1))]) == [(filed.id()): filed]
        room.store.findByNumber(filed.number().toLowerCase()).get() == filed
        room.store.findByIdentifier(Bodies.OMA, 'OMA-LS', '12').get() == filed
        room.store.findByIdentifier(Bodies.OMA, 'OMA-LS', '13').empty
    }

    def "each state is found as it was stored: #state"() {
        given:
        def secretariat = by(holding(SECRETARIAT, Bodies.OMA))
        def draft = room.statements.draft(secretariat, aLetter().written(), Statements.Wishes.NONE)
        def made = [
                DRAFT    : { draft },
                ABANDONED: { room.statements.abandon(secretariat, draft.id(), null, 'No.') },
                PENDING  : { room.filed(aLetter().from('OMA/CD', 'ITU-T')) },
                WITHDRAWN: { room.statements.withdraw(secretariat, room.filed(aLetter()).id(), null, 'No.') }][state]()

        expect:
        made.state().name() == state
        room.store.find(made.id()).get() == made

        where:
        state << ['DRAFT', 'ABANDONED', 'PENDING', 'WITHDRAWN']
    }

    def "statements are filtered by #by"() {
        given:
        def push = room.filed(aLetter().titled('SIP Push').forAction('2026-11-27').numbered('OMA', 'OMA-LS', '12'), fromOma('2026-11-19T00:00:00Z'))
        def info = room.filed(aLetter().from('IETF/SIP').to('ITU-T').titled('New work'), by(chairOf('IETF/SIP')))
        def late = room.filed(aLetter().titled('Overdue').forAction('2026-11-20'), fromOma('2026-11-01T00:00:00Z'))
        room.handlings.acknowledge(fromIetf(), new Handlings.Place(late.id(), null, null))
        def names = [(push.id()): 'push', (info.id()): 'info', (late.id()): 'late']

        expect:
        found(wanted).collect { names[it.id()] } == expected

        where:
        by                     | wanted                                              || expected
        'nothing'              | [:]                                                 || ['info', 'push', 'late']
        'sender'               | [from: [body('IETF/SIP')]]                          || ['info']
        'addressee'            | [to: [body('IETF/DISPATCH')]]                       || ['push', 'late']
        'party'                | [party: [body('IETF/SIP'), body('ITU-T')]]          || ['info']
        'purpose'              | [purposes: [FOR_ACTION]]                            || ['push', 'late']
        'state'                | [states: [Statement.State.PENDING]]                 || []
        'relationship'         | [relationship: OMA_IETF]                            || ['push', 'late']
        'handling'             | [handlings: [Handling.State.ACKNOWLEDGED]]          || ['late']
        'due before'           | [dueBefore: LocalDate.of(2026, 11, 27)]             || ['late']
        'due after'            | [dueAfter: LocalDate.of(2026, 11, 20)]              || ['push']
        'not yet overdue'      | [overdueAt: Instant.parse('2026-11-20T23:59:59Z')]  || []
        'overdue'              | [overdueAt: Instant.parse('2026-11-21T00:00:00Z')]  || ['late']
        'title'                | [titled: 'sip PUSH ']                                    || ['push']
        'number'               | [identifier: 'LS-2026-0003']                        || ['late']
        'identifier'           | [identifier: '12']                                  || ['push']
        'series and identifier' | [identifier: 'OMA-LS 12']                          || ['push']
        'archived'             | [archived: true]                                    || []
    }

    def "lists are ordered by posting or by what is due, and pages follow without gap or repeat"() {
        given:
        (1..7).each { n -> room.filed(aLetter().titled("$n").forAction("2026-12-0${8 - n}"), fromOma("2026-11-0${n}T00:00:00Z")) }
        room.filed(aLetter().titled('owes nothing'), fromOma('2026-11-09T00:00:00Z'))

        expect:
        titles(found([:])) == ['owes nothing', '7', '6', '5', '4', '3', '2', '1']
        titles(found([:], new Order(Sort.DUE, false))) == ['7', '6', '5', '4', '3', '2', '1', 'owes nothing']
        titles(paged(3, order)) == titles(found([:], order))
        room.store.page(Filter.ALL, order, Viewer.PUBLIC, Page.Request.first(2)).total().asLong == 8

        where:
        order << [NEWEST_FIRST, new Order(Sort.POSTED_AT, false), new Order(Sort.DUE, false), new Order(Sort.DUE, true)]
    }

    private static List<String> titles(List<Statement> statements) {
        statements.collect { it.letter().envelope().title().value() }
    }

    private List<Statement> paged(int size, Order order) {
        List<Statement> all = []
        String after = null
        while (true) {
            def page = room.store.page(Filter.ALL, order, Viewer.PUBLIC, new Page.Request(size, after, null, false))
            all.addAll(page.values())
            if (!page.hasNext()) {
                return all
            }
            after = page.items().last().position()
        }
    }

    def "a list holds what its viewer may know of, and counts no more"() {
        given:
        def draft = room.statements.draft(fromOma(), aLetter().written(), Statements.Wishes.NONE)
        def posted = room.filed(aLetter())
        def owner = room.sight.viewer(chairOf('OMA/CD'), NOW)
        def page = { viewer -> room.store.page(Filter.ALL, NEWEST_FIRST, viewer, Page.Request.first(10)) }

        expect:
        page(Viewer.PUBLIC).values()*.id() == [posted.id()]
        page(Viewer.PUBLIC).total().asLong == 1
        page(owner).values()*.id() as Set == [posted.id(), draft.id()] as Set
        page(owner).total().asLong == 2
    }

    static final OFFICER = holding(SECRETARIAT, Bodies.OMA)

    /** Made by this act of a known id, in 2010 or 2011. */
    static Records.Recording recording(int n, Letters letter, Actor actor = OFFICER) {
        def ids = [recorded(n).value()].iterator()
        def act = new Act(actor, NOW, null, { ids.hasNext() ? ids.next() : UUID.randomUUID() })
        new Records.Recording(act, letter.written(), new Records.Exchange(LocalDate.of(2010 + n % 2, 3, 1), null, false, null))
    }

    static StatementId recorded(int n) {
        new StatementId(new UUID(9, n))
    }

    /** A thread with an answer, something else between, and what lacks something. */
    static List<Records.Recording> aPast() {
        [recording(1, aLetter().forAction('2010-05-01').numbered('OMA', 'LS', '1')),
         recording(2, aLetter().titled(null)),
         recording(3, aLetter().from('IETF/DISPATCH').to('OMA/CD').related(Relation.Kind.REPLIES_TO, recorded(1))),
         recording(4, aLetter().related(Relation.Kind.FOLLOWS_UP, recorded(3)))]
    }

    def "past statements that are recorded together are what they would be one by one, also where one refers to another"() {
        given:
        def other = new StatementRoom(stores())
        aPast().each { other.records.recordPast(it.act(), it.letter(), it.exchange()) }

        when:
        def together = room.records.recordAll(aPast())*.get()

        then: 'but for the order of the numbers of one year'
        def seen = { StatementRoom it -> (1..4).collect { n -> it.store.find(recorded(n)).get() } }
        seen(room)*.id() == together*.id()
        seen(room).collect { [it.letter(), it.origin(), it.version(), it.postedAt()] } ==
                seen(other).collect { [it.letter(), it.origin(), it.version(), it.postedAt()] }
        seen(room).collect { it.handlings()*.state() } == seen(other).collect { it.handlings()*.state() }
        seen(room)*.number().toSet() == seen(other)*.number().toSet()
        seen(room).every { room.happenedTo(it) == other.happenedTo(it) }
        seen(room)[0].handlings().first().replies()*.reply() == [recorded(3)]
        seen(room)[3].origin().thread() == recorded(1)

        cleanup:
        other?.close()
    }

    def "of past statements that are recorded together one that is refused holds up only what refers to it"() {
        given:
        room.filed(aLetter().numbered('OMA', 'LS', '1'))

        when:
        def done = room.records.recordAll([
                recording(1, aLetter().numbered('OMA', 'LS', '1')),
                recording(2, aLetter().related(Relation.Kind.FOLLOWS_UP, recorded(1))),
                recording(3, aLetter(), chairOf('OMA/CD')),
                recording(4, aLetter().related(Relation.Kind.FOLLOWS_UP, recorded(5))),
                recording(5, aLetter())])

        then:
        done.collect { it.refused()?.refusals()*.code() } == [
                ['STATEMENT_IDENTIFIER_TAKEN'], ['STATEMENT_RELATED_UNKNOWN'], ['STATEMENT_ACT_NOT_ALLOWED'], ['STATEMENT_RELATED_UNKNOWN'], null]
        (1..5).collect { room.store.find(recorded(it)).present } == [false, false, false, false, true]
    }

    def "recording two hundred past statements together takes as many round trips as twenty"() {
        given:
        def many = { int from, int count -> (from..<from + count).collect { n ->
            recording(n, n % 4 ? aLetter().related(Relation.Kind.FOLLOWS_UP, recorded(n - 1)) : aLetter()) } }
        def trips = { int from, int count ->
            room.stores.guard.roundTrips()
            room.records.recordAll(many(from, count))*.get()
            room.stores.guard.roundTrips()
        }
        trips(1000, 4)

        expect:
        trips(1004, 20) == trips(1024, 200)
    }

    def "a thread and what refers to a statement are read in one round trip, only as far as they may be seen"() {
        given:
        def first = room.filed(aLetter().forAction('2026-11-27'))
        def reply = room.replied(first, false, fromIetf('2026-11-21T00:00:00Z'))
        def follows = room.filed(aLetter().related(Relation.Kind.FOLLOWS_UP, reply.id()), fromOma('2026-11-22T00:00:00Z'))
        def mentions = room.filed(aLetter().related(Relation.Kind.MENTIONS, first.id()), fromOma('2026-11-23T00:00:00Z'))
        def draft = room.statements.draft(fromOma(), aLetter().related(Relation.Kind.REVISES, first.id()).written(), Statements.Wishes.NONE)
        room.stores.guard.roundTrips()

        expect:
        room.store.threads([first.id(), mentions.id()], Viewer.PUBLIC).collectEntries { root, all -> [root, all*.id()] } ==
                [(first.id()): [first.id(), reply.id(), follows.id()], (mentions.id()): [mentions.id()]]
        room.stores.guard.roundTrips() == 1
        room.store.relatedTo([first.id()], Viewer.PUBLIC)[first.id()]*.id() == [reply.id(), mentions.id()]
        room.store.relatedTo([first.id()], room.sight.viewer(chairOf('OMA/CD'), NOW))[first.id()]*.id() as Set ==
                [reply.id(), mentions.id(), draft.id()] as Set
    }
}
