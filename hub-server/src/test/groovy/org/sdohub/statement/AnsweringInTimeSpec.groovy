package org.sdohub.statement

import static org.sdohub.a.Letters.aLetter
import static org.sdohub.a.Letters.action
import static org.sdohub.a.Letters.body
import static org.sdohub.a.People.NOW
import static org.sdohub.a.People.administrator
import static org.sdohub.a.People.by
import static org.sdohub.kernel.Office.Kind.SECRETARIAT
import static org.sdohub.statement.StatementRoom.chairOf
import static org.sdohub.statement.StatementRoom.holding

import java.time.Instant
import java.time.LocalDate
import java.time.ZoneId
import org.sdohub.a.Bodies
import org.sdohub.kernel.Refused
import org.sdohub.organization.Group
import org.sdohub.statement.Handlings.Place
import org.sdohub.statement.Letter.Settlement
import org.sdohub.statement.Letter.Settlement.Outcome
import spock.lang.AutoCleanup
import spock.lang.Specification

/** What was asked of whom, and whether those who were asked meet in time to answer. */
class AnsweringInTimeSpec extends Specification {

    @AutoCleanup
    StatementRoom room = new StatementRoom()

    private void becomes(String key, Group.State state, List<Group.Meeting> meetings = []) {
        room.stores.groups.change(Bodies.groupId(key), by(administrator()), null) { found ->
            def group = found.get()
            group.edited(new Group.Details(group.acronym(), group.name(), group.kind(), state, group.parent(), null, [], meetings), null)
        }
    }

    def "a body answers what was asked of it, or of whoever passed it on, and nothing else; each thing once in a reply"() {
        given:
        def asked = room.filed(aLetter().to('IETF/DISPATCH', 'IETF/SIP').forActionSometime().asking('Say yes', 'IETF/DISPATCH').asking('Say no'))
        def answer = { String who, int what -> room.handlings.answerRequestedAction(by(holding(SECRETARIAT, Bodies.IETF)),
                new Place(asked.id(), body(who), null), new Settlement(action(what), Outcome.DONE, null, null)) }

        when:
        answer('IETF/SIP', 1)

        then:
        def refused = thrown(Refused)
        refused.refusals()*.code() == ['STATEMENT_ACTION_NOT_ASKED']

        when:
        answer('IETF/SIP', 2)
        room.handlings.redirect(by(holding(SECRETARIAT, Bodies.IETF)), new Place(asked.id(), body('IETF/DISPATCH'), null), body('IETF/IESG'), 'Theirs.')
        answer('IETF/IESG', 1)

        then:
        room.now(asked).handlingOf(body('IETF/IESG')).get().answers().size() == 1

        when:
        def settle = { int what -> new Settlement(action(what), Outcome.DONE, null, null) }
        room.replies.reply(by(holding(SECRETARIAT, Bodies.IETF)), asked.id(), body('IETF/SIP'), false, Statements.Wishes.NONE) {
            new Letter(it.envelope(), 'Yes.', [], it.relations(), [settle(1), settle(2), settle(2)])
        }

        then:
        def all = thrown(Refused)
        all.refusals().collect { [it.code(), it.field().join('.')] } ==
                [['STATEMENT_ACTION_NOT_ASKED', 'settles.0'], ['STATEMENT_ACTION_SETTLED_TWICE', 'settles.2']]
    }

    def "whether it can be treated in time is told from the meetings: #sentence"() {
        given:
        if (meeting) {
            becomes(meets, Group.State.ACTIVE, [new Group.Meeting('IETF 130', LocalDate.parse(meeting[0]), LocalDate.parse(meeting[1]), ZoneId.of(meeting[3] ?: 'UTC'),
                    meeting[2] ? LocalDate.parse(meeting[2]) : null)])
        }
        def posted = room.filed(letter)
        def treatment = new Meetings(room.bodies.tree(), Instant.parse(now)).inTime(posted, posted.handlings().first())

        expect:
        treatment.yes() == yes
        treatment.sentence() == sentence

        where:
        meets           | meeting                                    | letter                             | now                    || yes   | sentence
        'IETF/DISPATCH' | ['2026-12-07', '2026-12-11', '2026-12-01'] | aLetter().forAction('2026-12-11')  | '2026-12-01T23:00:00Z' || true  | 'IETF DISPATCH meets next from 7 December 2026 to 11 December 2026 (IETF 130), open for contributions until 1 December 2026, in time for 11 December 2026'
        'IETF/RAI'      | ['2026-12-07', '2026-12-07', null]         | aLetter().forAction('2026-12-04')  | '2026-11-21T00:00:00Z' || false | 'IETF DISPATCH meets next on 7 December 2026 (IETF 130), open for contributions until 7 December 2026, too late for 4 December 2026; an extra meeting or another date is needed'
        'IETF/DISPATCH' | ['2026-12-07', '2026-12-11', '2026-12-01'] | aLetter().forAction('2026-12-11')  | '2026-12-02T00:00:00Z' || null  | 'No coming meeting of IETF DISPATCH is known'
        'IETF/DISPATCH' | ['2026-12-07', '2026-12-11', '2026-12-01', 'Asia/Tokyo'] | aLetter().forAction('2026-12-11') | '2026-12-01T15:00:00Z' || null  | 'No coming meeting of IETF DISPATCH is known'
        'IETF/DISPATCH' | ['2026-12-07', '2026-12-11', '2026-12-01', 'America/Los_Angeles'] | aLetter().forAction('2026-12-11') | '2026-12-02T07:59:00Z' || true | 'IETF DISPATCH meets next from 7 December 2026 to 11 December 2026 (IETF 130), open for contributions until 1 December 2026, in time for 11 December 2026'
        'IETF/DISPATCH' | ['2026-12-07', '2026-12-11', null]         | aLetter().forActionSometime()      | '2026-11-21T00:00:00Z' || null  | 'IETF DISPATCH meets next from 7 December 2026 to 11 December 2026 (IETF 130), open for contributions until 7 December 2026; no day is due'
        'IETF/DISPATCH' | null                                       | aLetter().forAction('2026-12-11')  | '2026-11-21T00:00:00Z' || null  | 'No coming meeting of IETF DISPATCH is known'
        'IETF/DISPATCH' | null                                       | aLetter()                          | '2026-11-21T00:00:00Z' || null  | 'IETF DISPATCH owes no answer'
    }

    def "of what is dealt with there is no question"() {
        given:
        def posted = room.filed(aLetter().forAction('2026-12-11'))
        def declined = room.handlings.decline(StatementRoom.fromIetf(), new Place(posted.id(), null, null), 'No.')

        expect:
        new Meetings(room.bodies.tree(), NOW).inTime(declined, declined.handlings().first()) == new Meetings.Treatment(null, 'IETF DISPATCH has dealt with it')
    }
}
