package org.sdohub.statement

import static org.sdohub.a.Letters.aLetter
import static org.sdohub.a.Letters.action
import static org.sdohub.a.Letters.body
import static org.sdohub.a.People.NOW
import static org.sdohub.a.People.by
import static org.sdohub.a.People.keyed
import static org.sdohub.kernel.Office.Kind.AREA_DIRECTOR
import static org.sdohub.kernel.Office.Kind.LIAISON_MANAGER
import static org.sdohub.kernel.Office.Kind.SECRETARIAT
import static org.sdohub.organization.Profile.GateKind.APPROVAL
import static org.sdohub.statement.StatementRoom.OMA_IETF
import static org.sdohub.statement.StatementRoom.chairOf
import static org.sdohub.statement.StatementRoom.holding
import static org.sdohub.statement.StatementRoom.fromIetf
import static org.sdohub.statement.StatementRoom.fromOma
import static org.sdohub.statement.StatementRoom.gated

import java.time.Instant
import java.time.LocalDate
import java.util.concurrent.Callable
import java.util.concurrent.Executors
import org.sdohub.a.Bodies
import org.sdohub.adapter.mongo.Stores
import org.sdohub.kernel.Actor
import org.sdohub.kernel.Refused
import org.sdohub.kernel.Step
import org.sdohub.kernel.Store
import org.sdohub.organization.Profile.Purpose
import org.sdohub.statement.Handling.State
import org.sdohub.statement.Letter.Relation
import org.sdohub.statement.Letter.Settlement
import spock.lang.AutoCleanup
import spock.lang.Specification

/** A reply answers its target, once, whatever dies or races on the way. */
class ReplyingSpec extends Specification {

    @AutoCleanup
    StatementRoom room = new StatementRoom()

    Statement original

    def setup() {
        original = room.filed(aLetter().forAction('2026-11-27').answerTo('cd-liaison@oma.example')
                .asking('Acknowledge the motivation').asking('Express support'))
    }

    private Handling handling() {
        room.now(original).handlings().first()
    }

    private static List<String> codesOf(Closure act) {
        try {
            act()
            []
        } catch (Refused refused) {
            refused.refusals()*.code()
        }
    }

    def "a reply reverses the addressing and goes to the original's reply address"() {
        when:
        def reply = room.replied(original)

        then:
        with(reply.letter().envelope()) {
            from() == [body('IETF/DISPATCH')]
            addressees() == [body('OMA/CD')]
            title().value() == 'Re: SIP Push'
            purpose() == Purpose.IN_RESPONSE
            contacts().sendTo()*.value() == ['cd-liaison@oma.example']
        }
        reply.letter().relations() == [new Relation(Relation.Kind.REPLIES_TO, original.id())]

        and: 'it stands in the thread of what it answers'
        reply.origin().thread() == original.id()
        reply.state() == Statement.State.POSTED
    }

    def "a posted final reply answers its target and gives 'replied on'"() {
        when:
        def reply = room.replied(original)

        then:
        handling().state() == State.ANSWERED
        handling().claim() == null
        handling().replies() == [new Handling.ReplyGiven(reply.id(), false, NOW)]
        room.happenedTo(original).takeRight(2) == ['ReplyClaimed', 'ReplyPosted']
    }

    def "an interim reply leaves the answer owed, and a final one may follow"() {
        when:
        room.replied(original, true)

        then:
        handling().state() == State.INTERIM_REPLIED
        !Due.owed(room.now(original)).empty

        when:
        room.replied(original)

        then:
        handling().state() == State.ANSWERED
        handling().replies()*.interim() == [true, false]
    }

    def "a reply settles requested actions by name"() {
        when:
        room.replies.reply(fromIetf(), original.id(), null, false, Statements.Wishes.NONE) { letter ->
            new Letter(letter.envelope(), 'Yes.', [], letter.relations(), [
                    new Settlement(action(1), Settlement.Outcome.DONE, null, null),
                    new Settlement(action(2), Settlement.Outcome.WILL_BE_DONE_BY, null, LocalDate.of(2027, 3, 1))])
        }

        then:
        handling().answers()*.settlement()*.outcome() ==
                [Settlement.Outcome.DONE, Settlement.Outcome.WILL_BE_DONE_BY]
    }

    def "an answer that #wrong is refused with #code"() {
        expect:
        codesOf {
            room.replies.reply(fromIetf(), original.id(), null, false, Statements.Wishes.NONE) { letter ->
                new Letter(letter.envelope(), 'Yes.', [], letter.relations(), [settlement])
            }
        } == [code]

        where:
        wrong                       | settlement                                                               || code
        'names no action'           | new Settlement(action(9), Settlement.Outcome.DONE, null, null)            || 'STATEMENT_ACTION_UNKNOWN'
        'does not say by when'      | new Settlement(action(1), Settlement.Outcome.WILL_BE_DONE_BY, null, null) || 'STATEMENT_ANSWER_DATE_MISSING'
        'declines without a reason' | new Settlement(action(1), Settlement.Outcome.DECLINED, ' ', null)         || 'STATEMENT_ANSWER_REASON_MISSING'
        'offers nothing else'       | new Settlement(action(1), Settlement.Outcome.ALTERNATIVE, null, null)     || 'STATEMENT_ANSWER_REASON_MISSING'
    }

    def "a second final reply is told that the statement was answered"() {
        given:
        room.replied(original)

        expect:
        codesOf { room.replied(original) } == ['STATEMENT_ALREADY_ANSWERED']
        codesOf { room.replied(original, true) } == ['STATEMENT_ALREADY_ANSWERED']
    }

    def "only a posted statement can be answered, and only by an addressee"() {
        given:
        def draft = room.statements.draft(fromOma(), aLetter().written(), Statements.Wishes.NONE)
        def reply = { Letter letter -> new Letter(letter.envelope(), 'Yes.', [], letter.relations(), []) }

        expect: 'a draft of the other side is not there at all'
        codesOf { room.replies.reply(fromIetf(), draft.id(), null, false, Statements.Wishes.NONE, reply) } == ['STATEMENT_UNKNOWN']
        codesOf { room.replies.reply(fromOma(), draft.id(), null, false, Statements.Wishes.NONE, reply) } == ['STATEMENT_TARGET_NOT_POSTED']
        codesOf { room.replies.reply(fromIetf(), original.id(), body('IETF/SIP'), false, Statements.Wishes.NONE, reply) } ==
                ['STATEMENT_REPLY_NOT_BY_ADDRESSEE']
        codesOf { room.filed(aLetter().from('IETF/SIP').to('OMA/CD').related(Relation.Kind.REPLIES_TO, original.id()),
                by(chairOf('IETF/SIP'))) } == ['STATEMENT_REPLY_NOT_BY_ADDRESSEE']
        codesOf { room.replied(original, false, by(chairOf('IETF/SIP'))) } == ['STATEMENT_ACT_NOT_ALLOWED']
    }

    def "who answers for two addressed bodies says for which"() {
        given:
        def both = room.filed(aLetter().to('IETF/DISPATCH', 'IETF/SIP'))
        def manager = by(holding(LIAISON_MANAGER, Bodies.IETF, OMA_IETF))
        def write = { Letter letter -> new Letter(letter.envelope(), 'Yes.', [], letter.relations(), []) }

        expect:
        codesOf { room.replies.reply(manager, both.id(), null, false, Statements.Wishes.NONE, write) } == ['STATEMENT_REPLYING_BODY_UNCLEAR']

        when:
        room.replies.reply(manager, both.id(), body('IETF/SIP'), false, Statements.Wishes.NONE, write)

        then:
        room.now(both).handlings()*.state() == [State.NEW, State.ANSWERED]
    }

    def "a reply that waits at a gate answers nothing yet; the last gate does"() {
        given:
        room.close()
        room = new StatementRoom(Stores.embedded(), Bodies.rules(), gated(APPROVAL))
        setup()

        when:
        def waiting = room.replied(original)

        then:
        waiting.state() == Statement.State.PENDING
        handling().state() == State.NEW

        when:
        room.gates.approve(by(holding(AREA_DIRECTOR, body('IETF/RAI'))), waiting.id(), 1, new Gates.Passing(null, null, null, null))

        then:
        handling().state() == State.ANSWERED
    }

    def "of many final replies that race one is posted, and every other one is told why"() {
        given:
        def pool = Executors.newFixedThreadPool(8)

        when:
        def outcomes = pool.invokeAll((1..8).collect { { -> codesOf { room.replied(original) } } as Callable })*.get()

        then:
        outcomes.count([]) == 1
        outcomes.flatten().toSet() - ['STATEMENT_ALREADY_ANSWERED', 'STATEMENT_REPLY_UNDERWAY'] == [] as Set
        handling().replies().size() == 1
        room.listed(Actor.PUBLIC).size() == 2

        cleanup:
        pool.shutdownNow()
    }

    def "the same key replies once"() {
        given:
        def chair = chairOf('IETF/DISPATCH')
        def reply = room.replied(original, false, keyed(chair, 'key', 'input'))

        when: 'the answer was lost, so the same is asked again'
        room.replied(original, false, keyed(chair, 'key', 'input'))

        then:
        def done = thrown(Store.AlreadyDone)
        done.subject() == reply.id().text()
        handling().replies().size() == 1
    }

    // --- a writer that dies between two writes ---

    /** What a writer leaves that dies right after it claimed; returns what it was about to post. */
    private Statement.Posted diesAfterClaiming(Instant at = NOW) {
        def id = new StatementId(UUID.randomUUID())
        def letter = Reversal.letter(original, body('IETF/DISPATCH'), false, 'Yes.')
        def origin = new Origin([], at, OMA_IETF, original.id(), original.origin().visibility(), false, null, null)
        def reply = new Statement.Posted(id, 1, letter, origin, 'LS-2026-9999', at, at, [],
                [Handling.fresh(body('OMA/CD'), new Handling.Assignee(null, null, body('OMA/CD')), null, at)], null, false)
        room.claims.claim(reply, letter.answers().get(), fromIetf(at.toString()))
        reply
    }

    private void posts(Statement.Posted reply) {
        room.store.save(Step.of(reply, null, reply.event()), fromIetf())
    }

    def "a claim holds off others while its writer may live, and says so"() {
        given:
        diesAfterClaiming()

        expect:
        codesOf { room.replied(original, false, fromIetf('2026-11-20T12:00:59Z')) } == ['STATEMENT_REPLY_UNDERWAY']
        codesOf { room.handlings.acknowledge(fromIetf(), new Handlings.Place(original.id(), null, null)) } == ['STATEMENT_REPLY_UNDERWAY']
        codesOf { room.statements.withdraw(by(holding(SECRETARIAT, Bodies.OMA)), original.id(), null, 'No.') } == ['STATEMENT_REPLY_UNDERWAY']
    }

    def "who comes after the claim lapsed takes over, and the dead writer can never post"() {
        given:
        def dead = diesAfterClaiming()

        when:
        def reply = room.replied(original, false, fromIetf('2026-11-20T12:01:00Z'))

        then:
        handling().replies()*.reply() == [reply.id()]
        room.stores.events.of(dead.id(), 9)*.type() == ['ReplyClaimLapsed']

        when: 'the writer was only slow, and goes on'
        posts(dead)

        then:
        def refused = thrown(Refused)
        refused.refusals()*.code() == ['CONFLICT']
        handling().replies()*.reply() == [reply.id()]
    }

    def "a waiting reply whose approver died waits on, in a new version"() {
        given:
        room.close()
        room = new StatementRoom(Stores.embedded(), Bodies.rules(), gated(APPROVAL))
        setup()
        def waiting = room.replied(original) as Statement.Pending
        def passed = waiting.passed(waiting.gates().first(), new Gate.Passage('Director', AREA_DIRECTOR, null, NOW, null, 1))
        def dying = passed.orPosted(new Statement.Publication('LS-2026-9999', NOW, [])) as Statement.Posted
        room.claims.claim(dying, dying.letter().answers().get(), fromIetf())

        when:
        def director = by(holding(AREA_DIRECTOR, body('IETF/RAI')), Instant.parse('2026-11-20T13:00:00Z'))
        def other = room.replied(original, false, director)

        then:
        other.state() == Statement.State.POSTED
        room.now(waiting).state() == Statement.State.PENDING
        room.now(waiting).version() == 2

        when:
        posts(dying)

        then:
        thrown(Refused)
    }

    def "the target is answered by event where the writer died after posting, and again changes nothing"() {
        given:
        def reply = diesAfterClaiming()
        posts(reply)

        when:
        2.times { room.stores.everythingThatHappened().each { room.settlement.follow(it) } }

        then:
        handling().state() == State.ANSWERED
        handling().replies()*.reply() == [reply.id()]
        handling().claim() == null
    }

    def "who finds the claim of a reply that was posted is told that it was answered"() {
        given:
        posts(diesAfterClaiming())

        expect:
        codesOf { room.replied(original, false, fromIetf('2026-11-20T13:00:00Z')) } == ['STATEMENT_ALREADY_ANSWERED']
        handling().state() == State.ANSWERED
    }

    def "what is on record of statements is legal, step by step, whatever happened"() {
        given:
        room.replied(original, true)
        def dead = diesAfterClaiming()
        room.replied(original, false, fromIetf('2026-11-20T13:00:00Z'))
        room.handlings.close(fromIetf(), new Handlings.Place(original.id(), null, null))
        room.handlings.archive(fromIetf(), original.id(), null)
        room.statements.withdraw(by(holding(SECRETARIAT, Bodies.OMA)), original.id(), null, 'No.')
        def history = new StatementHistory()

        expect:
        room.stores.everythingThatHappened().groupBy { it.subject() }.findAll { it.key.startsWith('statement:') }
                .collectMany { subject, told -> history.illegal(told) } == []
        room.stores.events.of(dead.id(), 9).size() == 1

        and: 'a step that no rule allows is found'
        def told = room.stores.events.of(original.id(), 99)
        history.illegal(told.findAll { it.type() != 'StatementSubmitted' }).first() == 'StatementPosted happened to a statement that was DRAFT'
        history.illegal(told.findAll { it.type() != 'StatementDrafted' }).first() == 'StatementSubmitted happened to a statement that was not begun'
    }

    def "a reply that cannot be posted gives its claim back"() {
        given: 'its identifier is taken'
        room.filed(aLetter().numbered('IETF', 'LS', '1'))
        def write = { Letter letter ->
            def numbered = aLetter().from('IETF/DISPATCH').to('OMA/CD').numbered('IETF', 'LS', '1').written().envelope()
            new Letter(numbered, 'Yes.', [], letter.relations(), [])
        }

        expect:
        codesOf { room.replies.reply(fromIetf(), original.id(), null, false, Statements.Wishes.NONE, write) } == ['STATEMENT_IDENTIFIER_TAKEN']
        handling().claim() == null
        room.replied(original).state() == Statement.State.POSTED
    }
}
