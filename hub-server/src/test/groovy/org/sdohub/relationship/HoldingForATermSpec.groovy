package org.sdohub.relationship

import static org.sdohub.a.Bodies.IETF
import static org.sdohub.a.Bodies.OMA
import static org.sdohub.a.Bodies.groupId
import static org.sdohub.a.People.NOW
import static org.sdohub.a.People.by
import static org.sdohub.a.People.holding
import static org.sdohub.kernel.Office.Kind.EXECUTIVE
import static org.sdohub.kernel.Office.Kind.LIAISON_MANAGER
import static org.sdohub.kernel.Office.Kind.SECRETARIAT

import java.time.Instant
import java.time.LocalDate
import java.time.ZoneId
import org.sdohub.kernel.Actor
import org.sdohub.kernel.Office
import org.sdohub.kernel.PersonId
import spock.lang.AutoCleanup
import spock.lang.Specification

/** Rights begin and end with the term, also by the passing of time; a guest has them for the days of one meeting. */
class HoldingForATermSpec extends Specification {

    static final List<String> NOT_ALLOWED = ['RELATIONSHIP_ACT_NOT_ALLOWED']
    static final Actor HOST = holding(EXECUTIVE, OMA)
    static final Actor GUEST = holding(EXECUTIVE, IETF)

    @AutoCleanup
    RelationshipRoom room = new RelationshipRoom()

    def "on #day the officer has #rights, the seat is vacant: #vacant"() {
        given: 'appointed for the year 2027'
        room.active()
        def ada = room.entered('Ada')
        def relationship = room.appointed(OMA, ada, Instant.parse('2027-01-01T00:00:00Z'), Instant.parse('2028-01-01T00:00:00Z'))
        def offices = new AppointedOfficers(room.stores.relationships)

        expect:
        offices.officesOf(ada, Instant.parse(day))*.kind() == rights
        relationship.vacancies(Instant.parse(day)).any { it.side() == OMA } == vacant

        where:
        day                        || rights            | vacant
        '2026-12-31T23:59:59.999Z' || []                | true
        '2027-01-01T00:00:00Z'     || [LIAISON_MANAGER] | false
        '2027-12-31T23:59:59.999Z' || [LIAISON_MANAGER] | false
        '2028-01-01T00:00:00Z'     || []                | true
    }

    def "who held what, and when, stays on record, also that it was for the meantime only"() {
        given:
        room.active()
        def key = { room.now().staff().appointments().last().key() }
        def details = new Appointment.Details(OMA, Appointment.Kind.LIAISON_MANAGER, groupId('OMA/TP'), 'Looks after the IETF.', '')
        [['Ada', Appointment.Tenure.INTERIM], ['Bo', Appointment.Tenure.REGULAR]].eachWithIndex { who, n ->
            room.appointments.open(by(HOST), RelationshipRoom.ID, null, details)
            room.appointments.appoint(by(HOST), RelationshipRoom.ID, null, key(), room.entered(who[0]),
                    new Appointment.Term(NOW.plusSeconds(n * 100), null, who[1]))
            room.appointments.end(by(HOST, NOW.plusSeconds(n * 100 + 50)), RelationshipRoom.ID, null, key(), 'moved on')
        }

        expect:
        room.now().staff().appointments().collect { [it.state(), it.interim(), it.from(), it.until(), it.duties(), it.appointingBody()] } == [
            [Appointment.State.ENDED, true, NOW, NOW.plusSeconds(50), 'Looks after the IETF.', groupId('OMA/TP')],
            [Appointment.State.ENDED, false, NOW.plusSeconds(100), NOW.plusSeconds(150), 'Looks after the IETF.', groupId('OMA/TP')]]
    }

    static Invitation.Meeting plenary(Map given = [:]) {
        new Invitation.Meeting(given.body ?: groupId('OMA/TP'), given.title ?: 'OMA Technical Plenary',
                LocalDate.parse(given.from ?: '2026-12-01'), LocalDate.parse(given.to ?: '2026-12-03'),
                ZoneId.of('Asia/Tokyo'), 'As an observer.', given.letter ?: 'LS-2026-0042')
    }

    Invitation invited() {
        room.invitations.invite(by(HOST), room.active().id(), plenary())
    }

    def "a representative has the office for the days of the meeting in its zone: at #time #offices"() {
        given:
        def ada = room.entered('Ada')
        def invitation = room.invitations.accept(by(GUEST), invited().id(), null, ada)
        def source = new InvitedRepresentatives(room.stores.invitations, room.stores.relationships)

        expect:
        source.officesOf(ada, Instant.parse(time)).collect { [it.kind(), it.body(), it.matter()] } == offices
        invitation.reportOwed(Instant.parse(time)) == owed

        where:
        time                   || offices                                                        | owed
        '2026-11-30T14:59:59Z' || []                                                             | false
        '2026-11-30T15:00:00Z' || [[Office.Kind.REPRESENTATIVE, IETF, RelationshipRoom.ID]]      | false
        '2026-12-03T14:59:59Z' || [[Office.Kind.REPRESENTATIVE, IETF, RelationshipRoom.ID]]      | false
        '2026-12-03T15:00:00Z' || []                                                             | true
    }

    def "the representative reports, also when the office is over; then the office is nobody's"() {
        given:
        def ada = room.entered('Ada')
        def invitation = room.invitations.accept(by(GUEST), invited().id(), null, ada)
        def actor = new Actor('account', ada, 'Ada', [], [] as Set)
        def after = Instant.parse('2026-12-04T00:00:00Z')

        expect:
        RelationshipRoom.codesOf { room.invitations.report(by(actor), invitation.id(), null, 'Too early.') } == ['INVITATION_MEETING_NOT_BEGUN']
        RelationshipRoom.codesOf { room.invitations.report(by(actor, after), invitation.id(), null, ' ') } == ['RELATIONSHIP_TEXT_MALFORMED']

        when:
        def reported = room.invitations.report(by(actor, after), invitation.id(), null, 'They go on.')

        then:
        reported.report().text() == 'They go on.'
        reported.report().by() == 'Ada'
        !reported.reportOwed(after)
        RelationshipRoom.codesOf { room.invitations.report(by(actor, after), invitation.id(), null, 'Again.') } == ['INVITATION_ACT_NOT_IN_THIS_STATE']
    }

    def "#who that #what is answered with #codes"() {
        given:
        def invitation = invited()
        def ada = room.entered('Ada')

        expect:
        RelationshipRoom.codesOf { does(room.invitations, invitation.id(), ada, by(actor)) } == codes

        where:
        who                    | what        | actor                                              | does                                                || codes
        'the guest\'s chair'   | 'accepts'   | GUEST                                              | { i, id, person, deed -> i.accept(deed, id, null, person) }  || []
        'the guest\'s secretariat' | 'accepts' | holding(SECRETARIAT, IETF)                       | { i, id, person, deed -> i.accept(deed, id, null, person) }  || []
        'the host'             | 'accepts'   | HOST                                               | { i, id, person, deed -> i.accept(deed, id, null, person) }  || NOT_ALLOWED
        'the guest\'s manager' | 'accepts'   | holding(LIAISON_MANAGER, IETF, RelationshipRoom.ID) | { i, id, person, deed -> i.accept(deed, id, null, person) } || NOT_ALLOWED
        'the guest\'s chair'   | 'names nobody known' | GUEST                                     | { i, id, person, deed -> i.accept(deed, id, null, new PersonId(new UUID(0, 0))) } || ['PERSON_UNKNOWN']
        'the guest\'s chair'   | 'declines'  | GUEST                                              | { i, id, person, deed -> i.decline(deed, id, null, 'Busy.') } || []
        'the guest\'s chair'   | 'declines without reason' | GUEST                                | { i, id, person, deed -> i.decline(deed, id, null, ' ') } || ['RELATIONSHIP_REASON_MISSING']
        'the host'             | 'withdraws' | HOST                                               | { i, id, person, deed -> i.withdraw(deed, id, null, 'Moved.') } || []
        'the guest\'s chair'   | 'withdraws' | GUEST                                              | { i, id, person, deed -> i.withdraw(deed, id, null, 'Moved.') } || NOT_ALLOWED
        'the public'           | 'declines'  | Actor.PUBLIC                                       | { i, id, person, deed -> i.decline(deed, id, null, 'x') } || NOT_ALLOWED
    }

    def "an invitation comes beforehand, in writing, to a meeting of one's own: #given is answered with #codes"() {
        given:
        room.active()

        expect:
        RelationshipRoom.codesOf { room.invitations.invite(by(HOST), RelationshipRoom.ID, plenary(given)) } == codes

        where:
        given                                    || codes
        [:]                                      || []
        [letter: ' ']                            || ['INVITATION_LETTER_MISSING']
        [from: '2026-11-20', to: '2026-11-21']   || ['INVITATION_MEETING_BEGUN']
        [to: '2026-11-30']                       || ['INVITATION_DAYS_REVERSED']
        [body: groupId('IETF/SIP')]              || ['RELATIONSHIP_GROUP_UNKNOWN']
    }

    def "#who inviting is answered with #codes"() {
        given:
        room.active()

        expect:
        RelationshipRoom.codesOf { room.invitations.invite(by(actor), RelationshipRoom.ID, plenary()) } == codes

        where:
        who                 | actor                                              || codes
        'the secretariat'   | holding(SECRETARIAT, OMA)                          || []
        'the manager'       | holding(LIAISON_MANAGER, OMA, RelationshipRoom.ID) || NOT_ALLOWED
        'the public'        | Actor.PUBLIC                                       || NOT_ALLOWED
    }

    def "what was declined is not accepted later, and a meeting that has begun is not taken back"() {
        given:
        def ada = room.entered('Ada')
        def declined = room.invitations.decline(by(GUEST), invited().id(), null, 'Busy.')
        def accepted = room.invitations.invite(by(HOST), RelationshipRoom.ID, plenary())
        room.invitations.accept(by(GUEST), accepted.id(), null, ada)
        def begun = Instant.parse('2026-12-01T00:00:00Z')
        def over = Instant.parse('2026-12-04T00:00:00Z')

        expect:
        RelationshipRoom.codesOf { room.invitations.accept(by(GUEST), declined.id(), null, ada) } == ['INVITATION_ACT_NOT_IN_THIS_STATE']
        RelationshipRoom.codesOf { room.invitations.withdraw(by(HOST, begun), accepted.id(), null, 'Moved.') } == ['INVITATION_MEETING_BEGUN']
        RelationshipRoom.codesOf {
            def late = room.invitations.invite(by(HOST), RelationshipRoom.ID, plenary())
            room.invitations.accept(by(GUEST, over), late.id(), null, ada)
        } == ['INVITATION_MEETING_OVER']
    }
}
