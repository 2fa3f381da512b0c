package org.sdohub.statement

import static org.sdohub.a.Letters.aLetter
import static org.sdohub.a.Letters.body
import static org.sdohub.a.People.NOW
import static org.sdohub.a.People.by
import static org.sdohub.statement.StatementRoom.chairOf
import static org.sdohub.statement.StatementRoom.fromIetf
import static org.sdohub.statement.StatementRoom.gated
import static org.sdohub.statement.StatementRoom.holding

import org.sdohub.adapter.mongo.Stores
import org.sdohub.a.Bodies
import org.sdohub.a.People
import org.sdohub.kernel.Actor
import org.sdohub.kernel.HubEvent
import org.sdohub.kernel.Office.Kind
import org.sdohub.organization.EmailAddress
import org.sdohub.organization.Profile.GateKind
import org.sdohub.organization.Profile.Visibility
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

/** What happened to a statement: who, in which capacity, when, what, old and new; to each reader what they may know. */
class TellingHistorySpec extends Specification {

    @Shared
    @AutoCleanup
    StatementRoom room = new StatementRoom(Stores.embedded(), Bodies.rules(), gated(GateKind.APPROVAL))

    static final Actor DIRECTOR = holding(Kind.AREA_DIRECTOR, body('IETF/RAI'))

    private List<HubEvent> told(Statement statement, Actor reader) {
        room.correspondence.find(statement.id(), reader, NOW)
                .map { seen -> room.stores.events.of(statement.id(), 100).findAll { room.sight.tells(it, seen, reader, NOW) } }
                .orElse([])
    }

    /** From IETF DISPATCH, sent back once, corrected, approved, acknowledged by OMA CD. */
    private Statement wellTravelled(Visibility visibility = null) {
        def waiting = room.statements.file(fromIetf(), aLetter().from('IETF/DISPATCH').to('OMA/CD').titled('First').written(),
                new Statements.Wishes(visibility, false, null))
        def back = room.gates.sendBack(by(DIRECTOR), waiting.id(), null, 'Say it better.')
        room.statements.edit(fromIetf(), back.id(), null) { letter ->
            new Letter(aLetter().from('IETF/DISPATCH').to('OMA/CD', 'ITU-T').titled('Second').saying('x' * 600).written().envelope(), 'x' * 600, [], [], [])
        }
        def again = room.statements.submit(fromIetf(), back.id(), null)
        def posted = room.gates.approve(by(DIRECTOR), again.id(), again.version(), new Gates.Passing(null, null, null, null))
        room.handlings.acknowledge(by(chairOf('OMA/CD')), new Handlings.Place(posted.id(), body('OMA/CD'), null))
    }

    def "of what is public everybody reads what happened since it was posted, and the sending side all of it: #who"() {
        expect:
        told(wellTravelled(), reader)*.type() == types

        where:
        who                        | reader                                       || types
        'the public'               | Actor.PUBLIC                                 || ['StatementPosted', 'HandlingAcknowledged']
        'who got it'               | chairOf('OMA/CD')                            || ['StatementPosted', 'HandlingAcknowledged']
        'another organization'     | holding(Kind.SECRETARIAT, body('ITU-T'))     || ['StatementPosted', 'HandlingAcknowledged']
        'the hub\'s administrator' | People.administrator()                       || ['StatementPosted', 'HandlingAcknowledged']
        'who wrote it'             | chairOf('IETF/DISPATCH')                     || ['StatementDrafted', 'StatementSubmitted', 'StatementReturned', 'DraftEdited', 'StatementSubmitted', 'GatePassed', 'StatementPosted', 'HandlingAcknowledged']
        'who approved it'          | DIRECTOR                                     || ['StatementDrafted', 'StatementSubmitted', 'StatementReturned', 'DraftEdited', 'StatementSubmitted', 'GatePassed', 'StatementPosted', 'HandlingAcknowledged']
    }

    def "of what is kept to the parties #who reads #count acts"() {
        expect:
        told(wellTravelled(Visibility.PARTIES), reader).size() == count

        where:
        who                        | reader                                   || count
        'the public'               | Actor.PUBLIC                             || 0
        'who got it'               | chairOf('OMA/CD')                        || 2
        'who wrote it'             | chairOf('IETF/DISPATCH')                 || 8
    }

    def "what was corrected after it came back is told by field, old and new, long texts by their beginning"() {
        given:
        def edited = told(wellTravelled(), DIRECTOR).find { it.type() == 'DraftEdited' }

        expect:
        edited.by().name() == chairOf('IETF/DISPATCH').name()
        edited.by().capacity() == null
        edited.at() == NOW
        edited.changes().collectEntries { [it.field(), [it.before(), it.after()]] } == [
                title: ['First', 'Second'],
                to   : ['OMA CD', 'OMA CD; ITU-T'],
                body : ['We kindly request your consideration.', 'x' * 500 + '… (600 characters)']]
    }

    def "a draft that nobody but its side has seen tells no changes"() {
        given:
        def draft = room.statements.draft(fromIetf(), aLetter().from('IETF/DISPATCH').to('OMA/CD').written(), Statements.Wishes.NONE)
        room.statements.edit(fromIetf(), draft.id(), null) { aLetter().from('IETF/DISPATCH').to('OMA/CD').titled('Other').written() }

        expect:
        told(draft, chairOf('IETF/DISPATCH')).collect { [it.type(), it.changes()] } == [['StatementDrafted', []], ['DraftEdited', []]]
        told(draft, chairOf('OMA/CD')) == []
        told(draft, Actor.PUBLIC) == []
    }

    def "new contacts are told with the old ones"() {
        given:
        def statement = wellTravelled()

        when:
        room.statements.changeTechnicalContacts(by(chairOf('IETF/DISPATCH')), statement.id(), null, [new EmailAddress('chair@ietf.example')])

        then:
        with(told(statement, Actor.PUBLIC).last()) {
            type() == 'ContactsChanged'
            changes().collect { [it.field(), it.before(), it.after()] } == [['contacts.technical', null, 'chair@ietf.example']]
        }
    }

    def "of a withdrawn statement everybody reads the reason, and no more than before of its way"() {
        given:
        def statement = wellTravelled()

        when:
        room.statements.withdraw(by(holding(Kind.SECRETARIAT, body('IETF'))), statement.id(), null, 'In error.')

        then:
        told(statement, Actor.PUBLIC).collect { [it.type(), it.note()] }.last() == ['StatementWithdrawn', 'In error.']
        told(statement, Actor.PUBLIC)*.type() == ['StatementPosted', 'HandlingAcknowledged', 'StatementWithdrawn']
    }
}
