package org.sdohub.statement

import static org.sdohub.a.Letters.aLetter
import static org.sdohub.a.Letters.body
import static org.sdohub.a.People.NOW
import static org.sdohub.a.People.by
import static org.sdohub.a.People.keyed
import static org.sdohub.statement.StatementRoom.OMA_IETF
import static org.sdohub.statement.StatementRoom.chairOf
import static org.sdohub.statement.StatementRoom.holding
import static org.sdohub.statement.StatementRoom.fromOma
import static org.sdohub.kernel.Office.Kind.AREA_DIRECTOR
import static org.sdohub.kernel.Office.Kind.SECRETARIAT
import static org.sdohub.organization.Profile.Purpose.FOR_COMMENT
import static org.sdohub.organization.Profile.Purpose.IN_RESPONSE

import java.time.LocalDate
import org.sdohub.a.Bodies
import org.sdohub.kernel.Actor
import org.sdohub.kernel.Refused
import org.sdohub.kernel.Store
import org.sdohub.organization.Group
import org.sdohub.organization.Organization
import org.sdohub.organization.Profile
import org.sdohub.statement.Envelope.Citation
import org.sdohub.statement.Letter.Relation
import spock.lang.AutoCleanup
import spock.lang.Specification

/** The way of a statement to publication: DRAFT, PENDING, POSTED, besides ABANDONED and WITHDRAWN. */
class SubmittingAStatementSpec extends Specification {

    @AutoCleanup
    StatementRoom room = new StatementRoom()

    static final Actor DIRECTOR = holding(AREA_DIRECTOR, body('IETF/RAI'))

    def "where no gate remains a filed statement is posted at once, with a number, its relationship and its own thread"() {
        when:
        def statement = room.filed(aLetter().forAction('2026-11-27'))

        then:
        statement.state() == Statement.State.POSTED
        statement.number() == 'LS-2026-0001'
        statement.postedAt() == NOW
        statement.version() == 1
        statement.origin().relationship() == OMA_IETF
        statement.origin().thread() == statement.id()
        room.happenedTo(statement) == ['StatementDrafted', 'StatementSubmitted', 'StatementPosted']

        and: 'what is stored is what was answered'
        room.now(statement) == statement

        and: 'each addressee has a handling, first for the chair of the group (RFC 4053 2.1)'
        statement.handlings()*.body() == [body('IETF/DISPATCH')]
        statement.handlings().first().state() == Handling.State.NEW
        statement.handlings().first().assignee().office().name() == 'CHAIR'
    }

    def "numbers count up within a year and begin anew with the next"() {
        expect:
        room.filed(aLetter()).number() == 'LS-2026-0001'
        room.filed(aLetter()).number() == 'LS-2026-0002'
        room.filed(aLetter(), fromOma('2027-01-02T00:00:00Z')).number() == 'LS-2027-0001'
    }

    def "a letter #wrong is refused with #code at #field, and nothing is stored"() {
        when:
        room.filed(letter)

        then:
        def refused = thrown(Refused)
        refused.refusals().collect { it.code() + ' ' + it.field().join('.') } == [code + ' ' + field]
        room.stores.everythingThatHappened().findAll { it.subject().startsWith('statement:') } == []

        where:
        wrong                              | letter                                                            || code                                | field
        'without sender'                   | aLetter().from()                                                  || 'STATEMENT_SENDER_MISSING'          | 'from'
        'without addressee'                | aLetter().to()                                                    || 'STATEMENT_ADDRESSEE_MISSING'       | 'to'
        'without title'                    | aLetter().titled(null)                                            || 'STATEMENT_TITLE_MISSING'           | 'title'
        'without text and attachment'      | aLetter().saying('  ')                                            || 'STATEMENT_CONTENT_MISSING'         | 'body'
        'of more than 120,000 bytes'       | aLetter().saying('x' * 119_999 + 'é')                             || 'STATEMENT_BODY_TOO_LARGE'          | 'body'
        'without purpose'                  | aLetter().purposely(null)                                         || 'STATEMENT_PURPOSE_MISSING'         | 'purpose'
        'for comment without deadline'     | aLetter().purposely(FOR_COMMENT)                                  || 'STATEMENT_DEADLINE_MISSING'        | 'deadline'
        'with a deadline in the past'      | aLetter().forAction('2026-11-19')                                 || 'STATEMENT_DEADLINE_PAST'           | 'deadline'
        'in response to nothing'           | aLetter().purposely(IN_RESPONSE)                                  || 'STATEMENT_REPLIED_TO_MISSING'      | 'relations'
        'from a body nobody knows'         | aLetter().from('OMA/CD', 'OMA/NONE')                              || 'STATEMENT_BODY_UNKNOWN'            | 'from.1'
        'to a body nobody knows'           | aLetter().to('IETF/DISPATCH', 'IETF/NONE')                        || 'STATEMENT_BODY_UNKNOWN'            | 'to.1'
        'to one body twice'                | aLetter().to('IETF/DISPATCH', 'IETF/DISPATCH')                    || 'STATEMENT_ADDRESSEE_TWICE'         | 'to.1'
        'to its sender'                    | aLetter().to('OMA/CD')                                            || 'STATEMENT_ADDRESSED_TO_SENDER'     | 'to.0'
        'that asks for nothing'            | aLetter().forActionSometime().asking(' ')                         || 'STATEMENT_ACTION_EMPTY'            | 'requestedActions.0'
        'that asks somebody else'          | aLetter().forActionSometime().asking('Do it', 'ITU-T')            || 'STATEMENT_ACTION_NOT_FOR_ADDRESSEE' | 'requestedActions.0'
        'that cites a mere idea'           | aLetter().citing(new Citation(null, 'draft-doe', null, Profile.Maturity.IDEA, null)) || 'STATEMENT_CITATION_UNEXPLAINED' | 'citations.0'
        'that cites an unknown specification' | aLetter().citing(new Citation(new org.sdohub.specification.SpecificationId(new UUID(1, 1)), 'RFC 0', null, null, null)) || 'STATEMENT_CITED_UNKNOWN' | 'citations.0'
        'about a statement nobody knows'   | aLetter().related(Relation.Kind.MENTIONS, new StatementId(new UUID(1, 1))) || 'STATEMENT_RELATED_UNKNOWN' | 'relations.0'
    }

    def "the last day of a deadline lasts until its end in the zone that the rules name"() {
        when: 'it is still the 20th in Honolulu, though not in UTC'
        def statement = room.filed(aLetter().forAction('2026-11-20', 'Pacific/Honolulu'), fromOma('2026-11-21T05:00:00Z'))

        then:
        statement.state() == Statement.State.POSTED

        when: 'there too the day is over'
        room.filed(aLetter().forAction('2026-11-20', 'Pacific/Honolulu'), fromOma('2026-11-21T10:00:00Z'))

        then:
        thrown(Refused)
    }

    def "an explicit 'no deadline given' is a deadline, and an idea is cited with a word why"() {
        expect:
        room.filed(aLetter().forActionSometime()).state() == Statement.State.POSTED
        room.filed(aLetter().citing(new Citation(null, 'draft-mdolly', '00', Profile.Maturity.IDEA, 'OMA supports it')))
                .state() == Statement.State.POSTED
    }

    def "all problems are told at once"() {
        when:
        room.filed(aLetter().to('IETF/NONE').titled(null).saying('').forAction('2026-11-01'))

        then:
        def refused = thrown(Refused)
        refused.refusals()*.code() == ['STATEMENT_BODY_UNKNOWN', 'STATEMENT_TITLE_MISSING', 'STATEMENT_CONTENT_MISSING',
                                       'STATEMENT_DEADLINE_PAST']
    }

    def "a #gone body takes no new statement"() {
        given:
        gone == 'dissolved' ? dissolve(room) : conclude(room)

        when:
        room.filed(aLetter())

        then:
        def refused = thrown(Refused)
        refused.refusals()*.code() == ['STATEMENT_ADDRESSEE_DISSOLVED']
        refused.refusals().first().field() == ['to', '0']

        where:
        gone << ['dissolved', 'concluded']
    }

    private static void dissolve(StatementRoom room) {
        def act = by(org.sdohub.a.People.administrator())
        room.stores.organizations.change(Bodies.IETF, act, null) { found ->
            found.get().edited(new Organization.Details(found.get().acronym(), 'IETF', Organization.Kind.SDO,
                    Organization.State.DISSOLVED, null), null)
        }
    }

    private static void conclude(StatementRoom room) {
        def act = by(org.sdohub.a.People.administrator())
        room.stores.groups.change(Bodies.groupId('IETF/DISPATCH'), act, null) { found ->
            def group = found.get()
            found.get().edited(new Group.Details(group.acronym(), group.name(), group.kind(), Group.State.CONCLUDED,
                    group.parent(), null, [], []), null)
        }
    }

    def "a draft may lack anything but its sender, and is submitted when it is complete"() {
        given:
        def draft = room.statements.draft(fromOma(), aLetter().titled(null).saying('').written(), Statements.Wishes.NONE)

        expect:
        draft.state() == Statement.State.DRAFT
        draft.number() == null

        when:
        room.statements.submit(fromOma(), draft.id(), null)

        then:
        def refused = thrown(Refused)
        refused.refusals()*.code() == ['STATEMENT_TITLE_MISSING', 'STATEMENT_CONTENT_MISSING']
        room.now(draft) == draft

        when:
        room.statements.edit(fromOma(), draft.id(), 1L) { aLetter().written() }
        def posted = room.statements.submit(fromOma(), draft.id(), 2L)

        then:
        posted.state() == Statement.State.POSTED
        posted.version() == 3
        room.happenedTo(posted) == ['StatementDrafted', 'DraftEdited', 'StatementSubmitted', 'StatementPosted']
    }

    def "in state #state the act '#act' is refused with #code and changes nothing"() {
        given:
        def statement = brought(state)
        def before = room.now(statement)

        when:
        doing(act, statement)

        then:
        def refused = thrown(Refused)
        refused.refusals()*.code() == [code]
        room.now(statement) == before

        where:
        state       | act        || code
        'PENDING'   | 'edit'     || 'STATEMENT_STATE_FORBIDS'
        'PENDING'   | 'submit'   || 'STATEMENT_STATE_FORBIDS'
        'PENDING'   | 'take up'  || 'STATEMENT_STATE_FORBIDS'
        'PENDING'   | 'withdraw' || 'STATEMENT_STATE_FORBIDS'
        'POSTED'    | 'edit'     || 'STATEMENT_STATE_FORBIDS'
        'POSTED'    | 'submit'   || 'STATEMENT_STATE_FORBIDS'
        'POSTED'    | 'approve'  || 'STATEMENT_STATE_FORBIDS'
        'POSTED'    | 'return'   || 'STATEMENT_STATE_FORBIDS'
        'POSTED'    | 'abandon'  || 'STATEMENT_STATE_FORBIDS'
        'POSTED'    | 'take up'  || 'STATEMENT_STATE_FORBIDS'
        'DRAFT'     | 'approve'  || 'STATEMENT_STATE_FORBIDS'
        'DRAFT'     | 'return'   || 'STATEMENT_STATE_FORBIDS'
        'DRAFT'     | 'take up'  || 'STATEMENT_STATE_FORBIDS'
        'DRAFT'     | 'withdraw' || 'STATEMENT_STATE_FORBIDS'
        'DRAFT'     | 'revise'   || 'STATEMENT_STATE_FORBIDS'
        'ABANDONED' | 'edit'     || 'STATEMENT_STATE_FORBIDS'
        'ABANDONED' | 'submit'   || 'STATEMENT_STATE_FORBIDS'
        'ABANDONED' | 'approve'  || 'STATEMENT_STATE_FORBIDS'
        'ABANDONED' | 'abandon'  || 'STATEMENT_STATE_FORBIDS'
        'ABANDONED' | 'withdraw' || 'STATEMENT_STATE_FORBIDS'
        'WITHDRAWN' | 'edit'     || 'STATEMENT_STATE_FORBIDS'
        'WITHDRAWN' | 'withdraw' || 'STATEMENT_STATE_FORBIDS'
        'WITHDRAWN' | 'abandon'  || 'STATEMENT_STATE_FORBIDS'
        'WITHDRAWN' | 'revise'   || 'STATEMENT_STATE_FORBIDS'
    }

    static final Actor OFFICER = holding(SECRETARIAT, Bodies.OMA)

    private Statement brought(String state) {
        def act = by(OFFICER)
        if (state == 'PENDING') {
            return room.filed(aLetter().from('OMA/CD', 'ITU-T'), act)
        }
        if (state in ['POSTED', 'WITHDRAWN']) {
            def posted = room.filed(aLetter(), act)
            return state == 'POSTED' ? posted : room.statements.withdraw(act, posted.id(), null, 'Sent in error.')
        }
        def draft = room.statements.draft(act, aLetter().written(), Statements.Wishes.NONE)
        state == 'DRAFT' ? draft : room.statements.abandon(act, draft.id(), null, 'Not needed.')
    }

    private Statement doing(String act, Statement statement) {
        def by = by(OFFICER)
        def id = statement.id()
        switch (act) {
            case 'edit': return room.statements.edit(by, id, null) { it }
            case 'submit': return room.statements.submit(by, id, null)
            case 'approve': return room.gates.approve(by, id, statement.version(), new Gates.Passing(null, null, null, null))
            case 'return': return room.gates.sendBack(by, id, null, 'No.')
            case 'abandon': return room.statements.abandon(by, id, null, 'No.')
            case 'take up': return room.statements.takeUp(by, id, null)
            case 'withdraw': return room.statements.withdraw(by, id, null, 'No.')
            case 'revise': return room.statements.revise(by, id)
        }
    }

    def "what was abandoned can be taken up again, and a reason is compulsory"() {
        given:
        def draft = brought('DRAFT')

        when:
        room.statements.abandon(by(OFFICER), draft.id(), null, ' ')

        then:
        def refused = thrown(Refused)
        refused.refusals()*.code() == ['STATEMENT_REASON_MISSING']

        when:
        room.statements.abandon(by(OFFICER), draft.id(), null, 'Not needed.')
        def again = room.statements.takeUp(by(OFFICER), draft.id(), null)

        then:
        again.state() == Statement.State.DRAFT
        again.letter() == draft.letter()
    }

    def "a withdrawn statement keeps its number and record, and is corrected by a new one that revises it before"() {
        given:
        def posted = room.filed(aLetter())
        def revision = room.statements.revise(fromOma(), posted.id())

        expect:
        revision.state() == Statement.State.DRAFT
        revision.letter().body() == posted.letter().body()
        revision.letter().relations() == [new Relation(Relation.Kind.REVISES, posted.id())]
        revision.origin().thread() == posted.id()

        when:
        def withdrawn = room.statements.withdraw(by(OFFICER), posted.id(), null, 'Sent in error.')

        then:
        withdrawn.number() == posted.number()
        withdrawn.letter() == posted.letter()
        withdrawn.reason() == 'Sent in error.'
    }

    def "the same key files once, and with another input it is refused"() {
        given:
        def letter = aLetter().written()
        def first = room.statements.file(keyed(chairOf('OMA/CD'), 'key', 'input'), letter, Statements.Wishes.NONE)

        when: 'the answer was lost, so the same is asked again'
        room.statements.file(keyed(chairOf('OMA/CD'), 'key', 'input'), letter, Statements.Wishes.NONE)

        then:
        def done = thrown(Store.AlreadyDone)
        done.subject() == first.id().text()

        when:
        room.statements.file(keyed(chairOf('OMA/CD'), 'key', 'another input'), letter, Statements.Wishes.NONE)

        then:
        def refused = thrown(Refused)
        refused.refusals()*.code() == ['IDEMPOTENCY_KEY_REUSED']
        room.listed(chairOf('OMA/CD')).size() == 1
    }

    def "an identifier is unique among what is posted, and a draft claims none"() {
        given:
        def numbered = aLetter().numbered('OMA', 'OMA-LS', '2026-12')
        room.statements.draft(fromOma(), numbered.written(), Statements.Wishes.NONE)
        room.filed(numbered)

        when:
        room.filed(numbered)

        then:
        def refused = thrown(Refused)
        refused.refusals()*.code() == ['STATEMENT_IDENTIFIER_TAKEN']
    }

    def "a past exchange is recorded with both dates, and says what it lacks"() {
        given:
        def letter = aLetter().titled(null).purposely(FOR_COMMENT).written()
        def exchange = new Records.Exchange(LocalDate.of(2010, 3, 1), LocalDate.of(2010, 3, 8), true, null)

        when:
        def recorded = room.records.recordPast(by(OFFICER), letter, exchange)

        then:
        recorded.number() == 'LS-2010-0001'
        recorded.postedAt() == java.time.Instant.parse('2010-03-01T00:00:00Z')
        recorded.origin().past().receivedOn() == LocalDate.of(2010, 3, 8)
        recorded.origin().past().missing() == ['TITLE', 'DEADLINE']
        recorded.handlings()*.state() == [Handling.State.CLOSED]
        room.now(recorded) == recorded
    }

    def "'#who' may not record for others"() {
        when:
        room.records.recordPast(by(actor), aLetter().written(), new Records.Exchange(null, null, false, null))

        then:
        def refused = thrown(Refused)
        refused.refusals()*.code() == ['STATEMENT_ACT_NOT_ALLOWED']

        where:
        who                                  | actor
        'nobody'                             | Actor.PUBLIC
        'a chair of the sender'              | chairOf('OMA/CD')
        'the secretariat of a third body'    | holding(SECRETARIAT, body('ITU-T'))
    }
}
