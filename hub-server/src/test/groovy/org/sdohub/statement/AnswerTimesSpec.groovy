package org.sdohub.statement

import static org.sdohub.a.Bodies.IETF
import static org.sdohub.a.Bodies.OMA
import static org.sdohub.a.Letters.aLetter
import static org.sdohub.a.People.NOW
import static org.sdohub.statement.StatementRoom.fromIetf
import static org.sdohub.statement.StatementRoom.fromOma

import java.time.Duration
import java.time.Instant
import org.sdohub.statement.Handling.State
import spock.lang.Shared
import spock.lang.Specification

class AnswerTimesSpec extends Specification {

    static final Instant ASKED = Instant.parse('2026-01-10T12:00:00Z')

    @Shared
    StatementRoom room = new StatementRoom()

    def cleanupSpec() {
        room.close()
    }

    private static Instant day(BigDecimal days) {
        ASKED + Duration.ofMinutes((days * 24 * 60) as long)
    }

    /** @param due and answered in days after the asking */
    private static Answering answering(State state, BigDecimal due, BigDecimal answered, Instant asked = ASKED) {
        new Answering(IETF, state, asked, due == null ? null : day(due), answered == null ? null : day(answered))
    }

    private static AnswerTimes.Figures figures(List<Answering> all, Instant now = day(30)) {
        AnswerTimes.of(all, [IETF], now).sides().first()
    }

    def "answers that took #days days: half within #median, nine in ten within #ninetieth"() {
        when:
        def figures = figures(days.collect { answering(State.ANSWERED, null, it) })

        then:
        [figures.medianDays(), figures.ninetiethPercentileDays()] == [median, ninetieth]

        where:
        days                            || median | ninetieth
        []                              || null   | null
        [0.2]                           || 0      | 0
        [1.99]                          || 1      | 1
        [7, 3]                          || 3      | 7
        [1, 2, 3]                       || 2      | 3
        [10, 9, 8, 7, 6, 5, 4, 3, 2, 1] || 5      | 9
        (1..20)                         || 10     | 18
        [-1]                            || 0      | 0
    }

    def "an expected answer that is #what is counted as #counted"() {
        when:
        def figures = figures([answering(state, due, answered)])
        def counts = ['answered', 'inTime', 'late', 'withoutDeadline', 'settledOtherwise', 'open', 'overdue', 'postponed']

        then:
        figures.asked() == 1
        counts.findAll { figures."$it"() == 1 } == counted
        counts.every { figures."$it"() in [0, 1] }

        where:
        what                                  | state                 | due  | answered || counted
        'answered at the last moment'         | State.ANSWERED        | 5    | 4.99     || ['answered', 'inTime']
        'answered a moment too late'          | State.ANSWERED        | 5    | 5        || ['answered', 'late']
        'answered, no day was given'          | State.ANSWERED        | null | 5        || ['answered', 'withoutDeadline']
        'answered and closed'                 | State.CLOSED          | 5    | 4        || ['answered', 'inTime']
        'closed without an answer'            | State.CLOSED          | 5    | null     || ['settledOtherwise']
        'declined'                            | State.DECLINED        | 5    | null     || ['settledOtherwise']
        'open'                                | State.NEW             | 31   | null     || ['open']
        'open, its day has passed'            | State.ACKNOWLEDGED    | 30   | null     || ['open', 'overdue']
        'open, no day was given'              | State.IN_PROGRESS     | null | null     || ['open']
        'put off to a meeting'                | State.POSTPONED       | 31   | null     || ['open', 'postponed']
        'put off, its day has passed'         | State.POSTPONED       | 9    | null     || ['open', 'overdue', 'postponed']
        'reopened after an answer'            | State.IN_PROGRESS     | 31   | 4        || ['open']
    }

    def "each side has figures of its own, in all and by the year in which it was asked, also where it never was"() {
        given:
        def lastYear = answering(State.ANSWERED, null, 400, Instant.parse('2025-12-31T23:59:59Z'))

        when:
        def times = AnswerTimes.of([answering(State.NEW, null, null), lastYear], [OMA, IETF], day(30))

        then:
        times.sides().collect { [it.side(), it.year(), it.asked()] } == [[OMA, null, 0], [IETF, null, 2]]
        times.years().collect { [it.side(), it.year(), it.asked(), it.open()] } == [[IETF, 2026, 1, 1], [IETF, 2025, 1, 0]]
    }

    def "an answer is expected of the body that has the statement now, if it was asked for one"() {
        given:
        def side = { room.bodies.tree().lineage(it).organization() }
        def information = room.filed(aLetter().forInformation())
        def action = room.filed(aLetter().forAction('2026-11-27'))
        def redirected = room.filed(aLetter().forAction('2026-11-27'))
        def manager = org.sdohub.a.People.by(StatementRoom.holding(org.sdohub.kernel.Office.Kind.SECRETARIAT, IETF))
        redirected = room.handlings.redirect(manager, new Handlings.Place(redirected.id(), null, null), org.sdohub.a.Letters.body('IETF/SIP'), 'Not ours.')
        room.replied(action, true, fromIetf('2026-11-21T12:00:00Z'))

        expect: 'an interim reply answers nothing yet'
        Answering.of(information, side) == []
        Answering.of(room.now(action), side)*.answered() == [null]
        Answering.of(room.now(action), side)*.state() == [State.INTERIM_REPLIED]
        Answering.of(room.now(redirected), side)*.state() == [State.NEW]

        when:
        room.replied(room.now(action), false, fromIetf('2026-11-28T00:00:00Z'))

        then: 'one moment after the end of the day'
        def answering = Answering.of(room.now(action), side).first()
        [answering.side(), answering.asked(), answering.answered()] == [IETF, NOW, Instant.parse('2026-11-28T00:00:00Z')]
        figures([answering]).late() == 1

        when:
        def withdrawn = room.statements.withdraw(org.sdohub.a.People.by(StatementRoom.holding(org.sdohub.kernel.Office.Kind.SECRETARIAT, OMA)), action.id(), null, 'Sent by mistake.')

        then:
        Answering.of(withdrawn, side) == []
    }
}
