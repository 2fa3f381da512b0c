package org.sdohub.statement

import static org.sdohub.a.Letters.aLetter
import static org.sdohub.a.Letters.body
import static org.sdohub.a.People.NOW
import static org.sdohub.a.People.by
import static org.sdohub.kernel.Office.Kind.LIAISON_COORDINATOR
import static org.sdohub.statement.StatementRoom.holding

import java.time.Instant
import org.sdohub.a.Bodies
import org.sdohub.kernel.Actor
import org.sdohub.kernel.Refused
import org.sdohub.statement.Submissions.Writer
import org.sdohub.statement.SubmissionStatus.State

/** Anybody may write: without account, for a body that nobody here knows, and still nobody is flooded or betrayed. */
class SubmittingWithoutLoginSpec extends WritingFromOutside {

    def "what came in is nobody's to see until it is confirmed, then the receiving side's, then everybody's"() {
        when:
        def receipt = received()

        then:
        state(receipt) == State.UNCONFIRMED
        ![SECRETARY, CHAIR_OF_ADDRESSED, CLAIMED, Actor.PUBLIC].any { sees(it, receipt) }
        room.stores.everythingThatHappened()*.type().findAll { it.startsWith('S') } == ['SubmissionReceived']

        when:
        room.submissions.confirm(by(Actor.PUBLIC), receipt.confirm())

        then:
        state(receipt) == State.WAITING
        sees(SECRETARY, receipt)
        ![CHAIR_OF_ADDRESSED, CLAIMED, Actor.PUBLIC].any { sees(it, receipt) }
        with(stored(receipt)) {
            gates()*.kind()*.name() == ['MODERATION']
            origin().outsider().name() == 'Jane'
            origin().outsider().confirmedAt() == NOW
        }

        when:
        def posted = room.gates.approve(by(SECRETARY), stored(receipt).id(), 2, new Gates.Passing(null, null, null, null))

        then:
        posted.number() == 'LS-2026-0001'
        [Actor.PUBLIC, CHAIR_OF_ADDRESSED].every { sees(it, receipt) }
        with(room.submissions.follow(receipt.follow(), NOW).get()) {
            state() == State.POSTED
            sentence() == 'Posted as LS-2026-0001'
            statement() == posted.id()
        }
        new DueSentence({ room.bodies.tree().label(it) }, NOW).of(posted) == 'No answer expected'

        and: 'its writer is the sides\' to know, not the public\'s'
        room.sight.seesInside(posted, SECRETARY, NOW)
        !room.sight.seesInside(posted, Actor.PUBLIC, NOW)
    }

    def "what is returned says why, to its writer and to those who returned it"() {
        given:
        def receipt = received()
        room.submissions.confirm(by(Actor.PUBLIC), receipt.confirm())

        when:
        room.gates.sendBack(by(SECRETARY), stored(receipt).id(), null, 'Say which draft you mean.')

        then:
        with(room.submissions.follow(receipt.follow(), NOW).get()) {
            state() == State.RETURNED
            sentence() == 'Returned; correct it and submit it again: Say which draft you mean.'
        }
        sees(SECRETARY, receipt)
        !sees(Actor.PUBLIC, receipt)
    }

    def "an unknown body is answered, and the sentence names it"() {
        given:
        def receipt = received(unknown(aLetter().forAction('2026-11-27')))
        room.submissions.confirm(by(Actor.PUBLIC), receipt.confirm())
        def posted = room.gates.approve(by(SECRETARY), stored(receipt).id(), 2, new Gates.Passing(null, null, null, null))

        expect:
        new DueSentence({ room.bodies.tree().label(it) }, NOW).of(posted) == 'IETF DISPATCH owes Forum of Tomorrow an answer by 27 November 2026, 7 days left'

        when:
        def reply = room.replied(posted)

        then:
        reply.letter().envelope().to() == []
        reply.letter().envelope().strangers() == new Strangers(null, 'Forum of Tomorrow')
        room.now(posted).handlings().first().state() == Handling.State.ANSWERED
    }

    def "a link confirms once, in seven days, and only what it was made for: #wrong"() {
        given:
        def receipt = received()
        if (wrong == 'used before') {
            room.submissions.confirm(by(Actor.PUBLIC), receipt.confirm())
        }

        when:
        room.submissions.confirm(by(Actor.PUBLIC, Instant.parse(at)), token(receipt))

        then:
        def refused = thrown(Refused)
        refused.refusals()*.code() == [code]

        where:
        wrong          | at                     | token                                              || code
        'used before'  | '2026-11-20T13:00:00Z' | { it.confirm() }                                   || 'SUBMISSION_CONFIRMED'
        'late'         | '2026-11-27T12:00:00Z' | { it.confirm() }                                   || 'SUBMISSION_EXPIRED'
        'for following' | '2026-11-20T13:00:00Z' | { it.follow() }                                   || 'SUBMISSION_UNKNOWN'
        'forged'       | '2026-11-20T13:00:00Z' | { (it.confirm()[0] == 'A' ? 'B' : 'A') + it.confirm().substring(1) } || 'SUBMISSION_UNKNOWN'
        'nonsense'     | '2026-11-20T13:00:00Z' | { 'no word at all' }                               || 'SUBMISSION_UNKNOWN'
    }

    def "what nobody confirms expires"() {
        given:
        def receipt = received()

        expect:
        room.submissions.confirms(receipt.confirm(), Instant.parse('2026-11-27T11:59:59Z'))
        !room.submissions.confirms(receipt.confirm(), Instant.parse('2026-11-27T12:00:00Z'))
        state(receipt, Instant.parse('2026-11-27T12:00:00Z')) == State.EXPIRED
    }

    def "a letter is held to the same rules as everybody's, all at once, and nothing is stored"() {
        when:
        room.submissions.receive(by(Actor.PUBLIC), aLetter().from().titled(null).written(), null, new Writer(' ', writer().address(), '192.0.2.7'))

        then:
        def refused = thrown(Refused)
        refused.refusals()*.code() == ['STATEMENT_SENDER_MISSING', 'STATEMENT_TITLE_MISSING', 'SUBMISSION_NAME_MALFORMED']
        room.stores.everythingThatHappened().findAll { it.subject().startsWith('statement:') } == []
    }

    def "a name is one line that shows: #name"() {
        when:
        room.submissions.receive(by(Actor.PUBLIC), unknown(), null, new Writer(name, writer().address(), '192.0.2.7'))

        then:
        def refused = thrown(Refused)
        refused.refusals()*.code() == ['SUBMISSION_NAME_MALFORMED']

        where:
        name << ['Jane\r\nBcc: all@b.example', 'Jane\u0000', '\u202Eenaj', 'a\u2028b', 'x' * 201]
    }

    def "where the operator passes links on, the receipt has none"() {
        given:
        room.taken << [linkInReceipt: false]

        expect:
        received().confirm() == null
    }

    def "a known body in whose name somebody writes sees it when it is confirmed, and it still waits for the other side"() {
        given:
        def receipt = received(aLetter().written())

        expect:
        !sees(CLAIMED, receipt)

        when:
        room.submissions.confirm(by(CLAIMED), receipt.confirm())

        then: 'it does not matter who opens the link'
        sees(CLAIMED, receipt)
        stored(receipt).gates()*.kind()*.name() == ['MODERATION']
        room.gates.passable(holding(LIAISON_COORDINATOR, Bodies.IETF), NOW, stored(receipt)).size() == 1
        room.gates.passable(CLAIMED, NOW, stored(receipt)) == []
    }

    def "a form works once: sent again, it brings the same receipt, and nothing is stored twice"() {
        given:
        def form = room.submissions.form(by(Actor.PUBLIC))

        when:
        def first = room.submissions.receive(by(Actor.PUBLIC), form, unknown(), writer())
        def again = room.submissions.receive(by(Actor.PUBLIC), form, unknown(aLetter().titled('Another')), writer('b@b.example'))

        then:
        again == first
        room.stores.everythingThatHappened().count { it.type() == 'SubmissionReceived' } == 1

        when: 'a form is not the hub\'s'
        room.submissions.receive(by(Actor.PUBLIC), first.follow(), unknown(), writer())

        then:
        def refused = thrown(Refused)
        refused.refusals()*.code() == ['SUBMISSION_FORM_UNKNOWN']
    }

    def "a network is #network for #address"() {
        expect:
        Network.of(address) == network

        where:
        address                    || network
        '192.0.2.7'                || '192.0.2.7'
        '2001:db8:0:1:2:3:4:5'     || '20010db800000001'
        '[2001:db8::1]'            || '20010db800000000'
        '::ffff:192.0.2.7'         || '192.0.2.7'
        'hub.example'              || 'unknown'
        ''                         || 'unknown'
        null                       || 'unknown'
    }
}
