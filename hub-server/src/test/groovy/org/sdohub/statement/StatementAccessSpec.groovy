package org.sdohub.statement

import static org.sdohub.a.Letters.aLetter
import static org.sdohub.a.Letters.body
import static org.sdohub.a.People.NOW
import static org.sdohub.a.People.LONG_AGO
import static org.sdohub.a.People.by
import static org.sdohub.kernel.Office.Kind.*
import static org.sdohub.organization.Profile.GateKind.APPROVAL
import static org.sdohub.statement.StatementRoom.OMA_IETF
import static org.sdohub.statement.StatementRoom.changed
import static org.sdohub.statement.StatementRoom.gated
import static org.sdohub.statement.StatementRoom.holding

import org.sdohub.a.Bodies
import org.sdohub.adapter.mongo.Stores
import org.sdohub.kernel.Act
import org.sdohub.kernel.Actor
import org.sdohub.kernel.Office
import org.sdohub.kernel.PersonId
import org.sdohub.kernel.Refused
import org.sdohub.organization.Profile.Visibility
import org.sdohub.relationship.RelationshipId
import org.sdohub.statement.Letter.Relation
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

/**
 * Who may what, actor by actor: OMA CD writes to IETF DISPATCH; a working group of OMA needs its executive's approval.
 */
class StatementAccessSpec extends Specification {

    static final RelationshipId ANOTHER = new RelationshipId(new UUID(8, 8))

    static final Map<String, Actor> ACTORS = [
        'public'                       : Actor.PUBLIC,
        'editor'                       : holding(DELEGATE, body('OMA/CD')),
        'sending chair'                : holding(CHAIR, body('OMA/CD')),
        'sending secretary'            : holding(SECRETARY, body('OMA/CD')),
        'chair beside'                 : holding(CHAIR, body('OMA/TP')),
        'delegate of sender'           : holding(DELEGATE, Bodies.OMA),
        'sending executive'            : holding(EXECUTIVE, Bodies.OMA),
        'sending secretariat'          : holding(SECRETARIAT, Bodies.OMA),
        'sending coordinator'          : holding(LIAISON_COORDINATOR, Bodies.OMA),
        'sending manager'              : holding(LIAISON_MANAGER, Bodies.OMA, OMA_IETF),
        'manager of another'           : holding(LIAISON_MANAGER, Bodies.OMA, ANOTHER),
        'authorized sender'            : holding(AUTHORIZED_SENDER, Bodies.OMA),
        'addressed chair'              : holding(CHAIR, body('IETF/DISPATCH')),
        'chair of another group'       : holding(CHAIR, body('IETF/SIP')),
        'addressed area director'      : holding(AREA_DIRECTOR, body('IETF/RAI')),
        'addressed executive'          : holding(EXECUTIVE, Bodies.IETF),
        'addressed secretariat'        : holding(SECRETARIAT, Bodies.IETF),
        'addressed coordinator'        : holding(LIAISON_COORDINATOR, Bodies.IETF),
        'addressed manager'            : holding(LIAISON_MANAGER, Bodies.IETF, OMA_IETF),
        'delegate of addressee'        : holding(DELEGATE, body('IETF/SIP')),
        'secretariat of a third'       : holding(SECRETARIAT, body('ITU-T')),
        'hub administrator'            : new Actor('admin', new PersonId(new UUID(3, 3)), 'admin', [new Office(HUB_ADMIN, null, null, LONG_AGO, null)], [] as Set),
        'chair of long ago'            : ended(CHAIR),
        'program'                      : new Actor('program', null, 'program', [new Office(SERVICE, null, null, LONG_AGO, null)], ['statements:file'] as Set),
    ]

    private static Actor ended(Office.Kind kind) {
        def office = new Office(kind, body('OMA/CD'), null, LONG_AGO, NOW)
        new Actor('former', new PersonId(new UUID(4, 4)), 'former', [office], [] as Set)
    }

    /** Operation: who may; everybody else is refused. */
    static final Map<String, List<String>> MATRIX = [
        'read posted'           : ACTORS.keySet() as List,
        'read posted to parties': ['editor', 'sending chair', 'sending secretary', 'chair beside', 'delegate of sender', 'sending executive',
                                   'sending secretariat', 'sending coordinator', 'sending manager', 'manager of another', 'authorized sender',
                                   'addressed chair', 'chair of another group', 'addressed area director', 'addressed executive',
                                   'addressed secretariat', 'addressed coordinator', 'addressed manager', 'delegate of addressee'],
        'read draft'            : ['editor', 'sending chair', 'sending secretary', 'sending executive', 'sending secretariat', 'sending coordinator', 'sending manager'],
        'read pending'          : ['editor', 'sending chair', 'sending secretary', 'sending executive', 'sending secretariat', 'sending coordinator', 'sending manager'],
        'read abandoned'        : ['editor', 'sending chair', 'sending secretary', 'sending executive', 'sending secretariat', 'sending coordinator', 'sending manager'],
        'read moderated'        : ['sending chair', 'sending secretary', 'sending executive', 'sending secretariat', 'sending coordinator', 'sending manager',
                                   'addressed secretariat', 'addressed coordinator', 'addressed manager'],
        'read withdrawn content': ['editor', 'sending chair', 'sending secretary', 'sending executive', 'sending secretariat', 'sending coordinator', 'sending manager'],
        'draft for group'       : ['sending chair', 'sending secretary', 'sending executive', 'sending secretariat', 'sending coordinator', 'sending manager'],
        'draft for organization': ['authorized sender', 'sending executive', 'sending secretariat', 'sending coordinator', 'sending manager'],
        'edit'                  : ['editor', 'sending chair', 'sending secretary', 'sending executive', 'sending secretariat', 'sending coordinator', 'sending manager'],
        'approve'               : ['sending executive', 'sending secretariat', 'sending coordinator'],
        'moderate'              : ['addressed secretariat', 'addressed coordinator', 'addressed manager'],
        'abandon'               : ['editor', 'sending secretariat'],
        'withdraw'              : ['sending secretariat', 'sending executive'],
        'revise'                : ['sending chair', 'sending secretary', 'sending executive', 'sending secretariat', 'sending coordinator', 'sending manager'],
        'change contacts'       : ['sending chair', 'sending secretary', 'sending executive', 'sending secretariat'],
        'decide on deadline'    : ['sending chair', 'sending secretary', 'sending executive', 'sending secretariat', 'sending coordinator', 'sending manager'],
        'reply'                 : ['addressed chair', 'addressed area director', 'addressed secretariat', 'addressed coordinator', 'addressed manager'],
        'acknowledge'           : ['addressed chair', 'addressed area director', 'addressed executive', 'addressed secretariat', 'addressed coordinator', 'addressed manager'],
        'archive'               : ['addressed chair', 'addressed area director', 'addressed executive', 'addressed secretariat', 'addressed coordinator', 'addressed manager'],
        'redirect'              : ['addressed secretariat', 'addressed coordinator', 'addressed manager'],
        'name lead'             : ['addressed secretariat', 'addressed coordinator', 'addressed manager'],
        'record past'           : ['sending secretariat', 'sending coordinator', 'sending manager', 'addressed secretariat', 'addressed coordinator',
                                   'addressed manager', 'program'],
    ]

    @Shared
    @AutoCleanup
    StatementRoom room = new StatementRoom(Stores.embedded(), gated())

    @Shared
    Map<String, Statement> things = [:]

    def setupSpec() {
        def editor = ACTORS['editor']
        def chair = by(ACTORS['sending chair'])
        def letter = aLetter().forAction('2026-11-27')
        things.posted = room.filed(letter, chair)
        things.parties = room.statements.file(chair, letter.titled('Confidential').written(), new Statements.Wishes(Visibility.PARTIES, false, null))
        things.draft = writtenBy(editor, room.statements.draft(chair, letter.titled('Draft').written(), Statements.Wishes.NONE))
        things.abandoned = room.statements.abandon(by(ACTORS['sending secretariat']),
                writtenBy(editor, room.statements.draft(chair, letter.titled('Given up').written(), Statements.Wishes.NONE)).id(), null, 'No.')
        things.pending = writtenBy(editor, waiting(room.filed(letter.titled('Waiting'), chair)))
        things.moderated = room.filed(letter.titled('From outside'), by(Actor.PUBLIC))
        things.withdrawn = room.statements.withdraw(by(ACTORS['sending secretariat']),
                writtenBy(editor, room.filed(letter.titled('Taken back'), chair)).id(), null, 'Sent in error.')
    }

    /** As if the editor had written it: an editor need hold no office that lets him draft now. */
    private Statement writtenBy(Actor editor, Statement statement) {
        def origin = statement.origin()
        def edited = new Origin([editor.person()], origin.draftedAt(), origin.relationship(), origin.thread(), origin.visibility(), false, null, null)
        def next = statement.class.methods.find { it.name == 'version' } ? withOrigin(statement, edited) : statement
        room.store.save(org.sdohub.kernel.Step.of(next, null, new StatementEvent.DraftEdited(statement.id())), by(editor))
    }

    private static Statement withOrigin(Statement it, Origin origin) {
        if (it instanceof Statement.Draft) return new Statement.Draft(it.id(), it.version() + 1, it.letter(), origin, it.returned())
        if (it instanceof Statement.Pending) return new Statement.Pending(it.id(), it.version() + 1, it.letter(), origin, it.submittedAt(), it.gates())
        def posted = it as Statement.Posted
        new Statement.Posted(posted.id(), posted.version() + 1, posted.letter(), origin, posted.number(), posted.submittedAt(),
                posted.postedAt(), posted.gates(), posted.handlings(), posted.lead(), posted.archived())
    }

    /** The same statement, back at a gate that its executive holds. */
    private Statement waiting(Statement posted) {
        def gate = Gate.open(APPROVAL, body('OMA/CD'), [new Gate.Holder(EXECUTIVE, org.sdohub.kernel.Grant.Reach.ORGANIZATION)])
        def pending = new Statement.Pending(posted.id(), 2, posted.letter(), posted.origin(), NOW, [gate])
        room.store.save(org.sdohub.kernel.Step.of(pending, null, new StatementEvent.StatementSubmitted(posted.id())), by(ACTORS['sending chair']))
    }

    def "'#operation' is for #who.size() of these actors, and #actor #verdict"() {
        expect:
        allowed(operation, ACTORS[actor]) == (actor in who)

        where:
        [operation, actor] << [MATRIX.keySet(), ACTORS.keySet()].combinations()
        who = MATRIX[operation]
        verdict = actor in who ? 'may' : 'may not'
    }

    private boolean allowed(String operation, Actor actor) {
        def act = by(actor)
        def seen = { String thing -> room.correspondence.find(things[thing].id(), actor, NOW).present }
        switch (operation) {
            case 'read posted': return seen('posted')
            case 'read posted to parties': return seen('parties')
            case 'read draft': return seen('draft')
            case 'read pending': return seen('pending')
            case 'read abandoned': return seen('abandoned')
            case 'read moderated': return seen('moderated')
            case 'read withdrawn content':
                return room.correspondence.find(things.withdrawn.id(), actor, NOW).get().letter().envelope().title() != null
            case 'draft for group': return tried { room.statements.draft(act, aLetter().written(), Statements.Wishes.NONE) }
            case 'draft for organization':
                return tried { room.statements.draft(act, aLetter().from('OMA').written(), Statements.Wishes.NONE) }
            case 'edit': return room.rights.editing(actor, NOW, things.draft).present && tried { room.statements.edit(act, things.draft.id(), null) { it } }
            case 'approve': return !room.gates.passable(actor, NOW, things.pending).empty
            case 'moderate': return !room.gates.passable(actor, NOW, things.moderated).empty
            case 'abandon': return room.rights.abandoning(actor, NOW, things.draft).present
            case 'withdraw': return room.rights.withdrawing(actor, NOW, things.posted).present
            case 'revise': return tried { room.statements.revise(act, things.posted.id()) }
            case 'change contacts': return tried { room.statements.changeTechnicalContacts(act, things.posted.id(), null, []) }
            case 'decide on deadline': return room.rights.draftingFor(actor, NOW, things.posted).present
            case 'reply': return room.rights.replying(actor, NOW, things.posted.handlings().first(), things.posted).present
            case 'acknowledge': return room.rights.handling(actor, NOW, things.posted.handlings().first(), things.posted).present
            case 'archive': return room.rights.archiving(actor, NOW, things.posted).present
            case 'redirect': return room.rights.redirecting(actor, NOW, things.posted.handlings().first(), things.posted).present
            case 'name lead': return room.rights.namingLead(actor, NOW, things.posted).present
            case 'record past':
                return tried { room.records.recordPast(act, aLetter().written(), new Records.Exchange(null, null, false, null)) }
        }
    }

    private static boolean tried(Closure act) {
        try {
            act()
            true
        } catch (Refused refused) {
            assert refused.refusals()*.code().every { it in ['STATEMENT_ACT_NOT_ALLOWED', 'STATEMENT_UNKNOWN'] }
            false
        }
    }

    def "a list and its count hold for '#actor' exactly what he may see one by one"() {
        given:
        def page = room.correspondence.page(
                StatementStore.Filter.ALL, StatementStore.Order.NEWEST_FIRST, ACTORS[actor], NOW, new org.sdohub.kernel.Page.Request(100, null, null, false))
        def ids = page.values()*.id()

        expect:
        things.values().findAll { it.id() in ids }*.id() as Set ==
                things.values().findAll { room.correspondence.find(it.id(), ACTORS[actor], NOW).present }*.id() as Set
        page.total().asLong == ids.size()

        where:
        actor << ACTORS.keySet()
    }

    def "who may not see it is told that it does not exist, whatever he tries: #act"() {
        when:
        attempt(room, by(ACTORS['addressed chair']), things.draft.id())

        then:
        def refused = thrown(Refused)
        refused.refusals()*.code() == ['STATEMENT_UNKNOWN']

        where:
        act       | attempt
        'edit'    | { r, who, id -> r.statements.edit(who, id, 99L) { it } }
        'submit'  | { r, who, id -> r.statements.submit(who, id, 99L) }
        'approve' | { r, who, id -> r.gates.approve(who, id, 99, new Gates.Passing(null, null, null, null)) }
        'abandon' | { r, who, id -> r.statements.abandon(who, id, null, 'x') }
        'handle'  | { r, who, id -> r.handlings.acknowledge(who, new Handlings.Place(id, null, null)) }
        'relate'  | { r, who, id -> relate(r, who, id) }
    }

    /** One may not even refer to it. */
    private static void relate(StatementRoom room, Act who, StatementId id) {
        try {
            room.filed(aLetter().from('IETF/DISPATCH').to('OMA/CD').related(Relation.Kind.MENTIONS, id), who)
        } catch (Refused refused) {
            assert refused.refusals()*.code() == ['STATEMENT_RELATED_UNKNOWN']
            throw new Refused(Statements.unknown())
        }
    }

    def "of a withdrawn statement the public sees number, bodies, dates and the notice"() {
        given:
        def notice = room.correspondence.find(things.withdrawn.id(), Actor.PUBLIC, NOW).get() as Statement.Withdrawn

        expect:
        notice.number() == things.withdrawn.number()
        notice.postedAt() == things.withdrawn.postedAt()
        notice.reason() == 'Sent in error.'
        with(notice.letter()) {
            envelope().from() == [body('OMA/CD')]
            envelope().addressees() == [body('IETF/DISPATCH')]
            envelope().title() == null
            envelope().purpose() == null
            envelope().deadline() == null
            body() == ''
        }
        notice.handlings() == []

        and: 'no filter on what is hidden finds it'
        [[text: 'taken back'], [purposes: [org.sdohub.organization.Profile.Purpose.FOR_ACTION] as Set], [handlings: [Handling.State.NEW] as Set]].every {
            !(things.withdrawn.id() in room.listed(Actor.PUBLIC, filter(it))*.id())
        }
        things.withdrawn.id() in room.listed(Actor.PUBLIC, filter(text: things.withdrawn.number()))*.id()
    }

    static StatementStore.Filter filter(Map<String, ?> wanted) {
        new StatementStore.Filter([] as Set, [] as Set, [] as Set, (wanted.purposes ?: [] as Set) as Set, [] as Set, null,
                (wanted.handlings ?: [] as Set) as Set, null, null, null, wanted.text ?: '', null, null, null, null)
    }

    def "where managers only convey they do not draft for groups (RFC 4691 3.1)"() {
        given:
        def conveying = new StatementRoom(Stores.embedded(), changed(Bodies.rules(), [managersOnlyConvey: true]))

        when:
        conveying.filed(aLetter(), by(ACTORS['sending manager']))

        then:
        def refused = thrown(Refused)
        refused.refusals()*.code() == ['STATEMENT_ACT_NOT_ALLOWED']

        cleanup:
        conveying.close()
    }

    def "where a sender keeps its statements to the parties, they are kept without a word"() {
        given:
        def closed = new StatementRoom(Stores.embedded(), changed(Bodies.rules(), [visibility: Visibility.PARTIES]))

        expect:
        closed.filed(aLetter(), by(ACTORS['sending chair'])).origin().visibility() == Visibility.PARTIES
        closed.listed(Actor.PUBLIC) == []
        closed.listed(ACTORS['delegate of addressee']).size() == 1

        cleanup:
        closed.close()
    }
}
