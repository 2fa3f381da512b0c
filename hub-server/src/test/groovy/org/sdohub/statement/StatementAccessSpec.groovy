package org.sdohub.statement

import static org.sdohub.a.Letters.aLetter
import static org.sdohub.a.Letters.body
import static org.sdohub.a.People.NOW
import static org.sdohub.a.People.by
import static org.sdohub.kernel.Office.Kind.*
import static org.sdohub.statement.StatementRoom.changed
import static org.sdohub.statement.StatementRoom.gated

import org.sdohub.a.Bodies
import org.sdohub.adapter.mongo.Stores
import org.sdohub.kernel.Act
import org.sdohub.kernel.Actor
import org.sdohub.kernel.Office
import org.sdohub.kernel.Refused
import org.sdohub.organization.Profile.Visibility
import org.sdohub.statement.Letter.Relation
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

/**
 * Who may what, actor by actor: OMA CD writes to IETF DISPATCH; a working group of OMA needs its executive's approval.
 */
class StatementAccessSpec extends Specification {

    static final Map<String, Actor> ACTORS = StatementCases.ACTORS

    /** Operation: who may; everybody else is refused. */
    static final Map<String, List<String>> MATRIX = [
        'read posted'           : ACTORS.keySet() as List,
        'read posted to parties': ['editor', 'sending chair', 'sending secretary', 'chair beside', 'delegate of sender', 'sending executive',
                                   'sending secretariat', 'sending coordinator', 'sending manager', 'manager of another', 'authorized sender',
                                   'addressed chair', 'chair of another group', 'addressed area director', 'addressed executive',
                                   'addressed secretariat', 'addressed coordinator', 'addressed manager', 'delegate of addressee',
                                   'reading program of sender', 'reading program of addressee'],
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
                                   'addressed manager', 'program of sender', 'program'],
    ]

    @Shared
    @AutoCleanup
    StatementRoom room = new StatementRoom(Stores.embedded(), gated())

    @Shared
    Map<String, Statement> things = [:]

    def setupSpec() {
        things = new StatementCases(room.statements, room.store).made {
            [parties: 'Confidential', draft: 'Draft', abandoned: 'Given up', pending: 'Waiting', moderated: 'From outside', withdrawn: 'Taken back'][it] ?: 'SIP Push'
        }
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
        [[titled: 'taken back'], [purposes: [org.sdohub.organization.Profile.Purpose.FOR_ACTION] as Set], [handlings: [Handling.State.NEW] as Set]].every {
            !(things.withdrawn.id() in room.listed(Actor.PUBLIC, filter(it))*.id())
        }
        things.withdrawn.id() in room.listed(Actor.PUBLIC, filter(identifier: things.withdrawn.number()))*.id()
    }

    static StatementStore.Filter filter(Map<String, ?> wanted) {
        new StatementStore.Filter([] as Set, [] as Set, [] as Set, (wanted.purposes ?: [] as Set) as Set, [] as Set, null,
                (wanted.handlings ?: [] as Set) as Set, null, null, null, wanted.titled ?: '', wanted.identifier, null, null, null)
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
