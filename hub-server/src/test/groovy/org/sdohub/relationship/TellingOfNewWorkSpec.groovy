package org.sdohub.relationship

import static org.sdohub.a.Bodies.IETF
import static org.sdohub.a.Bodies.OMA
import static org.sdohub.a.Bodies.groupId
import static org.sdohub.a.Bodies.organizationId
import static org.sdohub.a.People.NOW
import static org.sdohub.a.People.by
import static org.sdohub.a.People.holding
import static org.sdohub.a.Relationships.person
import static org.sdohub.kernel.Office.Kind.AUTHORIZED_SENDER
import static org.sdohub.kernel.Office.Kind.CHAIR
import static org.sdohub.kernel.Office.Kind.DELEGATE
import static org.sdohub.kernel.Office.Kind.EXECUTIVE
import static org.sdohub.kernel.Office.Kind.LIAISON_COORDINATOR
import static org.sdohub.kernel.Office.Kind.LIAISON_MANAGER
import static org.sdohub.kernel.Office.Kind.SECRETARIAT

import java.time.LocalDate
import org.sdohub.kernel.Actor
import org.sdohub.relationship.NewWorkNotice.Verdict
import spock.lang.AutoCleanup
import spock.lang.Specification

/** One side tells the other of new work, and hears what it says (RFC 3975 4). */
class TellingOfNewWorkSpec extends Specification {

    static final List<String> NOT_ALLOWED = ['RELATIONSHIP_ACT_NOT_ALLOWED']

    @AutoCleanup
    RelationshipRoom room = new RelationshipRoom()

    static NewWorkNotice.Content work(Map given = [:]) {
        new NewWorkNotice.Content(given.title ?: 'Push over SIP', '', '', given.body, given.together ?: false,
                given.until == null ? null : LocalDate.parse(given.until))
    }

    NewWorkNotice announced(Map given = [:], List tell = []) {
        room.newWork.announce(by(holding(SECRETARIAT, OMA)), room.active(given).id(), work(given), tell)
    }

    Actor manager(organization) {
        holding(LIAISON_MANAGER, organization, RelationshipRoom.ID)
    }

    def "the other side's manager and coordinator are told, and the groups that are named, each with the reason"() {
        given:
        room.active()
        room.appointed(IETF, person('Ada'), NOW.minusSeconds(60), null)
        room.appointed(OMA, person('Bo'), NOW.minusSeconds(60), null)
        room.coordinates('Cy', IETF)

        when:
        def notice = room.newWork.announce(by(holding(SECRETARIAT, OMA)), RelationshipRoom.ID, work(), [groupId('IETF/SIP')])

        then:
        notice.side() == OMA
        notice.told().collect { [it.body(), it.office(), it.person(), it.why()] } == [
            [IETF, LIAISON_MANAGER, person('Ada'), 'looks after this relationship'],
            [IETF, LIAISON_COORDINATOR, person('Cy'), 'looks after all relationships of its side'],
            [groupId('IETF/SIP'), null, null, 'was named in the notice']]
    }

    def "where no office is filled, the organization itself is told"() {
        expect:
        announced().told().collect { [it.body(), it.why()] } == [[IETF, 'no office of its side is filled']]
    }

    def "#who announcing new work is answered with #codes"() {
        expect:
        room.codesOf { room.newWork.announce(by(actor), room.active().id(), work(), []) } == codes

        where:
        who                           | actor                                     || codes
        'the manager'                 | holding(LIAISON_MANAGER, OMA, RelationshipRoom.ID) || []
        'the other side\'s manager'   | holding(LIAISON_MANAGER, IETF, RelationshipRoom.ID) || []
        'the coordinator'             | holding(LIAISON_COORDINATOR, OMA)         || []
        'the secretariat'             | holding(SECRETARIAT, IETF)                || []
        'an executive'                | holding(EXECUTIVE, OMA)                   || NOT_ALLOWED
        'a chair'                     | holding(CHAIR, groupId('OMA/CD'))         || NOT_ALLOWED
        'another one\'s coordinator'  | holding(LIAISON_COORDINATOR, organizationId('3GPP')) || NOT_ALLOWED
        'the public'                  | Actor.PUBLIC                              || NOT_ALLOWED
    }

    def "what does not fit is told at once, with its field"() {
        when:
        def refusals = room.refusalsOf {
            announced([title: ' ', until: '2026-11-19', body: groupId('IETF/SIP'), together: true], [groupId('OMA/CD')])
        }

        then:
        refusals.collect { [it.code(), it.field().join('.')] } == [
            ['RELATIONSHIP_TEXT_MALFORMED', 'title'], ['NEW_WORK_COMMENT_DATE_PAST', 'commentUntil'],
            ['NEW_WORK_CO_DEVELOPMENT_NOT_AGREED', 'together'], ['RELATIONSHIP_GROUP_UNKNOWN', 'body'],
            ['RELATIONSHIP_GROUP_UNKNOWN', 'tell']]
    }

    def "both write together only where their terms say so: allowed #coDevelopment is answered with #codes"() {
        expect:
        room.codesOf { announced(together: true, coDevelopment: coDevelopment) } == codes

        where:
        coDevelopment || codes
        false         || ['NEW_WORK_CO_DEVELOPMENT_NOT_AGREED']
        true          || []
    }

    def "nobody is told in a relationship that is #state"() {
        expect:
        room.codesOf { room.newWork.announce(by(holding(SECRETARIAT, OMA)), room.inState(state).id(), work(), []) } == codes

        where:
        state                          || codes
        Relationship.State.PROPOSED    || ['RELATIONSHIP_ACT_NOT_IN_THIS_STATE']
        Relationship.State.DORMANT     || []
        Relationship.State.ENDED       || ['RELATIONSHIP_ENDED']
    }

    def "#who answering is answered with #codes"() {
        given:
        def notice = announced([:], [groupId('IETF/SIP')])

        expect:
        room.codesOf { room.newWork.answer(by(actor), notice.id(), null, Verdict.CONCERN, 'We do that.') } == codes
        room.newWork.mayAnswer(actor, NOW, room.now(), notice) == codes.empty

        where:
        who                              | actor                                              || codes
        'the manager who was told'       | holding(LIAISON_MANAGER, IETF, RelationshipRoom.ID) || []
        'the chair of a group named'     | holding(CHAIR, groupId('IETF/SIP'))                || []
        'the chair of another group'     | holding(CHAIR, groupId('IETF/IAB'))                || NOT_ALLOWED
        'an executive of that side'      | holding(EXECUTIVE, IETF)                           || []
        'the side that told'             | holding(LIAISON_MANAGER, OMA, RelationshipRoom.ID) || NOT_ALLOWED
        'a delegate'                     | holding(DELEGATE, IETF)                            || NOT_ALLOWED
        'a sender'                       | holding(AUTHORIZED_SENDER, IETF)                   || NOT_ALLOWED
    }

    def "an answer on #day is late: #late"() {
        given:
        def notice = announced(until: '2026-11-25')

        when:
        def answered = room.newWork.answer(by(manager(IETF), java.time.Instant.parse(day + 'T12:00:00Z')), notice.id(), null, Verdict.INTEREST, 'Tell us more.')

        then:
        with(answered.answers().first()) {
            it.late() == late
            it.body() == IETF
            it.office() == LIAISON_MANAGER
        }

        where:
        day          || late
        '2026-11-25' || false
        '2026-11-26' || true
    }

    def "only no objection needs no words"() {
        given:
        def notice = announced()

        expect:
        room.codesOf { room.newWork.answer(by(manager(IETF)), notice.id(), null, verdict, ' ') } == codes

        where:
        verdict              || codes
        Verdict.NO_OBJECTION || []
        Verdict.COMMENT      || ['RELATIONSHIP_TEXT_MALFORMED']
    }

    def "the side that told closes it with what comes of it; then nobody answers any more"() {
        given:
        def notice = announced()

        expect:
        room.codesOf { room.newWork.close(by(manager(IETF)), notice.id(), null, 'Never mind.') } == NOT_ALLOWED
        room.codesOf { room.newWork.close(by(manager(OMA)), notice.id(), null, ' ') } == ['RELATIONSHIP_TEXT_MALFORMED']
        room.newWork.close(by(manager(OMA)), notice.id(), null, 'We go on.').closed().outcome() == 'We go on.'
        room.codesOf { room.newWork.answer(by(manager(IETF)), notice.id(), null, Verdict.CONCERN, 'But') } == ['NEW_WORK_CLOSED']
        room.codesOf { room.newWork.close(by(manager(OMA)), notice.id(), null, 'Again.') } == ['NEW_WORK_CLOSED']
    }

    def "what is kept between the parties does not exist for anybody else: #who sees #seen"() {
        given:
        def notice = announced(visibility: org.sdohub.organization.Profile.Visibility.PARTIES)

        expect:
        room.newWork.visible([notice.id()], actor, NOW).size() == seen
        room.codesOf { room.newWork.answer(by(actor), notice.id(), null, Verdict.CONCERN, 'x') } == codes

        where:
        who                | actor                                || seen | codes
        'the public'       | Actor.PUBLIC                         || 0    | ['NEW_WORK_UNKNOWN']
        'somebody else'    | holding(EXECUTIVE, organizationId('3GPP')) || 0 | ['NEW_WORK_UNKNOWN']
        'a delegate of it' | holding(DELEGATE, IETF)              || 1    | NOT_ALLOWED
    }
}
