package org.sdohub.statement

import static org.sdohub.a.Letters.aLetter
import static org.sdohub.a.Letters.body
import static org.sdohub.a.People.NOW
import static org.sdohub.a.People.by
import static org.sdohub.kernel.Office.Kind.CHAIR
import static org.sdohub.kernel.Office.Kind.SECRETARIAT
import static org.sdohub.statement.StatementRoom.holding

import java.time.Instant
import org.sdohub.a.Bodies
import org.sdohub.kernel.Actor
import org.sdohub.kernel.Refused
import org.sdohub.statement.SubmissionStatus.State

/** How much is taken from outside and from whom, and what is said where no more is. */
class LimitingSubmissionsSpec extends WritingFromOutside {

    def "of #limit only so much is taken, and another way is told"() {
        given:
        room.taken << taken
        before.each { received(unknown(), it) }

        when:
        received(unknown(), next)

        then:
        def refused = thrown(Refused)
        refused.refusals()*.code() == ['SUBMISSION_LIMIT_REACHED']
        refused.refusals().first().fix().startsWith('Try again later. Or ')
        room.reached == [key]

        when: 'the time is over, the same is taken'
        received(unknown(), next, Instant.parse('2026-11-21T12:00:01Z'))

        then:
        noExceptionThrown()

        where:
        limit                | taken             | before                                            | next                              | key
        'one address'        | [anAddress: 2]    | [writer('a@b.example'), writer('c@b.example')]    | writer('d@b.example') | 'submissions.an-address'
        'one network'        | [aNetwork: 1]     | [writer('a@b.example', '20010db800000000')]       | writer('b@b.example', '20010db800000000') | 'submissions.a-network'
        'one mail address'   | [aMailAddress: 1] | [writer('a@b.example', '192.0.2.1')]              | writer('A@b.example', '192.0.2.2') | 'submissions.a-mail-address'
        'all'                | [inAll: 1]        | [writer('a@b.example', '192.0.2.1')]              | writer('c@b.example', '192.0.2.2') | 'submissions.in-all'
    }

    def "a hub whose operator takes nothing without login says why, and how else"() {
        given:
        def before = received()
        room.taken << [open: false, closedBecause: 'We are moving house.', manualWay: 'Or send it to liaison@sdo.example.']

        when:
        received()

        then:
        def refused = thrown(Refused)
        with(refused.refusals().first()) {
            code() == 'SUBMISSIONS_CLOSED'
            message().endsWith('We are moving house.')
            fix().endsWith('Or send it to liaison@sdo.example.')
        }
        room.intake.hindrance().get().code() == 'SUBMISSIONS_CLOSED'

        and: 'what was taken before goes on'
        room.submissions.confirm(by(Actor.PUBLIC), before.confirm())
        state(before) == State.WAITING
    }

    def "what a store does not keep is told as that, and a fault of the program is none of it"() {
        given:
        def fault = new IllegalStateException('of the store')

        when:
        room.intake.unlessKept(fault, unknown())

        then:
        thrown(IllegalStateException)

        when:
        room.durable = false

        then:
        room.intake.unlessKept(fault, unknown()).refusals()*.code() == ['SUBMISSION_NOT_KEPT']
        room.intake.unlessKept(new Refused(refused('X')), unknown()).refusals()*.code() == ['X']
        room.intake.hindrance().present
    }

    private static org.sdohub.kernel.Refusal refused(String code) {
        org.sdohub.kernel.Refusal.invalid(code, 'x')
    }

    def "one who is signed in begins so many statements in an hour and no more, others are not held up"() {
        given:
        room.taken << [aPerson: 2]
        def chair = holding(CHAIR, body('OMA/CD'))
        def filing = { Actor who, Instant at -> room.statements.file(by(who, at), aLetter().written(), Statements.Wishes.NONE) }
        2.times { filing(chair, NOW) }

        when:
        filing(chair, NOW)

        then:
        def refused = thrown(Refused)
        refused.refusals()*.code() == ['STATEMENT_LIMIT_REACHED']
        room.reached == ['submissions.a-person']

        when: 'drafts count too'
        room.statements.draft(by(chair), aLetter().written(), Statements.Wishes.NONE)

        then:
        thrown(Refused)

        when:
        filing(holding(SECRETARIAT, Bodies.OMA), NOW)
        filing(chair, NOW + java.time.Duration.ofSeconds(3601))

        then:
        noExceptionThrown()
    }

    def "neither what others sent from elsewhere nor what came by login counts"() {
        given:
        room.taken << [anAddress: 1, aMailAddress: 1, inAll: 2]
        room.filed(aLetter())
        received(unknown(), writer('a@b.example', '192.0.2.1'))

        when:
        received(unknown(), writer('c@b.example', '192.0.2.2'))

        then:
        noExceptionThrown()
    }
}
