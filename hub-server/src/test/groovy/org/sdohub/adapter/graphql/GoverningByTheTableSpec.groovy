package org.sdohub.adapter.graphql

import static org.sdohub.a.Bodies.IETF
import static org.sdohub.a.Bodies.OMA
import static org.sdohub.a.Bodies.aGroup
import static org.sdohub.a.Bodies.anOrganization
import static org.sdohub.a.Bodies.groupId
import static org.sdohub.a.Bodies.organizationId
import static org.sdohub.a.People.NOW
import static org.sdohub.a.People.administrator
import static org.sdohub.a.People.holding
import static org.sdohub.kernel.Office.Kind.AREA_DIRECTOR
import static org.sdohub.kernel.Office.Kind.CHAIR
import static org.sdohub.kernel.Office.Kind.DELEGATE
import static org.sdohub.kernel.Office.Kind.EXECUTIVE
import static org.sdohub.kernel.Office.Kind.LIAISON_COORDINATOR
import static org.sdohub.kernel.Office.Kind.LIAISON_MANAGER
import static org.sdohub.kernel.Office.Kind.SECRETARIAT

import org.sdohub.a.Relationships
import org.sdohub.kernel.Actor
import org.sdohub.kernel.Step
import org.sdohub.organization.Group
import org.sdohub.organization.GroupStore
import org.sdohub.organization.OrganizationStore
import org.sdohub.organization.Person
import org.sdohub.organization.PersonStore
import org.sdohub.relationship.Appointment
import org.sdohub.relationship.Relationship
import org.sdohub.relationship.Relationship.State
import org.sdohub.relationship.Relationship.Turn
import org.sdohub.relationship.RelationshipEvent
import org.sdohub.relationship.RelationshipStore
import org.sdohub.relationship.Slug
import org.sdohub.relationship.Upkeep
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

/**
 * Every mutation of a relationship, by every office, in every state: one table says who may, and what each state answers.
 * The OMA has proposed; its manager's office is filled, one more is open, and one has a nominee.
 */
class GoverningByTheTableSpec extends Specification {

    /** Who may; then the states in their order. A dot is done, the letters are told below. */
    static final String TABLE = '''
        consentToRelationship    | governs of 2         | .  s  s  .  s  e
        editRelationship         | governs              | .  .  .  .  .  e
        editRelationship terms   | governs              | .  f  f  .  f  e
        activateRelationship     | governs              | s  .  a  s  .  e
        reviseRelationship       | governs              | s  .  .  a  .  e
        makeRelationshipDormant  | governs              | s  s  .  s  a  e
        endRelationship          | governs              | .  .  .  .  .  e
        giveNotice               | governs              | s  .  .  .  .  e
        openAppointment          | governs of 1         | s  .  .  .  .  e
        nominateOfficer          | governs of 1         | u  .  .  .  .  e
        appointOfficer           | governs of 1         | u  .  .  .  .  e
        endAppointment           | governs of 1         | u  .  .  .  .  e
        createWorkArea           | manager              | s  .  .  .  .  e
        announceNewWork          | manager, secretariat, coordinator | s  .  .  .  .  e
        inviteRepresentative     | governs              | s  .  .  .  .  e
        '''

    static final Map<String, String> CODES = [
        s: 'RELATIONSHIP_ACT_NOT_IN_THIS_STATE', e: 'RELATIONSHIP_ENDED', a: 'RELATIONSHIP_STATE_ALREADY_REACHED',
        f: 'RELATIONSHIP_ARRANGEMENT_AGREED', u: 'APPOINTMENT_UNKNOWN']

    static final ADA = Relationships.person('Ada')
    static final List<UUID> SEATS = (1..3).collect { new UUID(0, it) }

    /** Each office on the OMA's side (1) and the IETF's (2), and some that have no right. */
    static final Map<String, Closure<Actor>> ACTORS = [
        'executive 1'   : { holding(EXECUTIVE, OMA) },
        'executive 2'   : { holding(EXECUTIVE, IETF) },
        'secretariat 1' : { holding(SECRETARIAT, OMA) },
        'secretariat 2' : { holding(SECRETARIAT, IETF) },
        'manager 1'     : { holding(LIAISON_MANAGER, OMA, it) },
        'manager 2'     : { holding(LIAISON_MANAGER, IETF, it) },
        'coordinator 1' : { holding(LIAISON_COORDINATOR, OMA) },
        'coordinator 2' : { holding(LIAISON_COORDINATOR, IETF) },
        'chair'         : { holding(CHAIR, groupId('OMA/CD')) },
        'director'      : { holding(AREA_DIRECTOR, groupId('OMA/CD')) },
        'delegate'      : { holding(DELEGATE, OMA) },
        'another body'  : { holding(EXECUTIVE, organizationId('3GPP')) },
        'administrator' : { administrator() },
    ]

    static final Map<String, List<String>> RIGHTS = [
        'governs'     : ['executive 1', 'executive 2', 'secretariat 1', 'secretariat 2'],
        'governs of 1': ['executive 1', 'secretariat 1'],
        'governs of 2': ['executive 2', 'secretariat 2'],
        'manager'     : ['manager 1', 'manager 2'],
        'secretariat' : ['secretariat 1', 'secretariat 2'],
        'coordinator' : ['coordinator 1', 'coordinator 2'],
    ]

    @Shared
    @AutoCleanup
    AskedHub hub = new AskedHub()
    @Shared
    int made

    def setupSpec() {
        ['OMA', 'IETF', '3GPP'].each { hub.keep(OrganizationStore, anOrganization(it)) }
        hub.keep(GroupStore, aGroup('OMA/CD', Group.Kind.WORKING_GROUP))
        hub.keep(PersonStore, Person.entered(ADA, 'Ada', null))
    }

    /** One of its own, since some acts change it. */
    private Relationship inState(State state) {
        def key = "table-${++made}".toString()
        def arrangement = Relationships.arrangement(scope: key)
        def one = Relationship.proposed(Relationships.relationshipId(key), new Slug(key), arrangement, Upkeep.NONE, Relationships.by(OMA)).next()
        if (state != State.PROPOSED) {
            def office = Relationships.by(OMA).office()
            one = one.consented(Relationships.by(IETF)).next()
            SEATS.each { one = one.opened(it, Relationships.managerOf(OMA), office).next() }
            one = one.appointed(SEATS[0], ADA, NOW.minusSeconds(60), null, office).next()
            one = one.nominated(SEATS[2], ADA, office).next()
        }
        [(State.ACTIVE): [Turn.ACTIVATE], (State.UNDER_REVISION): [Turn.REVISE], (State.DORMANT): [Turn.ACTIVATE, Turn.MAKE_DORMANT], (State.ENDED): [Turn.END]][state]
                .each { one = one.turned(it, Relationships.by(OMA), NOW).next() }
        def first = new Relationship(one.id(), 1, one.key(), one.state(), one.arrangement(), one.upkeep(), one.consents(), one.milestones(), one.notices(), one.staff())
        hub.keep(RelationshipStore, Step.of(first, null, new RelationshipEvent.RelationshipProposed(one.id())))
        first
    }

    private static Map input(String act, String key) {
        switch (act) {
            case 'consentToRelationship': return [id: key, side: 'IETF']
            case 'editRelationship': return [id: key, reporting: 'Each quarter.']
            case 'editRelationship terms': return [id: key, terms: [coDevelopment: true]]
            case 'endRelationship': return [id: key, reason: 'x', open: [statements: 'CARRY_ON', dependencies: 'KEEP', appointments: 'END']]
            case 'giveNotice': return [id: key, kind: 'MODIFY', reason: 'x']
            case 'openAppointment': return [relationship: key, side: 'OMA', kind: 'COUNTERPART']
            case 'nominateOfficer': return [relationship: key, appointment: SEATS[1].toString(), person: GlobalId.of(ADA)]
            case 'appointOfficer': return [relationship: key, appointment: SEATS[2].toString()]
            case 'endAppointment': return [relationship: key, appointment: SEATS[0].toString()]
            case 'createWorkArea': return [relationship: key, title: 'Privacy']
            case 'announceNewWork': return [relationship: key, title: 'New']
            case 'inviteRepresentative': return [relationship: key, body: null, title: 'Plenary', from: '2027-01-01', to: '2027-01-02', letter: 'LS-1']
            default: return [id: key, reason: 'x']
        }
    }

    private String answer(String act, State state, String who) {
        def one = inState(state)
        def actor = ACTORS[who](one.id())
        def given = input(act, one.key().value())
        if (act == 'inviteRepresentative') {
            given.body = who.endsWith('2') ? 'IETF' : 'OMA'
        }
        def mutation = act.split(' ').first()
        def answered = hub.data("mutation(\$input: ${mutation.capitalize()}Input!) { it: $mutation(input: \$input) { problems { code severity } } }".toString(),
                actor, [input: given]).it
        answered.problems.findAll { it.severity == 'ERROR' }*.code.join(' ')
    }

    def "#act is answered by the table, whoever asks, in each state"() {
        when:
        def wrong = [State.values(), ACTORS.keySet()].combinations().findResults { State state, String who ->
            def told = answer(act, state, who)
            def expected = expected(answers[state.ordinal()], who in may)
            told == expected ? null : "$who in $state: '$told' instead of '$expected'".toString()
        }

        then:
        wrong == []

        where:
        [act, may, answers] << rows()
    }

    /** Who may not learns no more than that, but for an office that there never was. */
    private static String expected(String told, boolean allowed) {
        told == 'u' ? CODES.u : !allowed ? 'RELATIONSHIP_ACT_NOT_ALLOWED' : told == '.' ? '' : CODES[told]
    }

    static List<List> rows() {
        TABLE.readLines()*.strip().findAll().collect { line ->
            def (act, who, answers) = line.split(/\|/)*.strip()
            [act, who.split(', ').collectMany { RIGHTS[it] }, answers.split(/\s+/) as List]
        }
    }

    def "every mutation of a relationship stands in the table, or is told elsewhere"() {
        given:
        def sdl = java.nio.file.Files.readString(org.sdohub.a.TheSchema.files().find { it.fileName.toString() == 'relationship.graphqls' })
        def mutations = (sdl =~ /(?m)^  (\w+)\("What is to be done."/).collect { it[1] }

        expect:
        mutations - rows()*.first().collect { it.split(' ').first() } == ['createRelationship', 'editWorkArea', 'consentToWorkArea']
    }
}
