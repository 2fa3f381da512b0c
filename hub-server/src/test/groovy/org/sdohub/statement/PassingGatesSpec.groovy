package org.sdohub.statement

import static org.sdohub.a.Letters.aLetter
import static org.sdohub.a.Letters.body
import static org.sdohub.a.People.by
import static org.sdohub.statement.StatementRoom.OMA_IETF
import static org.sdohub.statement.StatementRoom.chairOf
import static org.sdohub.statement.StatementRoom.holding
import static org.sdohub.statement.StatementRoom.gated
import static org.sdohub.kernel.Office.Kind.AREA_DIRECTOR
import static org.sdohub.kernel.Office.Kind.EXECUTIVE
import static org.sdohub.kernel.Office.Kind.LIAISON_COORDINATOR
import static org.sdohub.kernel.Office.Kind.LIAISON_MANAGER
import static org.sdohub.kernel.Office.Kind.SECRETARIAT
import static org.sdohub.organization.Profile.GateKind.APPROVAL
import static org.sdohub.organization.Profile.GateKind.COORDINATOR_REVIEW
import static org.sdohub.organization.Profile.GateKind.MANAGER_REVIEW
import static org.sdohub.organization.Profile.GateKind.MODERATION

import org.sdohub.a.Bodies
import org.sdohub.adapter.mongo.Stores
import org.sdohub.kernel.Actor
import org.sdohub.kernel.Refused
import org.sdohub.organization.Profile
import spock.lang.AutoCleanup
import spock.lang.Specification

/** From PENDING to POSTED: each gate has to be passed, by whoever holds it, for the version that was read. */
class PassingGatesSpec extends Specification {

    @AutoCleanup
    StatementRoom room = new StatementRoom()

    static final Actor DIRECTOR = holding(AREA_DIRECTOR, body('IETF/RAI'))

    /** The IETF approves what its working groups send. */
    private StatementRoom approving(Profile.GateKind... gates) {
        room.close()
        room = new StatementRoom(Stores.embedded(), Bodies.rules(), gated(gates))
    }

    private Statement submittedByDispatch(StatementRoom there) {
        there.filed(aLetter().from('IETF/DISPATCH').to('OMA/CD'), by(chairOf('IETF/DISPATCH')))
    }

    def "the approval of an area director posts what a working group submits"() {
        given:
        def there = approving(APPROVAL)
        def waiting = submittedByDispatch(there)

        expect:
        waiting.state() == Statement.State.PENDING
        waiting.number() == null
        waiting.gates()*.kind() == [APPROVAL]

        when:
        def posted = there.gates.approve(by(DIRECTOR), waiting.id(), 1, new Gates.Passing(null, null, 'Fine.', null))

        then:
        posted.state() == Statement.State.POSTED
        posted.number() == 'LS-2026-0001'
        with(posted.gates().first().passage()) {
            by() == DIRECTOR.name()
            capacity() == AREA_DIRECTOR
            proxyFor() == null
            comment() == 'Fine.'
            version() == 1
        }
        there.happenedTo(posted) == ['StatementDrafted', 'StatementSubmitted', 'GatePassed', 'StatementPosted']
    }

    def "who holds the gate passes it by submitting"() {
        given:
        def there = approving(APPROVAL)

        expect:
        there.filed(aLetter().from('IETF/DISPATCH').to('OMA/CD'), by(DIRECTOR)).state() == Statement.State.POSTED
    }

    def "a proxy names the approver and says how approval was given"() {
        given:
        def there = approving(APPROVAL)
        def waiting = submittedByDispatch(there)
        def secretariat = by(holding(SECRETARIAT, Bodies.IETF))

        when:
        there.gates.approve(secretariat, waiting.id(), 1, new Gates.Passing(null, null, '', null))

        then:
        def refused = thrown(Refused)
        refused.refusals()*.code() == ['STATEMENT_APPROVER_MISSING', 'STATEMENT_COMMENT_MISSING']

        when:
        def posted = there.gates.approve(
                secretariat, waiting.id(), 1, new Gates.Passing(APPROVAL, null, 'By telephone.', 'The area director'))

        then:
        posted.state() == Statement.State.POSTED
        posted.gates().first().passage().proxyFor() == 'The area director'
    }

    def "approval is bound to the version that was read"() {
        given:
        def there = approving(APPROVAL)
        def waiting = submittedByDispatch(there)
        there.gates.sendBack(by(DIRECTOR), waiting.id(), null, 'Name the draft.')
        there.statements.submit(by(chairOf('IETF/DISPATCH')), waiting.id(), null)

        when:
        there.gates.approve(by(DIRECTOR), waiting.id(), 1, new Gates.Passing(null, null, null, null))

        then:
        def refused = thrown(Refused)
        refused.refusals()*.code() == ['CONFLICT']
        there.now(waiting).state() == Statement.State.PENDING
    }

    def "every gate must be passed, and the last one posts"() {
        given:
        def there = approving(APPROVAL, MANAGER_REVIEW, COORDINATOR_REVIEW)
        def waiting = submittedByDispatch(there)
        def any = new Gates.Passing(null, null, null, null)

        when:
        def first = there.gates.approve(by(holding(LIAISON_MANAGER, Bodies.IETF, OMA_IETF)), waiting.id(), 1, any)
        def second = there.gates.approve(by(DIRECTOR), waiting.id(), 2, any)
        def third = there.gates.approve(by(holding(LIAISON_COORDINATOR, Bodies.IETF)), waiting.id(), 3, any)

        then:
        [first, second, third]*.state() == [Statement.State.PENDING, Statement.State.PENDING, Statement.State.POSTED]
    }

    def "what came in without login waits for moderation by the receiving side"() {
        when:
        def waiting = room.filed(aLetter(), by(Actor.PUBLIC))

        then:
        waiting.gates()*.kind() == [MODERATION]

        when:
        def posted = room.gates.approve(
                by(holding(SECRETARIAT, Bodies.IETF)), waiting.id(), 1, new Gates.Passing(null, null, null, null))

        then:
        posted.state() == Statement.State.POSTED
    }

    def "a joint statement needs the word of each sending body"() {
        given:
        def joint = room.filed(aLetter().from('OMA/CD', 'ITU-T').to('IETF/DISPATCH'))

        expect:
        joint.gates().collect { [it.kind(), it.body(), it.open()] } == [[APPROVAL, body('ITU-T'), true]]
        room.gates.approve(by(holding(EXECUTIVE, body('ITU-T'))), joint.id(), 1, new Gates.Passing(null, null, null, null))
                .state() == Statement.State.POSTED
    }
}
