package org.sdohub.statement

import static org.sdohub.a.Letters.aLetter
import static org.sdohub.a.Letters.body
import static org.sdohub.a.People.by

import org.sdohub.kernel.Actor
import org.sdohub.kernel.Refused
import org.sdohub.statement.SubmissionStatus.State

/** What was returned to somebody without account comes back better, by whoever holds its receipt. */
class CorrectingSubmissionsSpec extends WritingFromOutside {

    private Submissions.Receipt returned() {
        def receipt = received()
        room.submissions.confirm(by(Actor.PUBLIC), receipt.confirm())
        room.gates.sendBack(by(SECRETARY), stored(receipt).id(), null, 'Say which draft you mean.')
        receipt
    }

    private static Letter better(Letter before) {
        new Letter(before.envelope(), 'We mean draft-doe-push.', before.attachments(), before.relations(), before.settles())
    }

    def "what was returned is corrected by whoever has its receipt, and waits again, with what was changed on record"() {
        given:
        def receipt = returned()

        expect:
        room.submissions.returned(receipt.follow()).get().body() == aLetter().body

        when:
        def now = room.submissions.correct(by(CLAIMED), receipt.follow()) { better(it) }

        then:
        now.state() == State.WAITING
        sees(SECRETARY, receipt)
        stored(receipt).letter().body() == 'We mean draft-doe-push.'
        stored(receipt).gates()*.kind()*.name() == ['MODERATION']
        room.submissions.returned(receipt.follow()).empty
        with(room.stores.events.of(stored(receipt).id(), 100)) { told ->
            told.takeRight(2)*.type() == ['DraftEdited', 'StatementSubmitted']
            told.find { it.type() == 'DraftEdited' }.changes()*.field() == ['body']
            new StatementHistory().illegal(told) == []
        }

        when:
        def posted = room.gates.approve(by(SECRETARY), stored(receipt).id(), stored(receipt).version(), new Gates.Passing(null, null, null, null))

        then:
        posted.letter().body() == 'We mean draft-doe-push.'
    }

    def "a correction is refused #when: #code"() {
        given:
        def receipt = returned()
        earlier.times { room.submissions.correct(by(Actor.PUBLIC), receipt.follow()) { better(it) } }

        when:
        room.submissions.correct(by(Actor.PUBLIC), token(receipt)) { change(it) }

        then:
        def refused = thrown(Refused)
        refused.refusals()*.code() == [code]

        where:
        when                       | earlier | token            | change                                        || code
        'twice'                    | 1       | { it.follow() }  | { better(it) }                                || 'SUBMISSION_NOT_RETURNED'
        'with the confirming word' | 0       | { it.confirm() } | { better(it) }                                || 'SUBMISSION_UNKNOWN'
        'without content'          | 0       | { it.follow() }  | { Letter.of(it.envelope().asRevision(), '') } || 'STATEMENT_CONTENT_MISSING'
    }

    def "before it is confirmed or returned there is nothing to correct"() {
        given:
        def receipt = received()

        expect:
        room.submissions.returned(receipt.follow()).empty

        when:
        room.submissions.confirm(by(Actor.PUBLIC), receipt.confirm())

        then:
        room.submissions.returned(receipt.follow()).empty
    }
}
