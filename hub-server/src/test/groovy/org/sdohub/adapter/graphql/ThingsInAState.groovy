package org.sdohub.adapter.graphql

import static org.sdohub.a.Bodies.aGroup
import static org.sdohub.a.Bodies.anOrganization
import static org.sdohub.a.Bodies.groupId
import static org.sdohub.a.Bodies.organizationId
import static org.sdohub.a.Bodies.rules
import static org.sdohub.a.People.LONG_AGO
import static org.sdohub.a.People.NOW

import java.time.LocalDate
import java.time.ZoneId
import org.sdohub.a.Relationships
import org.sdohub.kernel.Office
import org.sdohub.kernel.Step
import org.sdohub.organization.Acronym
import org.sdohub.organization.Charter
import org.sdohub.organization.CharterDraft
import org.sdohub.organization.CharterDraftId
import org.sdohub.organization.CharterDraftStore
import org.sdohub.organization.Group
import org.sdohub.organization.GroupStore
import org.sdohub.organization.Organization
import org.sdohub.organization.OrganizationEvent
import org.sdohub.organization.OrganizationStore
import org.sdohub.organization.Person
import org.sdohub.organization.PersonStore
import org.sdohub.relationship.Invitation
import org.sdohub.relationship.InvitationId
import org.sdohub.relationship.InvitationStore
import org.sdohub.relationship.NewWorkNotice
import org.sdohub.relationship.NewWorkNoticeId
import org.sdohub.relationship.NewWorkNoticeStore
import org.sdohub.relationship.Notice
import org.sdohub.relationship.Relationship
import org.sdohub.relationship.Relationship.Turn
import org.sdohub.relationship.RelationshipEvent
import org.sdohub.relationship.RelationshipStore
import org.sdohub.relationship.Slug
import org.sdohub.relationship.Upkeep
import org.sdohub.relationship.WorkArea
import org.sdohub.relationship.WorkAreaId
import org.sdohub.relationship.WorkAreaStore

/** What the table of acts speaks of: a thing of its own for each act, kept past all rules in the state that is asked for. */
class ThingsInAState {

    static final ADA = Relationships.person('Ada')
    static final List<UUID> SEATS = (1..3).collect { new UUID(0, it) }
    static final List<Office> ANY = [Relationships.by(organizationId('OMA')).office()]

    final AskedHub hub
    private int made

    ThingsInAState(AskedHub hub) {
        this.hub = hub
        ['OMA', 'IETF', '3GPP'].each { hub.keep(OrganizationStore, anOrganization(it)) }
        hub.keep(GroupStore, aGroup('OMA/ART', Group.Kind.AREA))
        ['OMA/CD', 'OMA/TP'].each { hub.keep(GroupStore, aGroup(it, Group.Kind.WORKING_GROUP, groupId('OMA/ART'))) }
        hub.keep(PersonStore, Person.entered(ADA, 'Ada', null))
    }

    /** @param id of the thing as the API says it */
    static class Thing {
        String id
        def one = organizationId('OMA')
        def two = organizationId('IETF')
        def area = groupId('OMA/ART')
        def group = groupId('OMA/CD')
        def relationship = Relationships.relationshipId('none')
        def person
        UUID role
    }

    Thing make(String kind, String state) {
        switch (kind) {
            case 'pair': return pair(state)
            case 'relationship': return of(relationship(state))
            case 'after notice': return of(relationship('ACTIVE') { it.noticed(new UUID(8, 8), Notice.Kind.valueOf(state == 'OF_MODIFYING' ? 'MODIFY' : 'WITHDRAW'), Relationships.by(organizationId('IETF'))).next() })
            case 'work area': return workArea(state)
            case 'notice': return notice(state)
            case 'invitation': return invitation(state)
            case 'group': return group(state)
            case 'charter draft': return charterDraft(state)
            case 'organization': return organization(state)
        }
    }

    private static Thing of(Relationship one) {
        new Thing(id: one.key().value(), relationship: one.id())
    }

    private Relationship relationship(String state, Closure<Relationship> more = { it }) {
        def key = "table-${++made}".toString()
        def one = Relationship.proposed(Relationships.relationshipId(key), new Slug(key), Relationships.arrangement(scope: key), Upkeep.NONE, Relationships.by(organizationId('OMA'))).next()
        if (state != 'PROPOSED') {
            one = one.consented(Relationships.by(organizationId('IETF'))).next()
            SEATS.each { one = one.opened(it, Relationships.managerOf(organizationId('OMA')), ANY[0]).next() }
            one = one.appointed(SEATS[0], ADA, NOW.minusSeconds(60), null, ANY[0]).next()
            one = one.nominated(SEATS[2], ADA, ANY[0]).next()
        }
        [ACTIVE: [Turn.ACTIVATE], UNDER_REVISION: [Turn.REVISE], DORMANT: [Turn.ACTIVATE, Turn.MAKE_DORMANT], ENDED: [Turn.END]][state]
                .each { one = one.turned(it, Relationships.by(organizationId('OMA')), NOW).next() }
        kept(more(one))
    }

    private Relationship kept(Relationship one) {
        def first = new Relationship(one.id(), 1, one.key(), one.state(), one.arrangement(), one.upkeep(), one.consents(), one.milestones(), one.notices(), one.staff(), one.termsBefore())
        hub.keep(RelationshipStore, Step.of(first, null, new RelationshipEvent.RelationshipProposed(one.id())))
        first
    }

    /** The id is the scope of what shall be proposed. */
    private Thing pair(String state) {
        def scope = state == 'LIVING' ? relationship('ACTIVE').key().value() : "free-${++made}".toString()
        new Thing(id: scope)
    }

    private Thing workArea(String state) {
        def of = relationship(state == 'OF_ENDED' ? 'ENDED' : 'ACTIVE')
        def id = new WorkAreaId(UUID.randomUUID())
        def proposal = state == 'AGREED' ? null : new WorkArea.Proposal(Relationships.content('Privacy, anew'), organizationId('OMA'), NOW)
        def agreed = state in ['AGREED', 'CHANGED_BY_1'] ? Relationships.content('Privacy') : null
        hub.keep(WorkAreaStore, Step.of(new WorkArea(id, 1, of.id(), "${of.key().value()}/privacy".toString(), agreed, proposal), null, new RelationshipEvent.WorkAreaProposed(id, [])))
        new Thing(id: GlobalId.of(id), relationship: of.id())
    }

    private Thing notice(String state) {
        def of = relationship(state == 'OF_ENDED' ? 'ENDED' : 'ACTIVE')
        def id = new NewWorkNoticeId(UUID.randomUUID())
        def told = [new NewWorkNotice.Told(organizationId('IETF'), null, null, 'no office of its side is filled')]
        def closed = state == 'CLOSED' ? new NewWorkNotice.Closing(NOW, 'Ada', 'We go on.') : null
        def one = new NewWorkNotice(id, 1, of.id(), organizationId('OMA'), new NewWorkNotice.Content('New', '', '', null, false, null), NOW, told, [], closed)
        hub.keep(NewWorkNoticeStore, Step.of(one, null, new RelationshipEvent.NewWorkClosed(id, 'x')))
        new Thing(id: GlobalId.of(id), relationship: of.id())
    }

    private Thing invitation(String state) {
        def of = relationship(state == 'OF_ENDED' ? 'ENDED' : 'ACTIVE')
        def id = new InvitationId(UUID.randomUUID())
        def begins = LocalDate.of(2026, state == 'BEGUN' ? 11 : 12, 20)
        def meeting = new Invitation.Meeting(organizationId('OMA'), 'Plenary', begins, begins.plusDays(2), ZoneId.of('UTC'), '', 'LS-1')
        def now = Invitation.State.valueOf([BEGUN: 'ACCEPTED', OF_ENDED: 'INVITED'][state] ?: state)
        def accepted = now in [Invitation.State.ACCEPTED, Invitation.State.REPORTED]
        def report = now == Invitation.State.REPORTED ? new Invitation.Report(NOW, 'Ada', 'All went well.') : null
        def one = new Invitation(id, 1, of.id(), organizationId('OMA'), meeting, LONG_AGO, now, accepted ? ADA : null, '', accepted ? LONG_AGO : null, report)
        hub.keep(InvitationStore, Step.of(one, null, new RelationshipEvent.MeetingReported(id)))
        new Thing(id: GlobalId.of(id), relationship: of.id())
    }

    private Thing group(String state) {
        def acronym = "G${++made}".toString()
        def id = groupId("OMA/$acronym".toString())
        def details = new Group.Details(new Acronym(acronym), acronym, Group.Kind.WORKING_GROUP, Group.State.valueOf(state), groupId('OMA/ART'), null, [], [])
        hub.keep(GroupStore, Group.formed(id, organizationId('OMA'), details, null))
        new Thing(id: GlobalId.of(id), group: id, person: secretaryOf(id), role: new UUID(6, 6))
    }

    private Object secretaryOf(body) {
        def id = Relationships.person("person ${++made}")
        def entered = Person.entered(id, 'Bo', null).next()
        def holds = entered.appointed(new UUID(6, 6), new Office(Office.Kind.SECRETARY, body, null, LONG_AGO, null), null).next()
        hub.keep(PersonStore, Step.of(new Person(id, 1, 'Bo', holds.roles()), null, new OrganizationEvent.PersonEntered(id)))
        id
    }

    private Thing charterDraft(String state) {
        def of = group('ACTIVE')
        def id = new CharterDraftId(UUID.randomUUID())
        def content = new Charter.Content(LocalDate.of(2026, 1, 1), 'Push.', '', [], [], [], [], [], null)
        hub.keep(CharterDraftStore, Step.of(new CharterDraft(id, 1, of.group, CharterDraft.State.valueOf(state), content, ''), null, new OrganizationEvent.CharterDrafted(id)))
        new Thing(id: GlobalId.of(id), group: of.group)
    }

    private Thing organization(String state) {
        def acronym = "O${++made}".toString()
        def id = organizationId(acronym)
        def details = new Organization.Details(new Acronym(acronym), acronym, Organization.Kind.SDO, Organization.State.valueOf(state), null)
        hub.keep(OrganizationStore, Organization.founded(id, details, rules(), null))
        new Thing(id: acronym, one: id, person: secretaryOf(id))
    }

    /** What the act is asked with, of this thing. */
    Map input(String act, Thing it, String who) {
        switch (act) {
            case 'createRelationship': return [key: "created-${++made}".toString(), first: [organization: 'OMA'], second: [organization: 'IETF'], scope: it.id]
            case 'consentToRelationship': return [id: it.id, side: 'IETF']
            case 'editRelationship': return [id: it.id, reporting: 'Each quarter.']
            case 'editRelationship terms': return [id: it.id, terms: [coDevelopment: true]]
            case 'endRelationship': return [id: it.id, reason: 'x', open: [statements: 'CARRY_ON', dependencies: 'KEEP', appointments: 'END']]
            case 'giveNotice': return [id: it.id, kind: 'MODIFY', reason: 'x']
            case 'openAppointment': return [relationship: it.id, side: 'OMA', kind: 'COUNTERPART']
            case 'nominateOfficer': return [relationship: it.id, appointment: SEATS[1].toString(), person: GlobalId.of(ADA)]
            case 'appointOfficer': return [relationship: it.id, appointment: SEATS[2].toString()]
            case 'endAppointment': return [relationship: it.id, appointment: SEATS[0].toString()]
            case 'createWorkArea': return [relationship: it.id, title: 'Privacy']
            case 'editWorkArea': return [id: it.id, title: 'Privacy and more']
            case 'consentToWorkArea': return [id: it.id]
            case 'announceNewWork': return [relationship: it.id, title: 'New']
            case 'answerNewWork': return [id: it.id, verdict: 'NO_OBJECTION']
            case 'closeNewWork': return [id: it.id, outcome: 'We go on.']
            case 'inviteRepresentative': return [relationship: it.id, body: who.endsWith('2') ? 'IETF' : 'OMA', title: 'Plenary', from: '2027-01-01', to: '2027-01-02', letter: 'LS-1']
            case 'acceptInvitation': return [id: it.id, representative: GlobalId.of(ADA)]
            case 'reportOnMeeting': return [id: it.id, text: 'All went well.']
            case 'editGroup': return [id: it.id, name: 'Another name']
            case 'mergeGroup': return [id: it.id, into: 'OMA/TP', reason: 'x']
            case 'draftCharter': return [group: it.id, goals: 'Push.']
            case 'editCharterDraft': return [id: it.id, goals: 'Push and pull.']
            case 'submitCharterDraft': case 'approveCharter': return [id: it.id]
            case 'assignOffice': return [person: GlobalId.of(ADA), kind: 'SECRETARY', body: it.id]
            case 'assignOffice executive': return [person: GlobalId.of(ADA), kind: 'EXECUTIVE', body: it.id]
            case 'assignOffice secretariat': return [person: GlobalId.of(ADA), kind: 'SECRETARIAT', body: it.id]
            case 'endOffice': return [person: GlobalId.of(it.person), office: it.role.toString()]
            case 'createOrganization': return [acronym: "N${++made}".toString(), name: 'New', kind: 'SDO']
            case 'editOrganization': return [id: it.id, name: 'Another name']
            case 'setProfile': return [organization: it.id, validFrom: '2027-01-01', zone: 'Europe/Paris']
            case 'createGroup': return [organization: it.id, acronym: "N${++made}".toString(), name: 'New', kind: 'WORKING_GROUP']
            case 'enterPerson': return [name: 'Cy', body: it.id]
            default: return [id: it.id, reason: 'x']
        }
    }
}
