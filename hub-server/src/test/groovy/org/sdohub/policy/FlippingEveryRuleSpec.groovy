package org.sdohub.policy

import static org.sdohub.a.Bodies.IETF
import static org.sdohub.a.Bodies.OMA
import static org.sdohub.a.Bodies.aGroup
import static org.sdohub.a.Bodies.anOrganization
import static org.sdohub.a.Bodies.groupId
import static org.sdohub.a.Bodies.organizationId
import static org.sdohub.a.Dependencies.aDependency
import static org.sdohub.a.Dependencies.aList
import static org.sdohub.a.Letters.aLetter
import static org.sdohub.a.Letters.body
import static org.sdohub.a.People.NOW
import static org.sdohub.a.People.by
import static org.sdohub.a.Relationships.active
import static org.sdohub.a.Relationships.content
import static org.sdohub.a.Specifications.aSpecification
import static org.sdohub.organization.Profile.GateKind.APPROVAL
import static org.sdohub.statement.StatementRoom.OMA_IETF
import static org.sdohub.statement.StatementRoom.changed
import static org.sdohub.statement.StatementRoom.gated
import static org.sdohub.statement.StatementRoom.holding

import java.lang.reflect.Field
import org.sdohub.a.Bodies
import org.sdohub.a.ThePolicy
import org.sdohub.adapter.graphql.AskedHub
import org.sdohub.dependency.Dependencies
import org.sdohub.dependency.DependencyLists
import org.sdohub.dependency.DependencyListStore
import org.sdohub.dependency.ListImports
import org.sdohub.dependency.ListRhythms
import org.sdohub.identity.IdentityAccess
import org.sdohub.kernel.Actor
import org.sdohub.kernel.Grant
import org.sdohub.kernel.Grant.Reach
import org.sdohub.kernel.Lineage
import org.sdohub.kernel.Office.Kind
import org.sdohub.kernel.Refused
import org.sdohub.organization.CharterDrafts
import org.sdohub.organization.Group
import org.sdohub.organization.GroupEndings
import org.sdohub.organization.Groups
import org.sdohub.organization.GroupStore
import org.sdohub.organization.Organization
import org.sdohub.organization.Organizations
import org.sdohub.organization.OrganizationStore
import org.sdohub.organization.People
import org.sdohub.relationship.Appointments
import org.sdohub.relationship.Invitation
import org.sdohub.relationship.Invitations
import org.sdohub.relationship.NewWork
import org.sdohub.relationship.NewWorkNotice
import org.sdohub.relationship.NewWorkNoticeId
import org.sdohub.relationship.Relationship
import org.sdohub.identity.ProgramAccess
import org.sdohub.relationship.RelationshipAccess
import org.sdohub.relationship.Relationships
import org.sdohub.relationship.Slug
import org.sdohub.relationship.Upkeep
import org.sdohub.relationship.WorkArea
import org.sdohub.relationship.WorkAreaId
import org.sdohub.relationship.WorkAreas
import org.sdohub.specification.Specification.Access
import org.sdohub.specification.Specifications
import org.sdohub.statement.Correspondence
import org.sdohub.statement.Gate
import org.sdohub.statement.Handling
import org.sdohub.statement.Statement
import org.sdohub.statement.StatementRights
import org.sdohub.statement.Statements
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

/**
 * Each row of each access table is taken away from each office that it names, given to each that it does not name, and
 * given to it anywhere; each time somebody is let in or kept out who should not be, and that is noticed by what the rooms
 * decide, not by comparing tables.
 */
class FlippingEveryRuleSpec extends Specification {

    static final List<DecisionTable> LINES = DecisionTable.lines()

    /**
     * What these rows might give besides is nobody's gain: another row gives it already, a scope is asked for that only
     * programs have, or what is not posted is not told for the hub as a whole.
     */
    static final Map<String, List<Kind>> SAME = [
        'StatementAccess.RECORD_FOR_THE_OTHER_SIDE': [Kind.SECRETARIAT, Kind.LIAISON_COORDINATOR],
        'StatementAccess.RECORD_PAST'              : [Kind.LIAISON_MANAGER],
        'StatementAccess.RECORD_BY_PROGRAM'        : (Kind.values() as List) - Kind.SERVICE,
        'StatementAccess.READ_UNPOSTED'            : [Kind.HUB_ADMIN, Kind.SERVICE],
    ]

    @Shared
    @AutoCleanup
    AskedHub hub = new AskedHub()
    @Shared
    Relationship relationship
    @Shared
    Map<String, Statement> letters = [:]
    @Shared
    int flips
    @Shared
    long decisions

    def setupSpec() {
        hub.keep(OrganizationStore, anOrganization('OMA', gated()))
        hub.keep(OrganizationStore, anOrganization('IETF', changed(Bodies.rules(), [managersOnlyConvey: true])))
        hub.keep(OrganizationStore, anOrganization('ITU-T'))
        hub.keep(GroupStore, aGroup('OMA/RAS', Group.Kind.AREA))
        hub.keep(GroupStore, aGroup('OMA/CD', Group.Kind.WORKING_GROUP, groupId('OMA/RAS')))
        ['OMA/TP', 'IETF/DISPATCH'].each { hub.keep(GroupStore, aGroup(it)) }
        def one = active()
        relationship = new Relationship(OMA_IETF, 1, new Slug('oma-ietf'), one.state(), one.arrangement(), Upkeep.NONE, one.consents(), one.milestones(), [], one.staff(), null)
        hub.keep(org.sdohub.relationship.RelationshipStore, org.sdohub.kernel.Step.of(relationship, null, new org.sdohub.relationship.RelationshipEvent.RelationshipProposed(OMA_IETF)))
        def ours = by(holding(Kind.CHAIR, body('OMA/CD')))
        def statements = bean(Statements)
        def nobody = new org.sdohub.kernel.Act(new Actor('hub', null, 'hub', ours.actor().offices(), [] as Set), NOW)
        letters.draft = statements.draft(nobody, aLetter().written(), Statements.Wishes.NONE)
        letters.sent = statements.file(nobody, aLetter().written(), Statements.Wishes.NONE)
        letters.received = statements.file(by(holding(Kind.CHAIR, body('IETF/DISPATCH'))), aLetter().from('IETF/DISPATCH').to('OMA/CD').written(), Statements.Wishes.NONE)
    }

    def cleanupSpec() {
        println "policy: $flips flipped rules, $decisions decisions"
    }

    private <T> T bean(Class<T> type) {
        hub.context.getBean(type)
    }

    /** Of the row a question is about, anew: what an act leaves behind may keep the rows of its time. */
    private Closure<Boolean> asked(String question) {
        def rights = bean(StatementRights)
        def group = new Lineage(groupId('OMA/CD'), OMA, [groupId('OMA/RAS'), OMA])
        def handling = unassigned(letters.received.handlings().first())
        switch (question) {
            case 'create an organization': 
                def details = anOrganization('OMA').next().with { new Organization.Details(it.acronym(), it.name(), it.kind(), it.state(), null) }
                return { actor -> refusedNot { bean(Organizations).create(by(actor), details, Bodies.rules()) } }
            case 'edit the organization': return { Organizations.editing(it, NOW, OMA).present }
            case 'edit the group': return { Groups.editing(it, NOW, group).present }
            case 'conclude the group': return { GroupEndings.concluding(it, NOW, group).present }
            case 'edit its charter': return { CharterDrafts.editing(it, NOW, group).present }
            case 'approve its charter': return { CharterDrafts.approving(it, NOW, group).present }
            case 'appoint its chair': return { actor -> refusedNot { People.mayAppoint(by(actor), group, People.rowFor(Kind.CHAIR)) } }
            case 'appoint a secretariat': return { actor -> refusedNot { People.mayAppoint(by(actor), group, People.rowFor(Kind.SECRETARIAT)) } }
            case 'keep its programs': return { ProgramAccess.KEEP_PROGRAMS.to(it, NOW, OMA).present }
            case 'keep accounts': return { IdentityAccess.mayKeepAccounts(it, NOW) }
            case 'read the audit log': return { IdentityAccess.auditReach(it, NOW).with { it.whole() || OMA in it.organizations() } }
            case 'govern': return { bean(Relationships).governing(it, NOW, relationship).present }
            case 'appoint for the side': return { bean(Appointments).appointing(it, NOW, relationship, relationship.arrangement().first()).present }
            case 'edit work areas': return { bean(WorkAreas).mayEdit(it, NOW, relationship) }
            case "consent to the other's":
                def area = new WorkArea(new WorkAreaId(new UUID(1, 1)), 1, OMA_IETF, 'oma-ietf/x', null, new WorkArea.Proposal(content('X'), IETF, NOW))
                return { bean(WorkAreas).mayConsent(it, NOW, relationship, area) }
            case 'tell of new work': return { bean(NewWork).mayTell(it, NOW, relationship) }
            case 'answer new work':
                def notice = new NewWorkNotice(new NewWorkNoticeId(new UUID(1, 1)), 1, OMA_IETF, IETF, new NewWorkNotice.Content('X', '', '', null, false, null), NOW,
                        [new NewWorkNotice.Told(groupId('OMA/CD'), null, null, 'X')], [], null)
                return { bean(NewWork).mayAnswer(it, NOW, relationship, notice) }
            case 'invite': return { bean(Invitations).mayInvite(it, NOW, relationship) }
            case 'report on the meeting': return { actor -> refusedNot { bean(Relationships).maySpeakFor(OMA, relationship, RelationshipAccess.REPORT, by(actor)) } }
            case 'edit a specification':
                def ours = aSpecification('OMA-TS-Push', OMA, owner: groupId('OMA/CD'))
                return { bean(Specifications).editing(it, NOW, ours).present }
            case 'read one for members':
                def ours = aSpecification('OMA-TS-Push', OMA, access: Access.MEMBER)
                return { bean(Specifications).mayRead(it, NOW, ours) }
            case 'change a dependency':
                def need = aDependency('"A"', '"B"', owner: groupId('OMA/CD'), counterpart: groupId('IETF/DISPATCH'), relationship: OMA_IETF)
                return { bean(Dependencies).editing(it, NOW, need).present }
            case 'import a list': return { bean(ListImports).importing(it, NOW, relationship).present }
            case 'agree on a rhythm': return { bean(ListRhythms).speaking(it, NOW, relationship).present }
            case 'publish a list': return { bean(DependencyLists).publishing(it, NOW, new DependencyListStore.Direction(OMA_IETF, OMA)).present }
            case 'acknowledge a list': return { bean(DependencyLists).acknowledging(it, NOW, aList(OMA_IETF, IETF, 1), relationship).present }
            case 'read a draft': return { bean(Correspondence).find(letters.draft.id(), it, NOW).present }
            case 'draft for a group': return { rights.drafting(it, NOW, body('OMA/CD'), OMA_IETF).present }
            case 'draft where managers convey': return { rights.drafting(it, NOW, body('IETF/DISPATCH'), OMA_IETF).present }
            case 'draft for an organization': return { rights.drafting(it, NOW, OMA, OMA_IETF).present }
            case 'record what was received': return { rights.recording(it, NOW, [body('IETF/DISPATCH')], [body('OMA/CD')], OMA_IETF).present }
            case 'approve by proxy':
                def gate = Gate.open(APPROVAL, body('OMA/CD'), [])
                return { rights.proxying(it, NOW, gate, letters.sent).present }
            case 'moderate what came in':
                def pending = bean(Statements).file(by(Actor.PUBLIC), aLetter().from('IETF/DISPATCH').to('OMA/CD').written(), Statements.Wishes.NONE)
                return { rights.passing(it, NOW, pending.gates().first(), pending).present }
            case 'reply': return { rights.replying(it, NOW, handling, letters.received).present }
            case 'handle': return { rights.handling(it, NOW, handling, letters.received).present }
            case 'redirect': return { rights.redirecting(it, NOW, handling, letters.received).present }
            case 'name the lead': return { rights.namingLead(it, NOW, letters.received).present }
            case 'abandon': return { rights.abandoning(it, NOW, letters.draft).present }
            case 'hide an attachment': return { rights.hidingAttachments(it, NOW, letters.sent).present }
            case 'withdraw': return { rights.withdrawing(it, NOW, letters.sent).present }
            case 'change contacts': return { rights.changingContacts(it, NOW, letters.sent).present }
        }
        throw new IllegalArgumentException(question)
    }

    /** Whose it is has a right as a person, whatever the rows say. */
    private static Handling unassigned(Handling one) {
        def parts = Handling.recordComponents
        Handling.getDeclaredConstructor(parts*.type as Class[]).tap { it.accessible = true }
                .newInstance(parts.collect { it.name == 'assignee' ? null : one."$it.name"() } as Object[])
    }

    /** What is refused for want of a right is refused before anything else is looked at. */
    private static boolean refusedNot(Closure act) {
        try {
            act()
            true
        } catch (Refused refused) {
            !refused.refusals()*.code().any { it.endsWith('_NOT_ALLOWED') }
        }
    }

    /** Who is let in and should not be, or the other way round. */
    private List<String> wrong(DecisionTable line) {
        def may = asked(line.question)
        decisions += DecisionTable.ACTORS.size()
        DecisionTable.ACTORS.findAll { name, actor -> may(actor) != (name in line.may) }*.key
    }

    def "'#line.question' is decided as access.md says, for each office wherever it is held"() {
        expect:
        wrong(line) == []

        where:
        line << LINES
    }

    def "every row of every table is decided about"() {
        expect:
        ThePolicy.TABLES.findAll { it.enum }.collectMany { table -> table.enumConstants.collect { "$table.simpleName.${it.name()}".toString() } } - LINES*.row == []
    }

    def "however #line.row is flipped, it is noticed"() {
        given:
        def row = ThePolicy.rowsOf(line.row).first()
        Field field = row.class.getDeclaredField('rows')
        field.accessible = true
        def real = row.rows()
        def flipped = taken(real) + given(real, SAME[line.row] ?: []) + reachingFurther(real)

        when:
        def survivors = flipped.findAll { how, rows ->
            field.set(row, rows)
            wrong(line) == []
        }
        flips += flipped.size()

        then:
        survivors.keySet().empty

        cleanup:
        field.set(row, real)

        where:
        line << LINES
    }

    private static Map<String, List<Grant>> taken(List<Grant> rows) {
        rows.indices.collectMany { at -> rows[at].kinds().collect { kind ->
            ["$kind taken".toString(), rows.withIndex().collect { row, it -> it == at ? new Grant(row.kinds() - kind, row.reach()) : row }]
        } }.collectEntries()
    }

    private static Map<String, List<Grant>> given(List<Grant> rows, Collection<Kind> same) {
        def hub = rows.every { it.reach() == Reach.HUB }
        (Kind.values() - rows.collectMany { it.kinds() } - same).collectEntries { kind ->
            def reach = hub || kind in DecisionTable.FOR_THE_HUB ? Reach.HUB : Reach.ORGANIZATION
            ["$kind given".toString(), rows + Grant.grant(reach, kind)]
        }
    }

    /** The same offices, but held anywhere. */
    private static Map<String, List<Grant>> reachingFurther(List<Grant> rows) {
        rows.indices.findAll { rows[it].reach() != Reach.HUB }.collectEntries { at ->
            ["${rows[at].kinds()} anywhere".toString(), rows.withIndex().collect { row, it -> it == at ? new Grant(row.kinds(), Reach.HUB) : row }]
        }
    }
}
