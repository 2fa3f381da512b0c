package org.sdohub.journey

import static org.sdohub.a.People.administrator

import java.time.Instant
import java.time.LocalDate
import org.sdohub.a.RunningHub
import org.sdohub.identity.Accounts
import org.sdohub.kernel.Act
import org.sdohub.kernel.PersonId
import spock.lang.Shared
import spock.lang.Specification
import spock.lang.Stepwise
import spock.util.concurrent.PollingConditions

/** What RFC 3975 asks of two organizations, lived over HTTP: the OMA and 3GPP2 from the proposal to the end. */
@Stepwise
class LivingARelationshipSpec extends Specification {

    static final String KEY = 'oma-3gpp2-journey'
    static final String THEM = 'journey-3gpp2'
    static final LocalDate TODAY = LocalDate.now(java.time.ZoneOffset.UTC)

    @Shared
    RunningHub hub = RunningHub.withDemoWorld()
    @Shared
    Map<String, String> made = [:]

    def soon = new PollingConditions(timeout: 60)

    def setupSpec() {
        def secretariat = hub.data('{ organization(acronym: "3GPP2") { offices { kind person { id } } } }').organization.offices
                .find { it.kind == 'SECRETARIAT' }.person.id
        def person = new String(Base64.urlDecoder.decode(secretariat)).substring('person:'.length())
        hub.context.getBean(Accounts).open(new Act(administrator(), Instant.now()),
                Accounts.Opening.forPerson(THEM, 'Secretariat of 3GPP2', new PersonId(UUID.fromString(person)), 'a journey to 3GPP2'))
        hub.tokens[THEM] = hub.post('/login', [username: THEM, password: 'a journey to 3GPP2'], null).json.access_token
    }

    private Map done(String who, String mutation, Map input, String fields) {
        def payload = hub.does(who, mutation, input, fields)
        assert payload.problems.findAll { it.code != 'STATEMENT_REPLY_ADDRESS_MISSING' } == [] // a warning
        payload
    }

    private List<String> refused(String who, String mutation, Map input) {
        hub.does(who, mutation, input, 'clientMutationId').problems*.code
    }

    private Map asked(String fields, String who = null) {
        hub.data("{ relationship(key: \"$KEY\") { $fields } }", [:], who).relationship
    }

    def "the OMA proposes, and nobody can propose the same beside it"() {
        given:
        def proposal = [key: KEY, first: [organization: 'OMA', decidingBody: 'OMA/TP'], second: [organization: '3GPP2'],
                        purpose: 'Presence and messaging in CDMA networks', scope: 'A journey',
                        terms: [citations: [[citing: 'OMA', series: 'X.S']], listRhythmDays: 30],
                        agreements: [[title: 'Framework', kind: 'COOPERATION_FRAMEWORK', reference: 'OMA-FW-1'],
                                     [title: 'Agreement', kind: 'COOPERATION_AGREEMENT', reference: 'OMA-CA-1', signed: true, replaces: 'OMA-FW-1']]]

        expect:
        done('oma-secretariat', 'createRelationship', proposal, 'relationship { state agreementsInForce { reference signed } }').relationship ==
                [state: 'PROPOSED', agreementsInForce: [[reference: 'OMA-CA-1', signed: true]]]
        refused(THEM, 'createRelationship', proposal + [key: KEY + '-2']) == ['RELATIONSHIP_ALREADY_LIVING']
    }

    def "3GPP2 consents, and it is lived"() {
        expect:
        refused('oma-secretariat', 'consentToRelationship', [id: KEY, side: '3GPP2']) == ['RELATIONSHIP_ACT_NOT_ALLOWED']
        done(THEM, 'consentToRelationship', [id: KEY, side: '3GPP2'], 'relationship { state }').relationship.state == 'AGREED'
        done('oma-secretariat', 'activateRelationship', [id: KEY, reason: 'Both have agreed.'],
                'relationship { state reviewSentence }').relationship == [
            state: 'ACTIVE', reviewSentence: "The yearly review is due on ${TODAY.plusYears(1)}, in ${java.time.temporal.ChronoUnit.DAYS.between(TODAY, TODAY.plusYears(1))} days.".toString()]
    }

    def "each side appoints its liaison, who has rights from that moment on"() {
        given:
        def manager = hub.data('{ viewer { person { id } } }', [:], 'oma-liaison').viewer.person.id
        made.theirs = done(THEM, 'enterPerson', [name: 'Liaison of 3GPP2', body: '3GPP2'], 'person { id }').person.id

        expect:
        refused('oma-liaison', 'createWorkArea', [relationship: KEY, title: 'Presence']) == ['RELATIONSHIP_ACT_NOT_ALLOWED']

        when:
        made.ourSeat = seat('oma-secretariat', 'OMA', manager)
        made.theirSeat = seat(THEM, '3GPP2', made.theirs)

        then:
        asked('vacancies { kind }').vacancies == []
        asked('viewerCanEditWorkAreas', 'oma-liaison').viewerCanEditWorkAreas
    }

    private String seat(String who, String side, String person, Map more = [:]) {
        def opened = done(who, 'openAppointment', [relationship: KEY, side: side, kind: 'LIAISON_MANAGER', duties: 'First contact.'],
                'relationship { appointments { key side { acronym } state } }').relationship.appointments
        def key = opened.find { it.side.acronym == side && it.state == 'OPEN' }.key
        done(who, 'appointOfficer', [relationship: KEY, appointment: key, person: person] + more, 'relationship { key }')
        key
    }

    def "one seat falls vacant, which everybody sees; somebody fills it for the meantime, and who held it stays known"() {
        when:
        done(THEM, 'endAppointment', [relationship: KEY, appointment: made.theirSeat, reason: 'Left 3GPP2.'], 'relationship { key }')

        then:
        asked('vacancies { side { acronym } kind }').vacancies == [[side: [acronym: '3GPP2'], kind: 'LIAISON_MANAGER']]
        asked('figures { name side { acronym } value }').figures.find { it.name == 'VACANCIES' && it.side.acronym == '3GPP2' }.value == 1

        when:
        made.theirSeat = seat(THEM, '3GPP2', made.theirs, [interim: true])

        then:
        asked('appointments(past: true) { side { acronym } state interim person { name } }').appointments.findAll { it.side.acronym == '3GPP2' } == [
            [side: [acronym: '3GPP2'], state: 'ENDED', interim: false, person: [name: 'Liaison of 3GPP2']],
            [side: [acronym: '3GPP2'], state: 'APPOINTED', interim: true, person: [name: 'Liaison of 3GPP2']]]
    }

    def "new work is announced, answered and closed; what both would write together, their terms forbid"() {
        given:
        def work = [relationship: KEY, title: 'Push to talk', body: 'OMA/CD', commentUntil: TODAY.plusDays(30).toString()]

        expect:
        refused('oma-liaison', 'announceNewWork', work + [together: true]) == ['NEW_WORK_CO_DEVELOPMENT_NOT_AGREED']

        when:
        def notice = done('oma-liaison', 'announceNewWork', work, 'notice { id told { office person { name } why } viewerCanAnswer }').notice

        then:
        notice.told == [[office: 'LIAISON_MANAGER', person: [name: 'Liaison of 3GPP2'], why: 'looks after this relationship']]
        !notice.viewerCanAnswer
        refused('delegate', 'answerNewWork', [id: notice.id, verdict: 'NO_OBJECTION']) == ['RELATIONSHIP_ACT_NOT_ALLOWED']
        done(THEM, 'answerNewWork', [id: notice.id, verdict: 'INTEREST', text: 'We have begun the same.'], 'notice { id }')
        done('oma-liaison', 'closeNewWork', [id: notice.id, outcome: 'Both go on, and meet.'], 'notice { id }')
        asked('newWork { title answers { verdict body { label } late } closed { outcome } history { type } }').newWork == [[
            title: 'Push to talk', answers: [[verdict: 'INTEREST', body: [label: '3GPP2'], late: false]],
            closed: [outcome: 'Both go on, and meet.'], history: [[type: 'NewWorkAnnounced'], [type: 'NewWorkAnswered'], [type: 'NewWorkClosed']]]]
    }

    def "a work area with what both watch takes effect with the other side's consent"() {
        when:
        def area = done('oma-liaison', 'createWorkArea', [
            relationship: KEY, title: 'Presence', sides: [[organization: 'OMA', groups: ['OMA/IMPS']]],
            items: [[title: 'One presence model', owner: '3GPP2', state: 'WATCH', actions: ['Compare the drafts'], nextReview: TODAY.plusDays(90).toString()]]],
                'workArea { id agreed }').workArea

        then:
        !area.agreed
        done(THEM, 'consentToWorkArea', [id: area.id], 'workArea { agreed items { owner { acronym } state actions } }').workArea == [
            agreed: true, items: [[owner: [acronym: '3GPP2'], state: 'WATCH', actions: ['Compare the drafts']]]]
    }

    def "a representative is invited to one meeting, in writing, and comes"() {
        when:
        def invitation = done('oma-secretariat', 'inviteRepresentative', [
            relationship: KEY, body: 'OMA/TP', title: 'Technical Plenary', from: TODAY.plusDays(10).toString(), to: TODAY.plusDays(12).toString(),
            zone: 'Asia/Tokyo', conditions: 'As an observer.', letter: 'https://oma.example/letters/7'], 'invitation { id state }').invitation

        then:
        done(THEM, 'acceptInvitation', [id: invitation.id, representative: made.theirs], 'invitation { state representative { name } }')
                .invitation == [state: 'ACCEPTED', representative: [name: 'Liaison of 3GPP2']]
        refused(THEM, 'reportOnMeeting', [id: invitation.id, text: 'Nothing yet.']) == ['INVITATION_MEETING_NOT_BEGUN']
    }

    def "statements and dependencies come to be, and stay open"() {
        when:
        def statement = done('oma-secretariat', 'fileStatement', [from: ['OMA'], to: ['3GPP2'], title: 'One presence model?', purpose: 'FOR_ACTION',
                                                                  noDeadlineGiven: true, body: 'Please compare.'], 'statement { id version state number }').statement
        if (statement.state == 'PENDING') {
            statement = done('oma-coordinator', 'approveStatement', [id: statement.id, expectedVersion: statement.version], 'statement { id state number }').statement
        }
        made.statement = statement.number
        made.dependency = done('oma-liaison', 'declareDependency', [
            from: [specification: 'OMA-ERP-Push'], to: [text: 'X.S0000 Presence'], kind: 'WANTED', owner: 'OMA/CD', relationship: KEY],
                'dependency { id }').dependency.id

        then:
        statement.state == 'POSTED'
        asked('openMatters { statements dependencies appointments }', 'oma-secretariat').openMatters == [statements: 1, dependencies: 1, appointments: 2]
        asked('openMatters { statements }').openMatters == null
        asked('figures { name side { acronym } value records { id __typename } }').figures.find { it.name == 'OPEN' && it.side.acronym == '3GPP2' }
                .with { it.value == 1 && it.records*.__typename == ['Statement'] }
    }

    def "3GPP2 gives notice; it ends once somebody has said what becomes of what is open"() {
        expect:
        done(THEM, 'giveNotice', [id: KEY, kind: 'WITHDRAW', reason: '3GPP2 winds up its presence work.'],
                'relationship { state notices { kind side { acronym } } }').relationship ==
                [state: 'ACTIVE', notices: [[kind: 'WITHDRAW', side: [acronym: '3GPP2']]]]

        when:
        def undecided = hub.does('oma-secretariat', 'endRelationship', [id: KEY, reason: '3GPP2 withdraws.'], 'relationship { state }')

        then:
        undecided.relationship == null
        undecided.problems*.code.unique() == ['RELATIONSHIP_OPEN_MATTERS_UNDECIDED']
        undecided.problems*.field == [['open', 'statements'], ['open', 'dependencies'], ['open', 'appointments']]

        when:
        def ended = done('oma-secretariat', 'endRelationship', [
            id: KEY, reason: '3GPP2 withdraws.', open: [statements: 'LEAVE_WITHOUT_REPLY', dependencies: 'KEEP', appointments: 'END']],
                'relationship { state milestones { state decider reason plan { statements dependencies appointments } } }').relationship

        then:
        ended.milestones.last() == [state: 'ENDED', decider: 'SECRETARIAT', reason: '3GPP2 withdraws.',
                                    plan: [statements: 'LEAVE_WITHOUT_REPLY', dependencies: 'KEEP', appointments: 'END']]
    }

    def "what was open is handed over, rights are gone, and all of it stays on record"() {
        expect:
        soon.eventually {
            assert hub.data("{ statement(number: \"$made.statement\") { handlings { state reason } } }".toString()).statement.handlings ==
                    [[state: 'NO_REPLY', reason: "The relationship $KEY has ended: 3GPP2 withdraws.".toString()]]
            assert hub.data('query($id: ID!) { node(id: $id) { ... on Dependency { state relationship { key } } } }', [id: made.dependency]).node ==
                    [state: 'LIVE', relationship: null]
        }
        refused('oma-liaison', 'announceNewWork', [relationship: KEY, title: 'Too late']) == ['RELATIONSHIP_ACT_NOT_ALLOWED']
        refused('oma-secretariat', 'activateRelationship', [id: KEY, reason: 'Again?']) == ['RELATIONSHIP_ENDED']
        asked('appointments(past: true) { state }').appointments*.state.unique() == ['ENDED']
        asked('history { type }').history*.type.containsAll(['RelationshipProposed', 'RelationshipAgreed', 'RelationshipActivated', 'OfficerAppointed',
                                                             'AppointmentEnded', 'NoticeGiven', 'RelationshipEnded'])
    }
}
