package org.sdohub.statement

import static org.sdohub.a.Letters.aLetter
import static org.sdohub.a.Letters.body
import static org.sdohub.a.People.NOW
import static org.sdohub.a.People.by
import static org.sdohub.statement.StatementRoom.chairOf
import static org.sdohub.statement.StatementRoom.fromIetf
import static org.sdohub.statement.StatementRoom.fromOma

import java.time.Instant
import java.time.LocalDate
import org.sdohub.kernel.Actor
import org.sdohub.kernel.Office
import org.sdohub.statement.Letter.Relation.Kind
import spock.lang.AutoCleanup
import spock.lang.Specification

/** An exchange: who wrote, whose turn it is, since when, and what is due next. */
class ThreadSpec extends Specification {

    @AutoCleanup
    StatementRoom room = new StatementRoom()

    private StatementThread threadOf(Statement statement, Actor actor = Actor.PUBLIC) {
        room.correspondence.threads([statement.origin().thread()], actor, NOW)[statement.origin().thread()]
    }

    def "#kind joins the thread: #joins"() {
        given:
        def first = room.filed(aLetter().forAction('2026-11-27'))
        def second = kind in [Kind.REPLIES_TO, Kind.INTERIM_FOR]
                ? room.replied(first, kind == Kind.INTERIM_FOR)
                : room.filed(aLetter().related(kind, first.id()))

        expect:
        (second.origin().thread() == first.id()) == joins
        threadOf(first).statements().size() == (joins ? 2 : 1)

        where:
        kind              || joins
        Kind.REPLIES_TO   || true
        Kind.INTERIM_FOR  || true
        Kind.FOLLOWS_UP   || true
        Kind.REVISES      || true
        Kind.COPY_OF      || false
        Kind.DUPLICATE_OF || false
        Kind.MENTIONS     || false
    }

    def "it is the turn of who owes the earliest answer, since it was asked for"() {
        given:
        def first = room.filed(aLetter().forAction('2026-12-24'), fromOma('2026-11-01T00:00:00Z'))
        room.filed(aLetter().to('IETF/DISPATCH', 'IETF/SIP').forAction('2026-11-27').related(Kind.FOLLOWS_UP, first.id()),
                fromOma('2026-11-02T00:00:00Z'))

        expect:
        with(threadOf(first).turn().get()) {
            bodies() == [body('IETF/DISPATCH'), body('IETF/SIP')]
            since() == Instant.parse('2026-11-02T00:00:00Z')
            next() == LocalDate.of(2026, 11, 27)
        }
    }

    def "a reply that asks back turns it round, and when nobody owes anything it is nobody's turn"() {
        given:
        def first = room.filed(aLetter().forActionSometime())
        def back = room.filed(aLetter().from('IETF/DISPATCH').to('OMA/CD').forAction('2026-12-01')
                .related(Kind.REPLIES_TO, first.id()), fromIetf('2026-11-21T00:00:00Z'))

        expect:
        threadOf(first).turn().get().bodies() == [body('OMA/CD')]
        threadOf(first).turn().get().about() == back.id()

        when:
        room.handlings.decline(by(chairOf('OMA/CD')), new Handlings.Place(back.id(), null, null), 'We cannot.')

        then:
        threadOf(first).turn().empty
    }

    def "after the addressee #what it is the turn of #whose, since #since"() {
        given:
        def first = room.filed(aLetter().forAction('2026-12-24'), fromOma('2026-11-01T00:00:00Z'))
        def place = new Handlings.Place(first.id(), null, null)

        when:
        act(room, place, first)

        then:
        def turn = threadOf(first).turn()
        turn.map { it.bodies() }.orElse([]) == whose.collect { body(it) }
        turn.map { it.since() }.orElse(null) == (since == null ? null : Instant.parse(since))
        turn.map { it.next() }.orElse(null) == (since == null ? null : LocalDate.of(2026, 12, 24))

        where:
        what                     | act                                                                                                       || whose             | since
        'did nothing'            | { r, p, f -> }                                                                                 || ['IETF/DISPATCH'] | '2026-11-01T00:00:00Z'
        'acknowledged it'        | { r, p, f -> r.handlings.acknowledge(fromIetf('2026-11-03T00:00:00Z'), p) }             || ['IETF/DISPATCH'] | '2026-11-01T00:00:00Z'
        'took it up'             | { r, p, f -> r.handlings.takeUp(fromIetf('2026-11-03T00:00:00Z'), p) }                  || ['IETF/DISPATCH'] | '2026-11-01T00:00:00Z'
        'postponed it'           | { r, p, f -> r.handlings.postpone(fromIetf('2026-11-03T00:00:00Z'), p, 'IETF 130') }    || ['IETF/DISPATCH'] | '2026-11-01T00:00:00Z'
        'replied for the moment' | { r, p, f -> r.replied(f, true, fromIetf('2026-11-03T00:00:00Z')) }                     || ['IETF/DISPATCH'] | '2026-11-01T00:00:00Z'
        'offered another day'    | { r, p, f -> r.deadlines.propose(fromIetf('2026-11-04T00:00:00Z'), p, LocalDate.of(2027, 1, 9), null) } || ['OMA/CD'] | '2026-11-04T00:00:00Z'
        'replied'                | { r, p, f -> r.replied(f, false, fromIetf('2026-11-03T00:00:00Z')) }                    || []                | null
        'declined'               | { r, p, f -> r.handlings.decline(fromIetf('2026-11-03T00:00:00Z'), p, 'No.') }          || []                | null
        'left it unanswered'     | { r, p, f -> r.handlings.leaveWithoutReply(fromIetf('2026-11-03T00:00:00Z'), p, 'No.') } || []               | null
        'redirected it'          | { r, p, f -> r.handlings.redirect(by(StatementRoom.holding(Office.Kind.LIAISON_COORDINATOR, body('IETF')), Instant.parse('2026-11-05T00:00:00Z')), p, body('IETF/SIP'), 'Theirs.') } || ['IETF/SIP'] | '2026-11-05T00:00:00Z'
    }

    def "once the sender has #word the offered day it is the addressee's turn again, until #next"() {
        given:
        def first = room.filed(aLetter().forAction('2026-12-24'), fromOma('2026-11-01T00:00:00Z'))
        def offered = room.deadlines.propose(fromIetf(), new Handlings.Place(first.id(), null, null), LocalDate.of(2027, 1, 9), null)

        when:
        room.deadlines.decide(fromOma(), first.id(), null, offered.handlings()[0].proposals()[0].id(), accept, 'So be it.')

        then:
        threadOf(first).turn().get().bodies() == [body('IETF/DISPATCH')]
        threadOf(first).turn().get().next() == LocalDate.parse(next)

        where:
        word       | accept || next
        'accepted' | true   || '2027-01-09'
        'refused'  | false  || '2026-12-24'
    }

    def "what was revised is not waited for beside its revision"() {
        given:
        def first = room.filed(aLetter().forAction('2026-11-27'))
        def better = room.filed(aLetter().forAction('2026-12-24').related(Kind.REVISES, first.id()))

        expect:
        threadOf(first).turn().get().about() == better.id()

        when: 'the revision is answered'
        room.replied(better)

        then:
        threadOf(first).turn().empty
    }

    def "what was withdrawn is not waited for"() {
        given:
        def first = room.filed(aLetter().forAction('2026-11-27'))

        when:
        room.statements.withdraw(by(StatementRoom.holding(Office.Kind.SECRETARIAT, body('OMA'))), first.id(), null, 'Sent in error.')

        then:
        threadOf(first).turn().empty
    }

    def "a reader finds in a thread only what he may see"() {
        given:
        def first = room.filed(aLetter())
        room.statements.draft(fromOma(), aLetter().related(Kind.FOLLOWS_UP, first.id()).written(), Statements.Wishes.NONE)

        expect:
        threadOf(first).statements().size() == 1
        threadOf(first, chairOf('OMA/CD')).statements().size() == 2
    }
}
