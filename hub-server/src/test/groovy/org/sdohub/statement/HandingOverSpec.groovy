package org.sdohub.statement

import static org.sdohub.a.Bodies.IETF
import static org.sdohub.a.Bodies.OMA
import static org.sdohub.a.Bodies.groupId
import static org.sdohub.a.Bodies.organizationId
import static org.sdohub.a.Letters.aLetter
import static org.sdohub.a.Letters.body
import static org.sdohub.a.People.NOW
import static org.sdohub.a.People.administrator
import static org.sdohub.a.People.by
import static org.sdohub.statement.StatementRoom.holding

import java.nio.file.Path
import java.time.Clock
import java.time.ZoneOffset
import org.sdohub.a.ChildJvm
import org.sdohub.a.Relationships
import org.sdohub.adapter.mongo.Stores
import org.sdohub.kernel.Actor
import org.sdohub.kernel.Office
import org.sdohub.kernel.Office.Kind
import org.sdohub.kernel.PersonId
import org.sdohub.kernel.Refused
import org.sdohub.organization.Group
import org.sdohub.organization.GroupEndings
import org.sdohub.organization.Person
import org.sdohub.relationship.ClosingPlan
import org.sdohub.relationship.RelationshipEndings
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.TempDir

/** What is open when a group or a relationship ends goes to somebody, on record and once. */
class HandingOverSpec extends Specification {

    static final Actor SECRETARIAT = holding(Kind.SECRETARIAT, IETF)
    static final Actor OMA_CHAIR = holding(Kind.EXECUTIVE, OMA)
    static final Actor IETF_CHAIR = holding(Kind.EXECUTIVE, IETF)
    static final int KILLED = 137

    @AutoCleanup
    StatementRoom room = new StatementRoom()
    GroupEndings endings = new GroupEndings(room.stores.groups, room.bodies)

    @TempDir
    Path folder

    static LeftHandlings follower(StatementRoom room) {
        new LeftHandlings(room.store, room.claims, room.submission, room.stores.relationships,
                new FormerOfficers(room.stores.people, room.bodies), room.bodies, Clock.fixed(NOW, ZoneOffset.UTC))
    }

    void follow() {
        room.stores.everythingThatHappened().each { follower(room).follow(it) }
    }

    Statement sent(String to = 'IETF/DISPATCH', String title = 'SIP Push') {
        room.filed(aLetter().to(to).titled(title))
    }

    private static Map<String, Handling.State> states(Statement statement, StatementRoom room) {
        statement.handlings().collectEntries { [room.bodies.tree().label(it.body()), it.state()] }
    }

    def "what a concluded group has open goes to its parent, with a handling of its own, and stays where it was dealt with"() {
        given:
        def open = sent()
        def dealtWith = sent('IETF/DISPATCH', 'Done')
        room.handlings.decline(by(StatementRoom.chairOf('IETF/DISPATCH')), new Handlings.Place(dealtWith.id(), null, null), 'Not ours.')

        when:
        def group = endings.conclude(by(SECRETARIAT), groupId('IETF/DISPATCH'), null, 'Its work is done.')
        2.times { follow() }

        then:
        group.state() == Group.State.CONCLUDED
        group.successor() == groupId('IETF/RAI')
        states(room.now(open), room) == ['IETF DISPATCH': Handling.State.REDIRECTED, 'IETF RAI': Handling.State.NEW]
        room.now(open).handlingOf(groupId('IETF/RAI')).get().assignee().office() == Kind.AREA_DIRECTOR
        states(room.now(dealtWith), room) == ['IETF DISPATCH': Handling.State.DECLINED]

        and: 'once, on record'
        def told = room.stores.events.of(open.id(), 100).findAll { it.type() == 'HandlingRedirected' }
        told*.note() == ['IETF DISPATCH was concluded.']
        told.first().changes().collect { [it.before(), it.after()] } == [['IETF DISPATCH', 'IETF RAI']]
        new StatementHistory().illegal(room.stores.events.of(open.id(), 100)) == []
    }

    def "what a group had that went into another is that one's, however many went the same way before the step was done"() {
        given:
        def open = sent()
        endings.merge(by(SECRETARIAT), groupId('IETF/DISPATCH'), null, groupId('IETF/SIP'), 'One group is enough.')
        endings.conclude(by(SECRETARIAT), groupId('IETF/SIP'), null, 'Nobody came.')

        when:
        follow()

        then:
        room.now(open).handlings().findAll { it.state().open() }*.body() == [groupId('IETF/RAI')]
        room.bodies.tree().byKey('ietf/dispatch').get() == groupId('IETF/DISPATCH')
    }

    def "#who ending #what is answered with #codes"() {
        when:
        def told = codesOf { endings."$how"(by(actor), *arguments) }

        then:
        told == codes

        where:
        who                      | what                           | how        | actor                                      | arguments                                          || codes
        'the secretariat'        | 'a group'                      | 'conclude' | SECRETARIAT                                | [groupId('IETF/SIP'), null, 'over']                || []
        'the director above'     | 'a group'                      | 'conclude' | holding(Kind.AREA_DIRECTOR, groupId('IETF/RAI')) | [groupId('IETF/SIP'), null, 'over']          || []
        'its own chair'          | 'a group'                      | 'conclude' | StatementRoom.chairOf('IETF/SIP')          | [groupId('IETF/SIP'), null, 'over']                || ['ORGANIZATION_ACT_NOT_ALLOWED']
        'another secretariat'    | 'a group'                      | 'conclude' | holding(Kind.SECRETARIAT, OMA)             | [groupId('IETF/SIP'), null, 'over']                || ['ORGANIZATION_ACT_NOT_ALLOWED']
        'the secretariat'        | 'a group with groups below'    | 'conclude' | SECRETARIAT                                | [groupId('IETF/RAI'), null, 'over']                || ['GROUP_HAS_GROUPS_BELOW']
        'the secretariat'        | 'one without a reason'         | 'conclude' | SECRETARIAT                                | [groupId('IETF/SIP'), null, ' ']                   || ['GROUP_REASON_MISSING']
        'the secretariat'        | 'one into itself'              | 'merge'    | SECRETARIAT                                | [groupId('IETF/SIP'), null, groupId('IETF/SIP'), 'x'] || ['GROUP_HEIR_UNKNOWN']
        'the secretariat'        | 'one into another body\'s'     | 'merge'    | SECRETARIAT                                | [groupId('IETF/SIP'), null, groupId('OMA/CD'), 'x'] || ['GROUP_HEIR_UNKNOWN']
    }

    def "a group is concluded once, and its chair has no right afterwards"() {
        given:
        endings.conclude(by(SECRETARIAT), groupId('IETF/SIP'), null, 'over')

        expect:
        codesOf { endings.conclude(by(SECRETARIAT), groupId('IETF/SIP'), null, 'again') } == ['GROUP_CONCLUDED_ALREADY']
        codesOf { endings.merge(by(SECRETARIAT), groupId('IETF/DISPATCH'), null, groupId('IETF/SIP'), 'x') } == ['GROUP_HEIR_UNKNOWN']
    }

    def "the hub is killed while it hands over: the rest is handed over at the next start, and nothing twice"() {
        given:
        def file = folder.resolve('docs.sqlite')
        def before = new StatementRoom(Stores.embedded(file))
        def sent = (1..6).collect { before.filed(aLetter().titled("Statement $it")) }
        new GroupEndings(before.stores.groups, before.bodies).conclude(by(SECRETARIAT), groupId('IETF/DISPATCH'), null, 'over')
        before.close()

        when:
        def child = new ChildJvm(["-Dhub.kill=handling.handed.over:3"], HandingOverSpec, 'ready', file.toString())
        child.awaitReady()

        then:
        child.awaitExit() == KILLED

        when:
        def after = StatementRoom.reopened(Stores.embedded(file))
        def heirs = { sent.count { one -> after.now(one).handlingOf(groupId('IETF/RAI')).present } }
        def done = heirs()
        after.stores.everythingThatHappened().each { follower(after).follow(it) }

        then:
        done == 3
        heirs() == 6
        sent.every { one -> after.stores.events.of(one.id(), 100).count { it.type() == 'HandlingRedirected' } == 1 }
        after.stores.verification.run().findings() == []

        cleanup:
        after?.close()
    }

    /** The hub that is killed. */
    static void main(String[] args) {
        def room = StatementRoom.reopened(Stores.embedded(Path.of(args[0])))
        println 'ready'
        room.stores.everythingThatHappened().each { follower(room).follow(it) }
        Runtime.runtime.halt(1)
    }

    private RelationshipEndings relationshipEndings() {
        def relationships = new org.sdohub.relationship.Relationships(room.stores.relationships, room.bodies)
        new RelationshipEndings(room.stores.relationships, relationships, [follower(room)])
    }

    def "a relationship does not end before somebody has said what becomes of its open statements"() {
        given:
        sent()
        def end = { ClosingPlan plan -> relationshipEndings().end(by(OMA_CHAIR), StatementRoom.OMA_IETF, null, null, 'OMA is no more.', plan) }

        expect:
        codesOf { end(ClosingPlan.NONE) } == ['RELATIONSHIP_OPEN_MATTERS_UNDECIDED']
        relationshipEndings().openIn([room.stores.relationships.find(StatementRoom.OMA_IETF).get()]).values().first().statements() == 1

        when:
        def ended = end(new ClosingPlan(ClosingPlan.Statements.CARRY_ON, null, null))

        then:
        ended.closingPlan().get().statements() == ClosingPlan.Statements.CARRY_ON
    }

    def "with the end, open statements are #plan: what an officer had is #state with #assignee"() {
        given: 'one lies with a chair, one with the liaison manager'
        def manager = new PersonId(UUID.nameUUIDFromBytes('the manager'.bytes))
        def agreed = room.stores.relationships.change(StatementRoom.OMA_IETF, by(administrator()), null) {
            it.get().consented(Relationships.by(IETF))
        }
        agreed = room.stores.relationships.change(agreed.id(), by(administrator()), null) {
            it.get().opened(new UUID(0, 1), Relationships.managerOf(IETF), Relationships.by(IETF).office())
        }
        room.stores.relationships.change(agreed.id(), by(administrator()), null) {
            it.get().appointed(new UUID(0, 1), manager, NOW.minusSeconds(60), null, Relationships.by(IETF).office())
        }
        coordinated.each { holds(it) }
        def withChair = sent()
        def withManager = sent('IETF/SIP', 'For the manager')
        room.handlings.assign(by(StatementRoom.chairOf('IETF/SIP')), new Handlings.Place(withManager.id(), null, null),
                new Handling.Assignee(manager, null, groupId('IETF/SIP')))

        when:
        relationshipEndings().end(by(IETF_CHAIR), agreed.id(), null, null, 'OMA is no more.',
                new ClosingPlan(plan, null, ClosingPlan.Appointments.END))
        2.times { follow() }

        then:
        with(room.now(withManager).handlings().first()) {
            it.state() == state
            it.assignee()?.office() == assignee
        }
        room.now(withChair).handlings().first().assignee().office() == Kind.CHAIR
        room.stores.events.of(withManager.id(), 100).count { it.note() =~ /The relationship oma-ietf has ended: OMA is no more./ } == 1

        where:
        plan                                        | coordinated                | state                      || assignee
        ClosingPlan.Statements.CARRY_ON             | []                         | Handling.State.IN_PROGRESS || Kind.SECRETARIAT
        ClosingPlan.Statements.CARRY_ON             | [Kind.LIAISON_COORDINATOR] | Handling.State.IN_PROGRESS || Kind.LIAISON_COORDINATOR
        ClosingPlan.Statements.LEAVE_WITHOUT_REPLY  | []                         | Handling.State.NO_REPLY    || null
    }

    private void holds(Kind kind) {
        def id = new PersonId(UUID.nameUUIDFromBytes(kind.name().bytes))
        room.stores.people.save(Person.entered(id, 'Somebody', null), by(administrator()))
        room.stores.people.change(id, by(administrator()), null) {
            it.get().appointed(new UUID(0, 9), new Office(kind, IETF, null, NOW, null), null)
        }
    }

    private static List<String> codesOf(Closure<?> act) {
        try {
            act()
            return []
        } catch (Refused refused) {
            return refused.refusals()*.code()
        }
    }
}
