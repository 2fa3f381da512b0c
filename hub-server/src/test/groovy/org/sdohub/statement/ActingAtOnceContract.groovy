package org.sdohub.statement

import static org.sdohub.a.Letters.aLetter
import static org.sdohub.a.Letters.body
import static org.sdohub.a.People.by
import static org.sdohub.kernel.Office.Kind.SECRETARIAT
import static org.sdohub.statement.StatementRoom.fromIetf
import static org.sdohub.statement.StatementRoom.fromOma
import static org.sdohub.statement.StatementRoom.holding

import java.util.concurrent.Callable
import java.util.concurrent.Executors
import org.sdohub.a.Bodies
import org.sdohub.a.Letters
import org.sdohub.adapter.mongo.Stores
import org.sdohub.kernel.Refused
import spock.lang.Specification

/** Two who act on one statement at the same moment: exactly one outcome, on whatever engine. */
abstract class ActingAtOnceContract extends Specification {

    StatementRoom room

    abstract Stores stores()

    def setup() {
        room = new StatementRoom(stores())
    }

    def cleanup() {
        assert room.stores.guard.strangers.isEmpty()
        room.close()
    }

    def "numbers are never given twice, however many ask at once"() {
        given:
        def pool = Executors.newFixedThreadPool(8)

        when:
        def numbers = pool.invokeAll((1..80).collect { n ->
            { -> n % 2 ? [room.stores.numbers.next(2026)] : room.stores.numbers.next(2026, 3) } as Callable
        })*.get()

        then:
        numbers.flatten().toSet() == (1..160).collect { String.format('LS-2026-%04d', it) } as Set
        numbers.findAll { it.size() == 3 }.every { it == (0..2).collect { n -> it[0][0..7] + String.format('%04d', it[0][8..-1].toInteger() + n) } }

        cleanup:
        pool.shutdownNow()
    }

    def "two that claim one identifier: the second is refused, also when it comes by editing"() {
        given:
        room.filed(aLetter().numbered('OMA', 'LS', '1'))
        def draft = room.statements.draft(fromOma(), aLetter().numbered('OMA', 'LS', '1').written(), Statements.Wishes.NONE)

        when:
        room.statements.submit(fromOma(), draft.id(), null)

        then:
        def refused = thrown(Refused)
        refused.refusals()*.code() == ['STATEMENT_IDENTIFIER_TAKEN']
        room.now(draft).state() == Statement.State.DRAFT
    }

    def "of two that act at once exactly one has done it, and the other is told why: #acts"() {
        given:
        def wrong = []

        when:
        20.times {
            def thing = begun(this)
            def told = atOnce([{ first(this, thing) }, { second(this, thing) }])
            def refused = told.findAll { it instanceof List }
            if (told.count { it instanceof Statement } != 1 || refused.size() != 1 || !refused.first().every { it in reasons }) {
                wrong << told
            }
            def winner = told.find { it instanceof Statement } as Statement
            if (winner != null && room.now(winner) != winner) {
                wrong << ['what was told is not what is there', winner, room.now(winner)]
            }
        }

        then:
        wrong == []

        where:
        acts                              | begun           | first              | second              || reasons
        'two approve'                     | { c -> c.pending() } | { c, s -> c.approved(s, 'one') } | { c, s -> c.approved(s, 'two') } || ['CONFLICT', 'STATEMENT_STATE_FORBIDS']
        'one approves, one abandons'      | { c -> c.pending() } | { c, s -> c.approved(s, 'one') } | { c, s -> c.abandoned(s) }       || ['CONFLICT', 'STATEMENT_STATE_FORBIDS']
        'one edits, one submits'          | { c -> c.drafted() } | { c, s -> c.edited(s) }          | { c, s -> c.submitted(s) }       || ['CONFLICT', 'STATEMENT_STATE_FORBIDS']
        'two replies settle one action'   | { c -> c.asking() }  | { c, s -> c.settled(s) }         | { c, s -> c.settled(s) }         || ['STATEMENT_ALREADY_ANSWERED', 'STATEMENT_REPLY_UNDERWAY']
        'one declines, one takes up'      | { c -> c.asking() }  | { c, s -> c.declined(s) }        | { c, s -> c.takenUp(s) }         || ['CONFLICT', 'STATEMENT_HANDLING_STATE_FORBIDS']
        'two redirect'                    | { c -> c.asking() }  | { c, s -> c.redirected(s, 'IETF/SIP') } | { c, s -> c.redirected(s, 'IETF/IESG') } || ['CONFLICT', 'STATEMENT_HANDLING_STATE_FORBIDS']
    }

    /** What each was told: a statement, or the codes of the refusal. */
    static List atOnce(List<Closure> acts) {
        def pool = Executors.newFixedThreadPool(acts.size())
        def start = new java.util.concurrent.CyclicBarrier(acts.size())
        try {
            pool.invokeAll(acts.collect { act ->
                {
                    ->
                    start.await()
                    try {
                        act()
                    } catch (Refused refused) {
                        refused.refusals()*.code()
                    }
                } as Callable
            })*.get()
        } finally {
            pool.shutdownNow()
        }
    }

    Statement pending() {
        room.filed(aLetter().from('OMA/CD', 'ITU-T'))
    }

    Statement drafted() {
        room.statements.draft(fromOma(), aLetter().written(), Statements.Wishes.NONE)
    }

    Statement asking() {
        room.filed(aLetter().forActionSometime().asking('Say yes'))
    }

    Statement approved(Statement it, String comment) {
        room.gates.approve(by(holding(SECRETARIAT, body('ITU-T'))), it.id(), it.version(), new Gates.Passing(null, null, comment, null))
    }

    Statement abandoned(Statement it) {
        room.statements.abandon(by(holding(SECRETARIAT, Bodies.OMA)), it.id(), it.version(), 'No.')
    }

    Statement edited(Statement it) {
        room.statements.edit(fromOma(), it.id(), it.version()) { aLetter().titled('Changed').written() }
    }

    Statement submitted(Statement it) {
        room.statements.submit(fromOma(), it.id(), it.version())
    }

    Statement settled(Statement it) {
        def done = new Letter.Settlement(org.sdohub.a.Letters.action(1), Letter.Settlement.Outcome.DONE, null, null)
        def reply = room.replies.reply(fromIetf(), it.id(), null, false, Statements.Wishes.NONE) { letter ->
            new Letter(letter.envelope(), 'Yes.', [], letter.relations(), [done])
        }
        assert room.now(it).handlings().first().answers()*.reply() == [reply.id()]
        reply
    }

    Statement declined(Statement it) {
        room.handlings.decline(fromIetf(), new Handlings.Place(it.id(), null, it.version()), 'No.')
    }

    Statement takenUp(Statement it) {
        room.handlings.takeUp(fromIetf(), new Handlings.Place(it.id(), null, it.version()))
    }

    Statement redirected(Statement it, String to) {
        room.handlings.redirect(by(holding(SECRETARIAT, Bodies.IETF)), new Handlings.Place(it.id(), body('IETF/DISPATCH'), it.version()), body(to), 'Theirs.')
    }
}
