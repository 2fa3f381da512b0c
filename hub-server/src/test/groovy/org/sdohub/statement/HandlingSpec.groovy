package org.sdohub.statement

import static org.sdohub.a.Letters.aLetter
import static org.sdohub.a.Letters.action
import static org.sdohub.a.Letters.body
import static org.sdohub.a.People.by
import static org.sdohub.kernel.Office.Kind.CHAIR
import static org.sdohub.kernel.Office.Kind.SECRETARIAT
import static org.sdohub.statement.Handling.State.*
import static org.sdohub.statement.StatementRoom.chairOf
import static org.sdohub.statement.StatementRoom.holding
import static org.sdohub.statement.StatementRoom.fromIetf
import static org.sdohub.statement.StatementRoom.fromOma

import java.time.LocalDate
import org.sdohub.a.Bodies
import org.sdohub.kernel.Refused
import org.sdohub.statement.Handling.Assignee
import org.sdohub.statement.Handling.State
import org.sdohub.statement.Handlings.Place
import org.sdohub.statement.Letter.Settlement
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

/** What an addressed body does with a statement: the table of the design, row by row, and every other pair refused. */
class HandlingSpec extends Specification {

    static final Assignee SIP_CHAIR = new Assignee(null, CHAIR, body('IETF/SIP'))
    static final String FORBIDDEN = 'STATEMENT_HANDLING_STATE_FORBIDS'
    static final String ANSWERED_ALREADY = 'STATEMENT_ALREADY_ANSWERED'
    static final String NOT_INFORMATION = 'STATEMENT_NOT_FOR_INFORMATION'

    @Shared
    @AutoCleanup
    StatementRoom room = new StatementRoom()

    /** By the secretariat of the receiving side, who may do everything here. */
    static final IETF = holding(SECRETARIAT, Bodies.IETF)

    private static Place at(Statement statement) {
        new Place(statement.id(), body('IETF/DISPATCH'), null)
    }

    private Handling handlingOf(Statement statement) {
        room.now(statement).handlings().first()
    }

    private Statement done(String act, Statement statement) {
        def by = by(IETF)
        switch (act) {
            case 'acknowledge': return room.handlings.acknowledge(by, at(statement))
            case 'thank': return room.handlings.thank(by, at(statement))
            case 'take up': return room.handlings.takeUp(by, at(statement))
            case 'assign': return room.handlings.assign(by, at(statement), SIP_CHAIR)
            case 'interim reply': return replied(statement, true)
            case 'final reply': return replied(statement, false)
            case 'decline': return room.handlings.decline(by, at(statement), 'Out of scope.')
            case 'no reply': return room.handlings.leaveWithoutReply(by, at(statement), 'Overtaken.')
            case 'note': return room.handlings.note(by, at(statement))
            case 'postpone': return room.handlings.postpone(by, at(statement), 'IETF 98')
            case 'redirect': return room.handlings.redirect(by, at(statement), body('IETF/SIP'), 'It is theirs.')
            case 'close': return room.handlings.close(by, at(statement))
            case 'reopen': return room.handlings.reopen(by, at(statement), 'New facts.')
        }
    }

    private Statement replied(Statement statement, boolean interim) {
        room.replies.reply(by(IETF), statement.id(), body('IETF/DISPATCH'), interim, Statements.Wishes.NONE) { letter ->
            new Letter(letter.envelope(), 'Thank you.', [], letter.relations(), [])
        }
    }

    private static final Map<State, List<String>> WAY = [
            (NEW): [], (ACKNOWLEDGED): ['acknowledge'], (IN_PROGRESS): ['take up'], (INTERIM_REPLIED): ['interim reply'],
            (ANSWERED): ['final reply'], (DECLINED): ['decline'], (NOTED): ['note'], (NO_REPLY): ['no reply'],
            (REDIRECTED): ['redirect'], (POSTPONED): ['postpone'], (CLOSED): ['decline', 'close']]

    private Statement brought(State state, boolean information) {
        def statement = room.filed(information ? aLetter().forInformation() : aLetter().forAction('2026-11-27'))
        WAY[state].each { done(it, statement) }
        assert handlingOf(statement).state() == state
        statement
    }

    def "what is #state and asks for action: '#act' leads to #outcome"() {
        given:
        def statement = brought(state, false)

        expect:
        outcomeOf(act, statement) == outcome

        where:
        [state, act, outcome] << table(false)
    }

    def "what is #state and was sent for information: '#act' leads to #outcome"() {
        given:
        def statement = brought(state, true)

        expect:
        outcomeOf(act, statement) == outcome

        where:
        [state, act, outcome] << table(true)
    }

    private Object outcomeOf(String act, Statement statement) {
        def before = handlingOf(statement)
        try {
            done(act, statement)
            handlingOf(statement).state()
        } catch (Refused refused) {
            assert handlingOf(statement) == before
            refused.refusals().first().code()
        }
    }

    /** State, act, what comes of it: a state, or the code of the refusal. */
    private static List<List<?>> table(boolean information) {
        def f = FORBIDDEN
        def n = information ? null : NOT_INFORMATION
        def states = [NEW, ACKNOWLEDGED, IN_PROGRESS, INTERIM_REPLIED, POSTPONED, ANSWERED, DECLINED, NOTED, NO_REPLY, REDIRECTED, CLOSED]
        def rows = [
            'acknowledge'  : [ACKNOWLEDGED, f, f, f, f, f, f, f, f, f, f],
            'thank'        : [ACKNOWLEDGED, f, f, f, f, f, f, f, f, f, f],
            'take up'      : [IN_PROGRESS, IN_PROGRESS, f, f, IN_PROGRESS, f, f, f, f, f, f],
            // Who is at work may pass it on: the assignee changes, the state does not.
            'assign'       : [IN_PROGRESS, IN_PROGRESS, IN_PROGRESS, INTERIM_REPLIED, IN_PROGRESS, f, f, f, f, f, f],
            'interim reply': [INTERIM_REPLIED, INTERIM_REPLIED, INTERIM_REPLIED, INTERIM_REPLIED, f, ANSWERED_ALREADY, f, f, f, f, f],
            'final reply'  : [ANSWERED, ANSWERED, ANSWERED, ANSWERED, ANSWERED, ANSWERED_ALREADY, f, f, f, f, f],
            'decline'      : [DECLINED, DECLINED, DECLINED, DECLINED, DECLINED, f, f, f, f, f, f],
            'no reply'     : [NO_REPLY, NO_REPLY, NO_REPLY, NO_REPLY, NO_REPLY, f, f, f, f, f, f],
            'note'         : information ? [NOTED, NOTED, NOTED, NOTED, NOTED, f, f, f, f, f, f] : [n] * 11,
            'postpone'     : [POSTPONED, POSTPONED, POSTPONED, POSTPONED, POSTPONED, f, f, f, f, f, f],
            'redirect'     : [REDIRECTED, REDIRECTED, REDIRECTED, REDIRECTED, REDIRECTED, f, f, f, f, f, f],
            'close'        : [f, f, f, f, f, CLOSED, CLOSED, CLOSED, CLOSED, f, f],
            'reopen'       : [f, f, f, f, f, IN_PROGRESS, IN_PROGRESS, IN_PROGRESS, IN_PROGRESS, f, IN_PROGRESS],
        ]
        rows.collectMany { act, outcomes ->
            [states, outcomes].transpose().collect { state, outcome -> [state, act, outcome] }
        }.findAll { state, act, outcome ->
            // What asks for action can never have been noted; a redirected one is tried once, its new body has it.
            (information || state != NOTED) && !(state == REDIRECTED && act == 'redirect')
        }
    }

    def "'#act' needs a #what: #code"() {
        given:
        def statement = brought(act == 'reopen' ? DECLINED : NEW, false)

        when:
        attempt(room, at(statement))

        then:
        def refused = thrown(Refused)
        refused.refusals()*.code() == [code]

        where:
        act        | what      | attempt                                                                               || code
        'decline'  | 'reason'  | { r, place -> r.handlings.decline(by(IETF), place, ' ') }                             || 'STATEMENT_REASON_MISSING'
        'no reply' | 'reason'  | { r, place -> r.handlings.leaveWithoutReply(by(IETF), place, '') }                    || 'STATEMENT_REASON_MISSING'
        'redirect' | 'reason'  | { r, place -> r.handlings.redirect(by(IETF), place, body('IETF/SIP'), ' ') }          || 'STATEMENT_REASON_MISSING'
        'redirect' | 'body'    | { r, place -> r.handlings.redirect(by(IETF), place, body('IETF/NONE'), 'x') }         || 'STATEMENT_BODY_UNKNOWN'
        'redirect' | 'body that does not have it' | { r, place -> r.handlings.redirect(by(IETF), place, body('IETF/DISPATCH'), 'x') } || 'STATEMENT_ALREADY_ADDRESSED'
        'reopen'   | 'reason'  | { r, place -> r.handlings.reopen(by(IETF), place, ' ') }                              || 'STATEMENT_REASON_MISSING'
        'postpone' | 'meeting' | { r, place -> r.handlings.postpone(by(IETF), place, ' ') }                            || 'STATEMENT_MEETING_MISSING'
        'assign'   | 'body'    | { r, place -> r.handlings.assign(by(IETF), place, new Assignee(null, CHAIR, body('IETF/NONE'))) } || 'STATEMENT_BODY_UNKNOWN'
        'propose'  | 'day or course' | { r, place -> r.deadlines.propose(by(IETF), place, null, ' ') }                 || 'STATEMENT_PROPOSAL_EMPTY'
    }

    def "an act is recorded with the office by which it was allowed, old and new state, and the reason"() {
        given:
        def statement = brought(NEW, false)

        when:
        room.handlings.decline(fromIetf(), at(statement), 'Out of scope.')

        then:
        with(room.stores.events.of(statement.id(), 99).last()) {
            type() == 'HandlingDeclined'
            by().capacity().kind() == CHAIR
            note() == 'Out of scope.'
            changes().collect { [it.field(), it.before(), it.after()] } == [['handling by IETF DISPATCH', 'NEW', 'DECLINED']]
        }
    }

    def "a redirected statement is the other body's, with a handling of its own"() {
        given:
        def statement = brought(NEW, false)

        when:
        done('redirect', statement)

        then:
        with(room.now(statement)) {
            handlings()*.body() == [body('IETF/DISPATCH'), body('IETF/SIP')]
            handlings()*.state() == [REDIRECTED, NEW]
            handlings()[0].redirectedTo() == body('IETF/SIP')
            handlings()[1].redirectedFrom() == body('IETF/DISPATCH')
        }

        and: 'who owes the answer now'
        Due.owed(room.now(statement))*.handling()*.body() == [body('IETF/SIP')]
    }

    def "whoever it is assigned to may act, also from another group"() {
        given:
        def statement = brought(NEW, false)
        def outsider = by(chairOf('IETF/SIP'))

        when:
        room.handlings.decline(outsider, at(statement), 'Out of scope.')

        then:
        def refused = thrown(Refused)
        refused.refusals()*.code() == ['STATEMENT_ACT_NOT_ALLOWED']

        when:
        done('assign', statement)
        room.handlings.decline(outsider, at(statement), 'Out of scope.')

        then:
        handlingOf(statement).state() == DECLINED
    }

    def "an addressee proposes another day; the sender accepts or refuses; both stay on record"() {
        given:
        def statement = brought(NEW, false)
        room.deadlines.propose(fromIetf(), at(statement), LocalDate.of(2026, 12, 24), null)
        def proposal = handlingOf(statement).proposals().first()

        when: 'another one while the first waits'
        room.deadlines.propose(fromIetf(), at(statement), null, 'By telephone')

        then:
        def undecided = thrown(Refused)
        undecided.refusals()*.code() == ['STATEMENT_PROPOSAL_UNDECIDED']

        when: 'refusing needs a reason'
        room.deadlines.decide(fromOma(), statement.id(), null, proposal.id(), false, null)

        then:
        def silent = thrown(Refused)
        silent.refusals()*.code() == ['STATEMENT_REASON_MISSING']

        when: 'it is not the addressee who decides'
        room.deadlines.decide(fromIetf(), statement.id(), null, proposal.id(), true, null)

        then:
        def foreign = thrown(Refused)
        foreign.refusals()*.code() == ['STATEMENT_ACT_NOT_ALLOWED']

        when:
        room.deadlines.decide(fromOma(), statement.id(), null, proposal.id(), true, null)

        then:
        handlingOf(statement).proposals().first().decision().accepted()
        Due.owed(room.now(statement))*.date() == [LocalDate.of(2026, 12, 24)]
        statement.letter().envelope().deadline().date() == LocalDate.of(2026, 11, 27)

        when:
        room.deadlines.decide(fromOma(), statement.id(), null, proposal.id(), false, 'No.')

        then:
        def decided = thrown(Refused)
        decided.refusals()*.code() == ['STATEMENT_PROPOSAL_DECIDED']
    }

    def "a requested action can be answered without a statement"() {
        given:
        def statement = room.filed(aLetter().forActionSometime().asking('Say yes'))

        when:
        room.handlings.answerRequestedAction(
                fromIetf(), at(statement), new Settlement(action(1), Settlement.Outcome.DONE, null, null))

        then:
        handlingOf(statement).answers()*.settlement()*.outcome() == [Settlement.Outcome.DONE]

        when:
        room.handlings.answerRequestedAction(
                fromIetf(), at(statement), new Settlement(action(1), Settlement.Outcome.DECLINED, null, null))

        then:
        def refused = thrown(Refused)
        refused.refusals()*.code() == ['STATEMENT_ANSWER_REASON_MISSING']
    }

    def "what everybody has closed or redirected is archived, once, and comes back when it is reopened"() {
        given:
        def statement = brought(CLOSED, false)

        when:
        room.handlings.archive(fromIetf(), statement.id(), null)

        then:
        room.now(statement).archived()

        when:
        room.handlings.archive(fromIetf(), statement.id(), null)

        then:
        def refused = thrown(Refused)
        refused.refusals()*.code() == ['STATEMENT_NOT_DEALT_WITH']

        when:
        done('reopen', statement)

        then:
        !room.now(statement).archived()
    }

    def "what is still open is not archived"() {
        when:
        room.handlings.archive(fromIetf(), brought(NEW, false).id(), null)

        then:
        def refused = thrown(Refused)
        refused.refusals()*.code() == ['STATEMENT_NOT_DEALT_WITH']
    }

    def "one of several addressees takes the lead"() {
        given:
        def statement = room.filed(aLetter().to('IETF/DISPATCH', 'IETF/SIP'))

        when:
        room.handlings.nameLead(by(IETF), statement.id(), null, body('IETF/SIP'))

        then:
        room.now(statement).lead() == body('IETF/SIP')

        when:
        room.handlings.nameLead(by(IETF), statement.id(), null, body('IETF/RAI'))

        then:
        def refused = thrown(Refused)
        refused.refusals()*.code() == ['STATEMENT_BODY_NOT_ADDRESSED']
    }
}
