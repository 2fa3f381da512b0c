package org.sdohub.adapter.graphql

import static org.sdohub.a.People.administrator
import static org.sdohub.a.People.holding
import static org.sdohub.kernel.Office.Kind.AREA_DIRECTOR
import static org.sdohub.kernel.Office.Kind.AUTHORIZED_SENDER
import static org.sdohub.kernel.Office.Kind.CHAIR
import static org.sdohub.kernel.Office.Kind.DELEGATE
import static org.sdohub.kernel.Office.Kind.EXECUTIVE
import static org.sdohub.kernel.Office.Kind.LIAISON_COORDINATOR
import static org.sdohub.kernel.Office.Kind.LIAISON_MANAGER
import static org.sdohub.kernel.Office.Kind.RAPPORTEUR
import static org.sdohub.kernel.Office.Kind.REPRESENTATIVE
import static org.sdohub.kernel.Office.Kind.SECRETARIAT
import static org.sdohub.kernel.Office.Kind.SECRETARY
import static org.sdohub.kernel.Office.Kind.SERVICE

import org.sdohub.a.Bodies
import org.sdohub.kernel.Actor

/**
 * Who may do what with relationships, and with bodies, in which state (access.md). A line with = names a kind of thing and
 * its states; below it stands each act: who may, then what each state answers. A dot is done, the letters are told in
 * {@link #CODES}; what a capital letter says is told to everybody, whether they may or not.
 */
class TableOfActs {

    static final String TABLE = '''
        = pair: FREE LIVING
        createRelationship       | governs              | .  l

        = relationship: PROPOSED AGREED ACTIVE UNDER_REVISION DORMANT ENDED
        consentToRelationship    | governs of 2         | .  s  s  .  s  e
        editRelationship         | governs              | .  .  .  .  .  e
        editRelationship terms   | governs              | .  f  f  .  f  e
        activateRelationship     | governs              | s  .  a  s  .  e
        reviseRelationship       | governs              | s  .  .  a  .  e
        makeRelationshipDormant  | governs              | s  s  .  s  a  e
        endRelationship          | governs              | .  .  .  .  .  e
        giveNotice               | governs              | s  .  .  .  .  e
        openAppointment          | governs of 1         | s  .  .  .  .  e
        nominateOfficer          | governs of 1         | U  .  .  .  .  e
        appointOfficer           | governs of 1         | U  .  .  .  .  e
        endAppointment           | governs of 1         | U  .  .  .  .  e
        createWorkArea           | manager              | s  .  .  .  .  e
        announceNewWork          | manager, secretariat, coordinator | s  .  .  .  .  e
        inviteRepresentative     | governs              | s  .  .  .  .  e

        = after notice: OF_MODIFYING OF_WITHDRAWING
        consentToRelationship    | governs of 2         | s  s
        activateRelationship     | governs              | a  a
        reviseRelationship       | governs              | .  .
        makeRelationshipDormant  | governs              | .  .
        endRelationship          | governs              | .  .
        giveNotice               | governs              | .  .
        openAppointment          | governs of 1         | .  .
        createWorkArea           | manager              | .  .
        announceNewWork          | manager, secretariat, coordinator | .  .
        inviteRepresentative     | governs              | .  .

        = work area: PROPOSED_BY_1 AGREED CHANGED_BY_1 OF_ENDED
        editWorkArea             | manager              | .  .  .  e
        consentToWorkArea        | manager 2, governs of 2 | .  N  .  E

        = notice: OPEN CLOSED OF_ENDED
        answerNewWork            | manager 2, coordinator 2, governs of 2 | .  c  e
        closeNewWork             | manager 1, coordinator 1, secretariat 1 | .  c  .

        = invitation: INVITED ACCEPTED BEGUN DECLINED WITHDRAWN REPORTED OF_ENDED
        acceptInvitation         | governs of 2         | .  i  i  i  i  i  e
        declineInvitation        | governs of 2         | .  i  i  i  i  i  .
        withdrawInvitation       | governs of 1         | .  .  b  i  i  i  .
        reportOnMeeting          | manager 2, governs of 2 | i  n  .  i  i  i  i

        = group: PROPOSED ACTIVE DORMANT CONCLUDED
        editGroup                | secretariat 1        | .  .  .  .
        concludeGroup            | governs of 1, director | .  .  .  k
        mergeGroup               | governs of 1, director | .  .  .  k
        draftCharter             | chair, secretariat 1 | .  .  .  .
        assignOffice             | governs of 1, director | .  .  .  .
        endOffice                | governs of 1, director | .  .  .  .

        = charter draft: DRAFT REVIEW DROPPED APPROVED
        editCharterDraft         | chair, secretariat 1 | .  x  x  x
        submitCharterDraft       | chair, secretariat 1 | .  x  x  x
        returnCharterDraft       | governs of 1         | x  .  x  x
        dropCharterDraft         | chair, secretariat 1 | .  .  x  x
        approveCharter           | governs of 1         | x  .  x  x

        = organization: ACTIVE MERGED DISSOLVED
        createOrganization       | administrator        | .  .  .
        editOrganization         | secretariat 1        | .  .  .
        setProfile               | secretariat 1        | .  .  .
        createGroup              | secretariat 1        | .  .  .
        enterPerson              | governs of 1, administrator | .  .  .
        assignOffice executive   | governs of 1         | .  .  .
        assignOffice secretariat | governs of 1, administrator | .  .  .
        '''

    static final Map<String, String> CODES = [
        s: 'RELATIONSHIP_ACT_NOT_IN_THIS_STATE', e: 'RELATIONSHIP_ENDED', a: 'RELATIONSHIP_STATE_ALREADY_REACHED',
        f: 'RELATIONSHIP_ARRANGEMENT_AGREED', u: 'APPOINTMENT_UNKNOWN', l: 'RELATIONSHIP_ALREADY_LIVING', n: 'INVITATION_MEETING_NOT_BEGUN',
        b: 'INVITATION_MEETING_BEGUN', i: 'INVITATION_ACT_NOT_IN_THIS_STATE', c: 'NEW_WORK_CLOSED', k: 'GROUP_CONCLUDED_ALREADY',
        x: 'CHARTER_STATE_FORBIDS', N: 'WORK_AREA_NOTHING_PROPOSED']

    /** Kinds of things of which the organization's own access table speaks. */
    static final List<String> OF_BODIES = ['group', 'charter draft', 'organization']

    /** Each office on one side (1) and on the other (2), and some that have no right. */
    static final Map<String, Closure<Actor>> ACTORS = [
        'executive 1'   : { holding(EXECUTIVE, it.one) },
        'executive 2'   : { holding(EXECUTIVE, it.two) },
        'secretariat 1' : { holding(SECRETARIAT, it.one) },
        'secretariat 2' : { holding(SECRETARIAT, it.two) },
        'manager 1'     : { holding(LIAISON_MANAGER, it.one, it.relationship) },
        'manager 2'     : { holding(LIAISON_MANAGER, it.two, it.relationship) },
        'another\'s manager': { holding(LIAISON_MANAGER, it.one, org.sdohub.a.Relationships.relationshipId('another')) },
        'coordinator 1' : { holding(LIAISON_COORDINATOR, it.one) },
        'coordinator 2' : { holding(LIAISON_COORDINATOR, it.two) },
        'representative': { holding(REPRESENTATIVE, it.two, it.relationship) },
        'chair'         : { holding(CHAIR, it.group) },
        'secretary'     : { holding(SECRETARY, it.group) },
        'rapporteur'    : { holding(RAPPORTEUR, it.group) },
        'director'      : { holding(AREA_DIRECTOR, it.area) },
        'sender'        : { holding(AUTHORIZED_SENDER, it.one) },
        'delegate'      : { holding(DELEGATE, it.one) },
        'another body'  : { holding(EXECUTIVE, Bodies.organizationId('3GPP')) },
        'administrator' : { administrator() },
        'program'       : { holding(SERVICE, it.one) },
        'nobody'        : { org.sdohub.a.People.with() },
    ]

    static final Map<String, List<String>> RIGHTS = [
        'governs'     : ['executive 1', 'executive 2', 'secretariat 1', 'secretariat 2'],
        'governs of 1': ['executive 1', 'secretariat 1'],
        'governs of 2': ['executive 2', 'secretariat 2'],
        'manager'     : ['manager 1', 'manager 2'],
        'secretariat' : ['secretariat 1', 'secretariat 2'],
        'coordinator' : ['coordinator 1', 'coordinator 2'],
    ]

    final String thing
    final List<String> states
    /** A mutation, and after a blank how it is asked for. */
    final String act
    final List<String> may
    final List<String> answers

    TableOfActs(String thing, List<String> states, String act, List<String> may, List<String> answers) {
        assert answers.size() == states.size()
        this.thing = thing
        this.states = states
        this.act = act
        this.may = may
        this.answers = answers
    }

    String getMutation() {
        act.split(' ').first()
    }

    static List<TableOfActs> rows() {
        def thing = null
        def states = null
        TABLE.readLines()*.strip().findAll().findResults { line ->
            if (line.startsWith('=')) {
                (thing, states) = line.substring(1).split(':')*.strip()
                states = states.split(' ') as List
                return null
            }
            def (act, who, answers) = line.split(/\|/)*.strip()
            new TableOfActs(thing, states, act, who.split(', ').collectMany { RIGHTS[it] ?: [it] }, answers.split(/\s+/) as List)
        }
    }

    /** The code, or nothing where it is done. Who may not learns no more than that. */
    String expected(String state, String who) {
        def told = answers[states.indexOf(state)]
        if (thing == 'charter draft' && state in ['DRAFT', 'DROPPED'] && !(who in ['chair', 'executive 1', 'secretariat 1'])) {
            return 'CHARTER_DRAFT_UNKNOWN'
        }
        if (told == told.toUpperCase() && told != '.') {
            return CODES[told] ?: CODES[told.toLowerCase()]
        }
        if (!(who in may)) {
            return thing in OF_BODIES ? 'ORGANIZATION_ACT_NOT_ALLOWED' : 'RELATIONSHIP_ACT_NOT_ALLOWED'
        }
        told == '.' ? '' : CODES[told]
    }
}
