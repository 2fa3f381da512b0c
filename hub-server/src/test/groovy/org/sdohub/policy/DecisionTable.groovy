package org.sdohub.policy

import static org.sdohub.a.Bodies.IETF
import static org.sdohub.a.Bodies.OMA
import static org.sdohub.a.Bodies.organizationId
import static org.sdohub.a.Letters.body
import static org.sdohub.a.People.LONG_AGO
import static org.sdohub.kernel.Office.Kind.LIAISON_MANAGER
import static org.sdohub.kernel.Office.Kind.REPRESENTATIVE
import static org.sdohub.statement.StatementRoom.OMA_IETF

import org.sdohub.a.Relationships
import org.sdohub.kernel.Actor
import org.sdohub.kernel.BodyId
import org.sdohub.kernel.Id
import org.sdohub.kernel.Office
import org.sdohub.kernel.Office.Kind
import org.sdohub.kernel.PersonId

/**
 * Who may do what, from access.md by hand: a line with the row of the access table that decides, what is asked, and who
 * may, each as an office and where it is held. Seen from OMA CD, a group in the area OMA RAS; the relationship is the one of
 * OMA and IETF.
 */
class DecisionTable {

    static final String TABLE = '''
        OrganizationAccess.CREATE_ORGANIZATION | create an organization | HUB_ADMIN hub
        OrganizationAccess.EDIT_ORGANIZATION   | edit the organization  | SECRETARIAT top
        OrganizationAccess.EDIT_GROUPS         | edit the group         | SECRETARIAT top
        OrganizationAccess.CONCLUDE_GROUP      | conclude the group     | SECRETARIAT top, EXECUTIVE top, AREA_DIRECTOR above
        OrganizationAccess.EDIT_CHARTER        | edit its charter       | CHAIR group, SECRETARIAT top
        OrganizationAccess.APPROVE_CHARTER     | approve its charter    | EXECUTIVE top, SECRETARIAT top
        OrganizationAccess.APPOINT             | appoint its chair      | SECRETARIAT top, EXECUTIVE top, AREA_DIRECTOR above
        OrganizationAccess.APPOINT_SECRETARIAT | appoint a secretariat  | SECRETARIAT top, EXECUTIVE top, HUB_ADMIN hub

        ProgramAccess.KEEP_PROGRAMS            | keep its programs      | SECRETARIAT top, HUB_ADMIN hub
        IdentityAccess.KEEP_ACCOUNTS | keep accounts      | HUB_ADMIN hub
        IdentityAccess.READ_AUDIT    | read the audit log | SECRETARIAT top, HUB_ADMIN hub, SERVICE hub

        RelationshipAccess.GOVERN                | govern                 | SECRETARIAT top, SECRETARIAT other, EXECUTIVE top, EXECUTIVE other
        RelationshipAccess.APPOINT               | appoint for the side   | SECRETARIAT top, EXECUTIVE top
        RelationshipAccess.EDIT_WORK_AREAS       | edit work areas        | LIAISON_MANAGER matter, LIAISON_MANAGER counterpart
        RelationshipAccess.CONSENT_TO_WORK_AREAS | consent to the other's | LIAISON_MANAGER matter, SECRETARIAT top, EXECUTIVE top
        RelationshipAccess.TELL_OF_NEW_WORK      | tell of new work       | LIAISON_MANAGER matter, LIAISON_MANAGER counterpart, LIAISON_COORDINATOR top, LIAISON_COORDINATOR other, SECRETARIAT top, SECRETARIAT other
        RelationshipAccess.ANSWER_NEW_WORK       | answer new work        | LIAISON_MANAGER matter, LIAISON_COORDINATOR top, SECRETARIAT top, EXECUTIVE above, AREA_DIRECTOR above, CHAIR group, SECRETARY group, CHAIR top, SECRETARY top
        RelationshipAccess.INVITE                | invite                 | SECRETARIAT top, SECRETARIAT other, EXECUTIVE top, EXECUTIVE other
        RelationshipAccess.REPORT                | report on the meeting  | LIAISON_MANAGER matter, SECRETARIAT top, EXECUTIVE top

        SpecificationAccess.EDIT_SPECIFICATION | edit a specification    | SECRETARIAT top, CHAIR group, SECRETARY group, SERVICE hub
        SpecificationAccess.READ_MEMBERS_ONLY  | read one for members    | SECRETARIAT own, EXECUTIVE own, LIAISON_COORDINATOR own, LIAISON_MANAGER own, REPRESENTATIVE own, AUTHORIZED_SENDER own, AREA_DIRECTOR own, CHAIR own, SECRETARY own, RAPPORTEUR own, DELEGATE own, SERVICE hub

        DependencyAccess.DECLARE          | change a dependency  | CHAIR group, SECRETARY group, CHAIR theirs, SECRETARY theirs, LIAISON_MANAGER matter, LIAISON_MANAGER counterpart, SECRETARIAT top, SECRETARIAT other, SERVICE hub
        DependencyAccess.IMPORT_LIST      | import a list        | LIAISON_MANAGER matter, LIAISON_MANAGER counterpart, SECRETARIAT top, SECRETARIAT other, SERVICE hub
        DependencyAccess.AGREE_RHYTHM     | agree on a rhythm    | LIAISON_MANAGER matter, LIAISON_MANAGER counterpart, LIAISON_COORDINATOR top, LIAISON_COORDINATOR other
        DependencyAccess.PUBLISH_LIST     | publish a list       | LIAISON_MANAGER matter, LIAISON_COORDINATOR top
        DependencyAccess.ACKNOWLEDGE_LIST | acknowledge a list   | LIAISON_MANAGER matter, LIAISON_COORDINATOR top, SECRETARIAT top

        StatementAccess.READ_UNPOSTED             | read a draft            | CHAIR group, SECRETARY group, AREA_DIRECTOR above, EXECUTIVE above, SECRETARIAT top, LIAISON_COORDINATOR top, LIAISON_MANAGER matter
        StatementAccess.DRAFT_FOR_GROUP           | draft for a group       | CHAIR group, SECRETARY group, AREA_DIRECTOR above, EXECUTIVE above, SECRETARIAT top, LIAISON_COORDINATOR top, LIAISON_MANAGER matter
        StatementAccess.DRAFT_FOR_GROUP_WITHOUT_MANAGERS | draft where managers convey | CHAIR theirs, SECRETARY theirs, EXECUTIVE theirs, EXECUTIVE other, AREA_DIRECTOR theirs, AREA_DIRECTOR other, SECRETARIAT other, LIAISON_COORDINATOR other
        StatementAccess.DRAFT_FOR_ORGANIZATION    | draft for an organization | AUTHORIZED_SENDER top, LIAISON_COORDINATOR top, EXECUTIVE top, SECRETARIAT top, LIAISON_MANAGER matter
        StatementAccess.RECORD                    | record what was received | LIAISON_COORDINATOR top, SECRETARIAT top, LIAISON_MANAGER matter, LIAISON_MANAGER counterpart, SECRETARIAT other, LIAISON_COORDINATOR other, SERVICE hub
        StatementAccess.RECORD_FOR_THE_OTHER_SIDE | record what was received | LIAISON_COORDINATOR top, SECRETARIAT top, LIAISON_MANAGER matter, LIAISON_MANAGER counterpart, SECRETARIAT other, LIAISON_COORDINATOR other, SERVICE hub
        StatementAccess.RECORD_PAST               | record what was received | LIAISON_COORDINATOR top, SECRETARIAT top, LIAISON_MANAGER matter, LIAISON_MANAGER counterpart, SECRETARIAT other, LIAISON_COORDINATOR other, SERVICE hub
        StatementAccess.RECORD_BY_PROGRAM         | record what was received | LIAISON_COORDINATOR top, SECRETARIAT top, LIAISON_MANAGER matter, LIAISON_MANAGER counterpart, SECRETARIAT other, LIAISON_COORDINATOR other, SERVICE hub
        StatementAccess.APPROVE_BY_PROXY          | approve by proxy        | SECRETARIAT top, LIAISON_COORDINATOR top
        StatementAccess.MODERATE                  | moderate what came in   | SECRETARIAT top, LIAISON_COORDINATOR top, LIAISON_MANAGER matter
        StatementAccess.REPLY                     | reply                   | CHAIR group, SECRETARY group, AREA_DIRECTOR above, LIAISON_COORDINATOR top, SECRETARIAT top, LIAISON_MANAGER matter
        StatementAccess.HANDLE                    | handle                  | CHAIR group, SECRETARY group, AREA_DIRECTOR above, EXECUTIVE above, LIAISON_COORDINATOR top, SECRETARIAT top, LIAISON_MANAGER matter
        StatementAccess.REDIRECT                  | redirect                | LIAISON_COORDINATOR top, SECRETARIAT top, LIAISON_MANAGER matter
        StatementAccess.NAME_LEAD                 | name the lead           | LIAISON_COORDINATOR top, SECRETARIAT top, LIAISON_MANAGER matter
        StatementAccess.ABANDON                   | abandon                 | SECRETARIAT top
        StatementAccess.HIDE_ATTACHMENT           | hide an attachment      | SECRETARIAT top, EXECUTIVE top
        StatementAccess.WITHDRAW                  | withdraw                | SECRETARIAT top, EXECUTIVE top
        StatementAccess.CHANGE_CONTACTS           | change contacts         | CHAIR group, SECRETARY group, AREA_DIRECTOR above, EXECUTIVE above, SECRETARIAT top
        '''

    /** Where an office may be held, and for which relationship. */
    static final Map<String, List> PLACES = [
        group      : [body('OMA/CD'), null], area: [body('OMA/RAS'), null], top: [OMA, null], beside: [body('OMA/TP'), null],
        matter     : [OMA, OMA_IETF], 'another matter': [OMA, Relationships.relationshipId('another')],
        counterpart: [IETF, OMA_IETF], other: [IETF, null], theirs: [body('IETF/DISPATCH'), null],
        third      : [organizationId('ITU-T'), null], hub: [null, null],
    ]
    /** Several places by one word. */
    static final Map<String, List<String>> WORDS = [above: ['group', 'area', 'top'], own: ['group', 'area', 'top', 'beside', 'matter', 'another matter']]
    static final Set<Kind> FOR_A_MATTER = [LIAISON_MANAGER, REPRESENTATIVE]
    static final Set<Kind> FOR_THE_HUB = [Kind.HUB_ADMIN, Kind.SERVICE]

    private static final List<String> SCOPES = ['statements:read', 'statements:file', 'specifications:write', 'dependencies:write', 'audit:read']

    final String row
    final String question
    /** Kind and place. */
    final Set<String> may

    private DecisionTable(String row, String question, String who) {
        this.row = row
        this.question = question
        may = who.split(', ').collectMany { one ->
            def (kind, place) = one.split(' ', 2)
            (WORDS[place] ?: [place]).collect { "$kind $it".toString() }
        }.findAll { it in ACTORS.keySet() } as Set
    }

    static List<DecisionTable> lines() {
        TABLE.readLines()*.strip().findAll().collect { new DecisionTable(*it.split(/\|/)*.strip()) }
    }

    /** Every kind of office at every place where it can be, each held by somebody who holds nothing else. */
    static final Map<String, Actor> ACTORS = [Kind.values() as List, PLACES.keySet() as List].combinations()
            .findAll { kind, place -> fits(kind, place) }
            .collectEntries { kind, place -> ["$kind $place".toString(), holder(kind, *PLACES[place])] } + ['SERVICE without scope': holder(Kind.SERVICE, null, null, [])]

    private static boolean fits(Kind kind, String place) {
        place == 'hub' ? kind in FOR_THE_HUB : !(kind in FOR_THE_HUB) && (PLACES[place][1] == null || kind in FOR_A_MATTER)
    }

    private static Actor holder(Kind kind, BodyId body, Id matter, List<String> more = SCOPES) {
        def name = "$kind of $body for $matter".toString()
        def scopes = kind == Kind.SERVICE ? more : []
        new Actor('account of ' + name, new PersonId(UUID.nameUUIDFromBytes(name.bytes)), name, [new Office(kind, body, matter, LONG_AGO, null)], scopes as Set)
    }
}
