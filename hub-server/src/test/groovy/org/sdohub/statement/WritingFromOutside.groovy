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
import org.sdohub.a.Letters
import org.sdohub.kernel.Actor
import org.sdohub.organization.EmailAddress
import org.sdohub.statement.Submissions.Writer
import org.sdohub.statement.SubmissionStatus.State
import spock.lang.AutoCleanup
import spock.lang.Specification

/** Letters of people without account, and what becomes of them. */
abstract class WritingFromOutside extends Specification {

    static final Actor SECRETARY = holding(SECRETARIAT, Bodies.IETF)
    static final Actor CHAIR_OF_ADDRESSED = holding(CHAIR, body('IETF/DISPATCH'))
    static final Actor CLAIMED = holding(CHAIR, body('OMA/CD'))

    @AutoCleanup
    StatementRoom room = new StatementRoom()

    static Letter unknown(Letters letter = aLetter()) {
        def written = letter.from().written()
        written.with(written.envelope().with(new Strangers('Forum of Tomorrow', null)))
    }

    static Writer writer(String address = 'jane@tomorrow.example', String network = '192.0.2.7') {
        new Writer('Jane', new EmailAddress(address), network)
    }

    Submissions.Receipt received(Letter letter = unknown(), Writer who = writer(), Instant at = NOW) {
        room.submissions.receive(by(Actor.PUBLIC, at), letter, null, who)
    }

    State state(Submissions.Receipt receipt, Instant at = NOW) {
        room.submissions.follow(receipt.follow(), at).get().state()
    }

    Statement stored(Submissions.Receipt receipt) {
        room.store.find(room.tokens.read(SubmissionTokens.Purpose.FOLLOW, receipt.follow()).get()).get()
    }

    boolean sees(Actor actor, Submissions.Receipt receipt) {
        def id = stored(receipt).id()
        room.correspondence.find(id, actor, NOW).present || room.listed(actor)*.id().contains(id)
    }
}
