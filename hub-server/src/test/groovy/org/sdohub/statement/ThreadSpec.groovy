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

    def "a reader finds in a thread only what he may see"() {
        given:
        def first = room.filed(aLetter())
        room.statements.draft(fromOma(), aLetter().related(Kind.FOLLOWS_UP, first.id()).written(), Statements.Wishes.NONE)

        expect:
        threadOf(first).statements().size() == 1
        threadOf(first, chairOf('OMA/CD')).statements().size() == 2
    }
}
