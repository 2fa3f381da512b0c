package org.sdohub.statement

import static org.sdohub.a.Bodies.aGroup
import static org.sdohub.a.Bodies.anOrganization
import static org.sdohub.a.Bodies.groupId
import static org.sdohub.a.Bodies.rules
import static org.sdohub.a.Letters.body
import static org.sdohub.a.People.NOW
import static org.sdohub.a.People.administrator
import static org.sdohub.a.People.by
import static org.sdohub.a.Relationships.relationshipId
import static org.sdohub.a.People.LONG_AGO

import java.time.LocalDate
import org.sdohub.a.Bodies
import org.sdohub.a.Letters
import org.sdohub.a.Relationships
import org.sdohub.adapter.mongo.Stores
import org.sdohub.identity.HubKey
import org.sdohub.kernel.Act
import org.sdohub.kernel.Actor
import org.sdohub.kernel.BodyId
import org.sdohub.kernel.Durability
import org.sdohub.kernel.Grant
import org.sdohub.kernel.Id
import org.sdohub.kernel.Office
import org.sdohub.kernel.Office.Kind
import org.sdohub.kernel.Overflow
import org.sdohub.kernel.Page
import org.sdohub.kernel.PersonId
import org.sdohub.organization.Group
import org.sdohub.organization.Profile
import org.sdohub.organization.Profile.GateKind
import org.sdohub.relationship.Relationship
import org.sdohub.relationship.RelationshipId
import org.sdohub.relationship.Slug
import org.sdohub.relationship.Upkeep
import org.sdohub.relationship.WorkAreaId

/**
 * The statement room over stores of its own: OMA (CD, TP) and IETF (the area RAI with DISPATCH and SIP, IESG) have a
 * relationship, ITU-T stands by itself.
 */
class StatementRoom implements AutoCloseable {

    static final RelationshipId OMA_IETF = relationshipId('oma-ietf')
    /** The one thing besides statements and specifications that everybody may refer to. */
    static final WorkAreaId AREA = new WorkAreaId(new UUID(6, 6))

    final Stores stores
    final org.sdohub.organization.Bodies bodies
    final StatementStore store
    final StatementSight sight
    final StatementRights rights
    final Statements statements
    final Intake intake
    final Submission submission
    final Verdicts verdicts
    final GateHolders holders
    final SubmissionTokens tokens
    final Submissions submissions
    /** How much may come in without login; a spec may change it. */
    Map<String, ?> taken = [anAddress: 0, aNetwork: 0, inAll: 0, aMailAddress: 0, aPerson: 0, open: true, closedBecause: '', manualWay: '', linkInReceipt: true]
    /** Which limits kept something out, by their keys. */
    final List<String> reached = []
    /** How much may be attached to one statement. */
    final AttachmentLimits attachments = new AttachmentLimits(new AttachmentLimits.Share(2, 2 << 20), new AttachmentLimits.Share(20, 100L << 20))
    /** Whether the store keeps what it is given. */
    boolean durable = true
    private final SubmissionLimits limits = [anAddress: { taken.anAddress }, aNetwork: { taken.aNetwork }, inAll: { taken.inAll },
                                             aMailAddress: { taken.aMailAddress }, aPerson: { taken.aPerson }, open: { taken.open },
                                             closedBecause: { taken.closedBecause }, manualWay: { taken.manualWay }, linkInReceipt: { taken.linkInReceipt }] as SubmissionLimits
    final Gates gates
    final Replies replies
    final Records records
    final Handlings handlings
    final Deadlines deadlines
    final Correspondence correspondence
    final ReplyClaims claims
    final ReplySettlement settlement
    final Comments comments

    StatementRoom(Stores stores = Stores.embedded(), Profile ofOma = rules(), Profile ofIetf = rules()) {
        this(stores, true, ofOma, ofIetf, { it })
    }

    /** Over stores that know the bodies already. */
    static StatementRoom reopened(Stores stores) {
        new StatementRoom(stores, false, null, null, { it })
    }

    /** The same room, in which everything is decided as ever and nothing is kept. */
    StatementRoom frozen() {
        Closure<StatementStore> over = { StatementStore real -> new FrozenStatements(real) }
        new StatementRoom(stores, false, null, null, over)
    }

    private StatementRoom(Stores stores, boolean empty, Profile ofOma, Profile ofIetf, Closure<StatementStore> over) {
        this.stores = stores
        if (empty) {
            furnish(ofOma, ofIetf)
        }
        bodies = new org.sdohub.organization.Bodies(stores.organizations, stores.groups, stores.events)
        store = over(stores.statementStore(bodies))
        sight = new StatementSight(bodies)
        rights = new StatementRights(bodies)
        claims = new ReplyClaims(store)
        def revisions = new Revisions(store)
        def posting = new Posting(store, claims, revisions)
        def living = new LivingRelationships(stores.relationships, bodies)
        submission = new Submission(store, rights, sight, bodies, living, stores.specifications, stores.numbers,
                { wanted, actor, now -> wanted.findAll { it == AREA } as Set } as Referents, new Remarks(store, sight, bodies),
                attachments, { limit -> reached << limit } as Overflow)
        intake = new Intake(store, limits, new ManualWay(bodies, limits), { durable } as Durability, { limit -> reached << limit } as Overflow)
        statements = new Statements(store, posting, submission, rights, sight, bodies, intake)
        gates = new Gates(posting, submission, rights, sight)
        replies = new Replies(store, statements, rights, sight)
        records = new Records(posting, submission, rights, stores.numbers)
        def steps = new HandlingSteps(store, claims, rights, sight, bodies)
        handlings = new Handlings(steps, submission, rights)
        deadlines = new Deadlines(steps, rights)
        verdicts = new Verdicts(store, rights, sight, statements, submission, bodies)
        holders = new GateHolders(stores.people, stores.relationships, bodies)
        tokens = new SubmissionTokens({ purpose -> java.security.MessageDigest.getInstance('SHA-256').digest(purpose.bytes) } as HubKey)
        submissions = new Submissions(store, posting, submission, statements, tokens, limits, intake, bodies)
        correspondence = new Correspondence(store, sight, new Desks(sight))
        settlement = new ReplySettlement(store, claims, revisions)
        comments = new Comments(stores.comments, store, sight, bodies)
    }

    private void furnish(Profile ofOma, Profile ofIetf) {
        def act = by(administrator())
        stores.organizations.save(anOrganization('OMA', ofOma), act)
        stores.organizations.save(anOrganization('IETF', ofIetf), act)
        stores.organizations.save(anOrganization('ITU-T'), act)
        stores.groups.save(aGroup('OMA/CD'), act)
        stores.groups.save(aGroup('OMA/TP', Group.Kind.PLENARY), act)
        stores.groups.save(aGroup('IETF/RAI', Group.Kind.AREA), act)
        stores.groups.save(aGroup('IETF/DISPATCH', Group.Kind.WORKING_GROUP, groupId('IETF/RAI')), act)
        stores.groups.save(aGroup('IETF/SIP', Group.Kind.WORKING_GROUP, groupId('IETF/RAI')), act)
        stores.groups.save(aGroup('IETF/IESG', Group.Kind.BOARD), act)
        stores.relationships.save(Relationship.proposed(OMA_IETF, new Slug('oma-ietf'), Relationships.arrangement(), Upkeep.NONE, Relationships.by(Bodies.OMA)), act)
    }

    /** The rules of RFC 4053 and these gates; areas approve what working groups send, each board's chair what it sends. */
    static Profile gated(GateKind... gates) {
        def usual = rules()
        def approvals = [
                new Profile.ApprovalRule([Group.Kind.WORKING_GROUP], Kind.AREA_DIRECTOR, Grant.Reach.BODY_OR_ABOVE),
                new Profile.ApprovalRule([Group.Kind.BOARD], Kind.EXECUTIVE, Grant.Reach.BODY),
                new Profile.ApprovalRule([], Kind.EXECUTIVE, Grant.Reach.ORGANIZATION)]
        changed(usual, [approvals: approvals, gates: gates as List])
    }

    static Profile changed(Profile usual, Map<String, ?> other) {
        new Profile(
                LocalDate.of(2005, 4, 1), usual.purposes(), usual.contactModel(), other.approvals ?: usual.approvals(),
                other.gates ?: usual.gates(), (other.series ?: []) as List, other.formats ?: usual.formats(), usual.ladder(),
                other.managersOnlyConvey ?: false, true, other.visibility ?: usual.visibility(), other.zone ?: usual.zone(), usual.identifierSchemes())
    }

    /** Each office is held by a person of its own. */
    static Actor holding(Kind kind, BodyId body, Id matter = null) {
        def name = [kind.name().toLowerCase(), 'of', body.text(), matter?.text() ?: ''].join(' ').strip()
        def office = new Office(kind, body, matter, LONG_AGO, null)
        new Actor('account of ' + name, new PersonId(UUID.nameUUIDFromBytes(name.bytes)), name, [office], [] as Set)
    }

    static Actor chairOf(String key) {
        holding(Kind.CHAIR, body(key))
    }

    /** Who speaks for OMA CD in most specs. */
    static Act fromOma(String at = null) {
        by(chairOf('OMA/CD'), at == null ? NOW : java.time.Instant.parse(at))
    }

    /** Who speaks for IETF DISPATCH in most specs. */
    static Act fromIetf(String at = null) {
        by(chairOf('IETF/DISPATCH'), at == null ? NOW : java.time.Instant.parse(at))
    }

    Statement filed(Letters letter, Act act = fromOma()) {
        statements.file(act, letter.written(), Statements.Wishes.NONE)
    }

    /** By the chair of IETF DISPATCH. */
    Statement replied(Statement to, boolean interim = false, Act act = fromIetf()) {
        replies.reply(act, to.id(), null, interim, Statements.Wishes.NONE) { letter ->
            new org.sdohub.statement.Letter(letter.envelope(), 'Thank you.', [], letter.relations(), [])
        }
    }

    Statement now(Statement statement) {
        store.find(statement.id()).get()
    }

    List<Statement> listed(Actor actor, StatementStore.Filter filter = StatementStore.Filter.ALL) {
        correspondence.page(filter, StatementStore.Order.NEWEST_FIRST, actor, NOW, Page.Request.first(100)).values()
    }

    List<String> happenedTo(Statement statement) {
        stores.events.of(statement.id(), 100)*.type()
    }

    @Override
    void close() {
        stores.close()
    }
}
