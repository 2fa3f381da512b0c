package org.sdohub.policy

import static org.sdohub.a.Bodies.IETF
import static org.sdohub.a.Bodies.OMA
import static org.sdohub.a.Bodies.aGroup
import static org.sdohub.a.Bodies.anOrganization
import static org.sdohub.a.Bodies.groupId
import static org.sdohub.a.Bodies.organizationId
import static org.sdohub.a.Letters.aLetter
import static org.sdohub.a.Letters.body
import static org.sdohub.a.People.LONG_AGO
import static org.sdohub.a.People.NOW
import static org.sdohub.a.Relationships.active
import static org.sdohub.a.Relationships.arrangement
import static org.sdohub.a.Relationships.side
import static org.sdohub.a.Specifications.ANY_OFFICE
import static org.sdohub.a.Specifications.aSpecification
import static org.sdohub.a.Specifications.aVersion
import static org.sdohub.a.Specifications.specificationId
import static org.sdohub.kernel.Office.Kind.*
import static org.sdohub.statement.StatementCases.ANOTHER
import static org.sdohub.statement.StatementRoom.OMA_IETF
import static org.sdohub.statement.StatementRoom.gated
import static org.sdohub.statement.StatementRoom.holding

import java.time.LocalDate
import org.sdohub.adapter.attachments.FileCourier
import org.sdohub.kernel.Act
import org.sdohub.kernel.Actor
import org.sdohub.kernel.Id
import org.sdohub.kernel.Office
import org.sdohub.kernel.Step
import org.sdohub.organization.Group
import org.sdohub.organization.GroupStore
import org.sdohub.organization.OrganizationStore
import org.sdohub.organization.Profile.Maturity
import org.sdohub.organization.Profile.Visibility
import org.sdohub.relationship.Agreement
import org.sdohub.relationship.Relationship
import org.sdohub.relationship.RelationshipEvent
import org.sdohub.relationship.RelationshipId
import org.sdohub.relationship.RelationshipStore
import org.sdohub.relationship.Slug
import org.sdohub.relationship.Terms
import org.sdohub.relationship.Upkeep
import org.sdohub.specification.Relation
import org.sdohub.specification.Specification.Access
import org.sdohub.specification.SpecificationEvent
import org.sdohub.specification.SpecificationStore
import org.sdohub.statement.StatementCases
import org.sdohub.statement.Statements

/**
 * OMA and IETF correspond in public. Where there are secrets, OMA and ITU-T have a relationship besides that its terms keep
 * between them, with all that belongs to one, and OMA has things of its own; each carries a canary. Who may see them is
 * written here by hand, from access.md and policy.txt.
 */
class PrivateWorld implements AutoCloseable {

    static final Map<String, Actor> ACTORS = StatementCases.ACTORS + [
        'representative of sender': holding(REPRESENTATIVE, OMA, OMA_IETF),
        'rapporteur of sender'    : holding(RAPPORTEUR, body('OMA/CD')),
        'chair of a third'        : holding(CHAIR, body('ITU-T/SG11')),
        'delegate of a third'     : holding(DELEGATE, body('ITU-T')),
        'representative of addressee': holding(REPRESENTATIVE, IETF, OMA_IETF),
        'cataloguer'              : new Actor('cataloguer', null, 'cataloguer', [new Office(SERVICE, null, null, LONG_AGO, null)], ['specifications:write'] as Set),
        'nobody in particular'    : new Actor('nobody', null, 'nobody', [], [] as Set),
    ]

    static final Set<String> OF_OMA = ['editor', 'sending chair', 'sending secretary', 'chair beside', 'delegate of sender', 'sending executive',
                                       'sending secretariat', 'sending coordinator', 'sending manager', 'manager of another', 'authorized sender',
                                       'representative of sender', 'rapporteur of sender']
    static final Set<String> OF_ITU = ['secretariat of a third', 'chair of a third', 'delegate of a third']
    /** Who may read what the parties keep between them; of their programs those with the scope statements:read. */
    static final Set<String> OMA_READS = OF_OMA + ['reading program of sender']
    static final Set<String> PARTIES = OMA_READS + OF_ITU + ['reading program of a third']
    /** Those of the sending side who see what is not posted: access.md, read DRAFT. */
    static final Set<String> SENDERS = ['sending chair', 'sending secretary', 'sending executive', 'sending secretariat', 'sending coordinator', 'manager of another']

    /** Thing: who sees it. */
    static final Map<String, Collection<String>> READERS = [
        relationship: PARTIES, key: PARTIES, duties: PARTIES, workarea: PARTIES, invitation: PARTIES, newwork: PARTIES, list: PARTIES,
        dependency: PARTIES,
        closedlist  : OMA_READS, members: OF_OMA + ['cataloguer', 'program of sender'], needofmembers: OF_OMA + ['program of sender'],
        charter     : ['sending chair', 'sending secretariat', 'sending executive'],
        parties     : PARTIES, file: PARTIES, draft: SENDERS, draftfile: SENDERS,
        moderated   : SENDERS + ['secretariat of a third'],
        comment     : OF_OMA,
    ]

    static final String KEPT = 'kept-' + Canaries.of('key')
    static final String NOBODYS_NUMBER = 'LS-2026-0998'
    static final RelationshipId WITH_W3C = new RelationshipId(new UUID(9, 9))
    /** May see none of it. */
    static final List<String> OUTSIDERS = ['public', 'addressed secretariat', 'hub administrator', 'program', 'chair of long ago']

    final Canaries canaries
    final WatchedHub hub
    final FileCourier courier
    /** Thing: its global id, or its address. */
    final Map<String, String> ids = [:]
    /** What differs by nature: the same name stands for the same thing in every world. */
    private final Map<String, String> names = [:]
    /** Name: the id that this world's hub made up for what is in every world. */
    private final Map<String, String> made = [:]

    PrivateWorld(boolean secrets) {
        canaries = new Canaries()
        READERS.each { thing, who -> canaries.word(thing, who) }
        hub = new WatchedHub(ACTORS, canaries)
        courier = new FileCourier(hub.address, { String who -> WatchedHub.token(who) })
        bodies()
        catalogue(secrets)
        relate('oma-ietf', OMA_IETF, arrangement())
        relate('oma-w3c', WITH_W3C, arrangement(second: side(organizationId('W3C')), terms: terms(Visibility.PUBLIC, Visibility.PARTIES, Visibility.PUBLIC)))
        openly('before', 1)
        names[NOBODYS_NUMBER] = 'a number'
        if (secrets) {
            keptRelationship()
            ofOmaAlone()
            correspondence()
        }
        openly('after', 2)
        needs()
        if (secrets) {
            comment()
        }
        hub.settle()
    }

    private void bodies() {
        ['OMA', 'IETF'].each { hub.keep(OrganizationStore, anOrganization(it, gated())) }
        ['ITU-T', 'W3C'].each { hub.keep(OrganizationStore, anOrganization(it)) }
        hub.keep(GroupStore, aGroup('OMA/CD'))
        hub.keep(GroupStore, aGroup('OMA/TP', Group.Kind.PLENARY))
        hub.keep(GroupStore, aGroup('IETF/RAI', Group.Kind.AREA))
        hub.keep(GroupStore, aGroup('ITU-T/SG11'))
        ['IETF/DISPATCH', 'IETF/SIP'].each { hub.keep(GroupStore, aGroup(it, Group.Kind.WORKING_GROUP, groupId('IETF/RAI'))) }
        def charter = hub.does('sending secretariat', 'draftCharter', [group: 'OMA/TP', goals: 'Liaise.', liaisons: [[organization: 'ITU-T', subject: 'Numbers']]], 'draft { id }').draft.id
        named('charter draft', charter)
        hub.does('sending secretariat', 'submitCharterDraft', [id: charter], 'draft { id }')
        named('charter', hub.does('sending executive', 'approveCharter', [id: charter], 'charter { id }').charter.id)
    }

    private void catalogue(boolean secrets) {
        keep(aSpecification('Q.700', organizationId('ITU-T'), title: 'Signalling', versions: ['1': Maturity.PUBLISHED]))
        keep(aSpecification('RFC 3261', title: 'SIP', versions: ['1': Maturity.PUBLISHED]))
        keep(aSpecification('OMA-TS-Push', OMA, title: 'Push over SIP', owner: groupId('OMA/CD'), versions: ['1.0': Maturity.APPROVED]))
        keep(aSpecification('OMA-TS-Sold', OMA, title: 'Push for sale', access: Access.PURCHASE, versions: ['1.0': Maturity.APPROVED]))
        def version = aVersion(secret('members'), Maturity.APPROVED, '2004-05-22', identifier: "OMA-TS-Members-${secret('members')}".toString())
        keep(aSpecification('OMA-TS-Members', OMA, title: 'Push for members', access: Access.MEMBER, aliases: ['TS 99.9'],
                owner: secrets ? groupId('OMA/CD') : null, relations: secrets ? [(Relation.Kind.UPDATES): 'RFC 3261'] : [:],
                url: secrets ? "https://oma.example/${secret('members')}".toString() : null, versions: secrets ? [(secret('members')): version] : [:]))
    }

    void keep(org.sdohub.specification.Specification one) {
        def first = new org.sdohub.specification.Specification(one.id(), 1, one.organization(), one.designation(), one.series(), one.number(), one.title(),
                one.owner(), one.aliases(), one.access(), one.url(), one.versions(), one.relations())
        hub.keep(SpecificationStore, Step.of(first, ANY_OFFICE, new SpecificationEvent.SpecificationCreated(one.id(), [])))
    }

    private void relate(String key, RelationshipId id, def arrangement, Upkeep upkeep = Upkeep.NONE) {
        def one = active(key, arrangement)
        def first = new Relationship(id, 1, new Slug(key), one.state(), one.arrangement(), upkeep, one.consents(), one.milestones(), one.notices(), one.staff(), null)
        hub.keep(RelationshipStore, Step.of(first, null, new RelationshipEvent.RelationshipProposed(id)))
    }

    private static Terms terms(Visibility relationship, Visibility lists, Visibility all, String redistribution = '') {
        new Terms(false, [], redistribution, null, relationship, lists, all)
    }

    /** What everybody may read; the ids are the same in every world. */
    void openly(String title, int number) {
        int next = 0
        def act = new Act(ACTORS['sending chair'], NOW, new Act.Receipt(title, title), { new UUID(number, ++next) })
        def one = hub.context.getBean(Statements).file(act, aLetter().titled("Push $title").saying('Push over SIP.').forAction('2026-11-27').written(), Statements.Wishes.NONE)
        ids["statement $title".toString()] = globalId(one.id())
        names[one.number()] = "LS-$title".toString()
    }

    private void needs() {
        named('need', hub.does('sending secretariat', 'declareDependency', [from: [specification: 'OMA-TS-Push'], to: [specification: 'RFC 3261'], kind: 'NORMATIVE',
            owner: 'OMA/CD', relationship: 'oma-ietf'], 'dependency { id }').dependency.id)
        named('open list', hub.does('sending coordinator', 'publishDependencyList', [relationship: 'oma-ietf', side: 'OMA', note: 'All.'], 'dependencyList { id }').dependencyList.id)
    }

    private void keptRelationship() {
        def said = secret('relationship')
        relate(KEPT, ANOTHER, arrangement(second: side(organizationId('ITU-T')), purpose: said, scope: said, terms: terms(Visibility.PARTIES, Visibility.PARTIES, Visibility.PARTIES, said)),
                new Upkeep([new Agreement(said, Agreement.Kind.MEMORANDUM, said, true, LocalDate.of(2020, 1, 1), null)], said, null))
        known('relationship', globalId(ANOTHER))
        ids.key = ids.relationship
        hub.does('sending executive', 'openAppointment', [relationship: KEPT, side: 'OMA', kind: 'LIAISON_MANAGER', duties: secret('duties')], 'clientMutationId')
        known('workarea', hub.does('manager of another', 'createWorkArea', [relationship: KEPT, title: secret('workarea'), description: secret('workarea'), key: "about-${secret('workarea')}".toString(),
            sides: [[organization: 'OMA', groups: ['OMA/CD'], specifications: ['OMA-TS-Push']]], items: [[title: secret('workarea'), owner: 'OMA', actions: [secret('workarea')]]]], 'workArea { id }').workArea.id)
        known('invitation', hub.does('sending executive', 'inviteRepresentative', [relationship: KEPT, body: 'OMA/TP', title: secret('invitation'), from: '2026-12-01', to: '2026-12-03',
            conditions: secret('invitation'), letter: secret('invitation')], 'invitation { id }').invitation.id)
        known('newwork', hub.does('manager of another', 'announceNewWork', [relationship: KEPT, title: secret('newwork'), description: secret('newwork'), reference: secret('newwork')], 'notice { id }').notice.id)
        known('dependency', hub.does('sending secretariat', 'declareDependency', [from: [specification: 'OMA-TS-Push'], to: [specification: 'Q.700'], kind: 'INFORMATIVE',
            owner: 'OMA/CD', relationship: KEPT, reason: secret('dependency'), neededBy: '2026-11-01'], 'dependency { id }').dependency.id)
        known('list', hub.does('manager of another', 'publishDependencyList', [relationship: KEPT, side: 'OMA', note: secret('list')], 'dependencyList { id }').dependencyList.id)
    }

    private void ofOmaAlone() {
        known('closedlist', hub.does('sending coordinator', 'publishDependencyList', [relationship: 'oma-w3c', side: 'OMA', note: secret('closedlist')], 'dependencyList { id }').dependencyList.id)
        ids.members = globalId(specificationId('OMA-TS-Members'))
        known('needofmembers', hub.does('sending secretariat', 'declareDependency', [from: [specification: 'OMA-TS-Members'], to: [specification: 'RFC 3261'], kind: 'NORMATIVE',
            owner: 'OMA/CD', reason: secret('needofmembers'), neededBy: '2026-11-01'], 'dependency { id }').dependency.id)
        known('charter', hub.does('sending chair', 'draftCharter', [group: 'OMA/CD', goals: secret('charter'), scope: secret('charter')], 'draft { id }').draft.id)
    }

    private void correspondence() {
        def letter = { String thing, Map more -> [from: ['OMA/CD'], to: ['ITU-T/SG11'], title: secret(thing), body: secret(thing), purpose: 'FOR_ACTION', deadline: '2026-11-27'] + more }
        def attached = { String thing -> [attachments: [[upload: courier.bring('sending chair', "${secret(thing)}.txt", secret(thing).getBytes('UTF-8'))]]] }
        def fields = 'statement { id number attachments { url } }'
        def parties = hub.does('sending chair', 'fileStatement', letter('parties', attached('file') + [visibility: 'PARTIES']), fields).statement
        known('parties', parties.id)
        ids.number = parties.number
        names[parties.number] = 'a number'
        ids.file = URI.create(parties.attachments[0].url).path
        def draft = hub.does('sending chair', 'draftStatement', letter('draft', attached('draftfile')), fields).statement
        known('draft', draft.id)
        ids.draftfile = URI.create(draft.attachments[0].url).path
        def act = new Act(Actor.PUBLIC, NOW)
        def moderated = hub.context.getBean(Statements).file(act, aLetter().to('ITU-T/SG11').titled(secret('moderated')).saying(secret('moderated')).written(), Statements.Wishes.NONE)
        known('moderated', globalId(moderated.id()))
    }

    private void comment() {
        known('comment', hub.does('sending chair', 'commentOnStatement', [id: ids['statement before'], text: secret('comment'), private: true], 'comment { id }').comment.id)
    }

    static String secret(String thing) {
        Canaries.of(thing)
    }

    private void known(String thing, String id) {
        ids[thing] = id
    }

    /** A public thing whose id was made up by the hub. */
    void named(String name, String id) {
        ids[name] = id
        made[name] = id
        names[id] = "the id of the $name".toString()
        names[uuid(id)] = "the key of the $name".toString()
    }

    static String uuid(String globalId) {
        new String(Base64.urlDecoder.decode(globalId)).split(':')[1]
    }

    static String globalId(Id id) {
        Base64.urlEncoder.withoutPadding().encodeToString(id.text().bytes)
    }

    /** A question of that world about this one. */
    String asAsked(String question, PrivateWorld other) {
        def all = question
        if (!ids.number) {
            // A number that is hidden there is a gap; here the next statement has it.
            all = all.replace(other.ids.number, NOBODYS_NUMBER)
        }
        made.each { name, id -> all = all.replace(other.made[name], id).replace(uuid(other.made[name]), uuid(id)) }
        all
    }

    /** The text with the same names for the same things, and without what is made up anew for each answer. */
    String plain(String text) {
        def all = text
        names.each { made, name -> all = all.replace(made, name) }
        // A sealed cursor is random; its length is not.
        all.replaceAll(/"(cursor|startCursor|endCursor|after)":"([^"]+)"/) { whole, name, sealed -> "\"$name\":\"sealed ${sealed.length()}\"" }
                .replaceAll(/(after|before|page)=([A-Za-z0-9_-]{30,})/) { whole, name, sealed -> "$name=sealed ${sealed.length()}" }
                .replace(hub.address, 'http://hub').replace("localhost:$hub.port", 'hub')
    }

    @Override
    void close() {
        hub.close()
        canaries.close()
    }
}
