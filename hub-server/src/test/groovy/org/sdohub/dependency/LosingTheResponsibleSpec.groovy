package org.sdohub.dependency

import static org.sdohub.a.Bodies.IETF
import static org.sdohub.a.Bodies.OMA
import static org.sdohub.a.Bodies.aGroup
import static org.sdohub.a.Bodies.anOrganization
import static org.sdohub.a.Bodies.groupId
import static org.sdohub.a.People.NOW
import static org.sdohub.a.People.administrator
import static org.sdohub.a.People.by
import static org.sdohub.a.People.holding
import static org.sdohub.a.Relationships.active
import static org.sdohub.a.Relationships.arrangement
import static org.sdohub.kernel.Office.Kind.SECRETARIAT

import java.time.Clock
import java.time.ZoneOffset
import org.sdohub.a.Relationships
import org.sdohub.organization.Bodies
import org.sdohub.organization.Profile.Visibility
import org.sdohub.organization.Group
import org.sdohub.organization.GroupEndings
import org.sdohub.relationship.ClosingPlan
import spock.lang.AutoCleanup
import spock.lang.Specification

/** Dependencies outlive the group that was responsible, and the relationship, in the way that was decided. */
class LosingTheResponsibleSpec extends Specification {

    @AutoCleanup
    HealthRoom room = new HealthRoom()
    Bodies bodies
    LeftDependencies left

    def setup() {
        room.stores.organizations.save(anOrganization('OMA'), by(administrator()))
        room.stores.organizations.save(anOrganization('IETF'), by(administrator()))
        room.stores.groups.save(aGroup('OMA/TP', Group.Kind.PLENARY), by(administrator()))
        room.stores.groups.save(aGroup('OMA/CD', Group.Kind.WORKING_GROUP, groupId('OMA/TP')), by(administrator()))
        bodies = new Bodies(room.stores.organizations, room.stores.groups, room.stores.events)
        left = new LeftDependencies(room.stores.dependencies, room.stores.relationships, bodies, Clock.fixed(NOW, ZoneOffset.UTC))
    }

    void follow() {
        room.stores.everythingThatHappened().each { left.follow(it) }
    }

    Dependency now(Dependency one) {
        room.stores.dependencies.find(one.id()).get()
    }

    def "what a concluded group is responsible for, on either side, its parent is responsible for, once and on record"() {
        given:
        def owned = room.declare('OMA-TS-Push', 'RFC 3261', owner: groupId('OMA/CD'))
        def watched = room.declare('OMA-TS-IMPS', 'OMA-TS-Push', owner: OMA, counterpart: groupId('OMA/CD'))
        def other = room.declare('OMA-TS-DM', 'RFC 3261', owner: groupId('OMA/TP'))

        when:
        new GroupEndings(room.stores.groups, bodies).conclude(by(holding(SECRETARIAT, OMA)), groupId('OMA/CD'), null, 'Its work is done.')
        2.times { follow() }

        then:
        now(owned).owner() == groupId('OMA/TP')
        [now(watched).owner(), now(watched).counterpart()] == [OMA, groupId('OMA/TP')]
        now(other).version() == other.version()
        room.stores.events.of(owned.id(), 100).findAll { it.type() == 'DependencyHandedOver' }*.changes().flatten()
                .collect { [it.field(), it.before(), it.after()] } == [['owner', groupId('OMA/CD').text(), groupId('OMA/TP').text()]]
    }

    def "with the end of their relationship, readable to #visibility, dependencies are #plan: #state, in a relationship: #inOne"() {
        given:
        def agreed = room.keep(active('oma-ietf', arrangement(visibility: visibility)))
        def one = room.declare('OMA-TS-Push', 'RFC 3261', relationship: agreed.id())
        assert left.openIn([agreed.id()]) == [(agreed.id()): 1]

        when:
        room.stores.relationships.change(agreed.id(), by(administrator()), null) {
            it.get().ended(new ClosingPlan(null, plan, null), Relationships.by(IETF, 'OMA is no more.'), NOW)
        }
        2.times { follow() }

        then:
        now(one).state() == state
        (now(one).relationship() != null) == inOne
        room.stores.events.of(one.id(), 100)*.type().tail() == told
        left.openIn([agreed.id()]) == [:]

        where:
        visibility         | plan                          || state                    | inOne | told
        Visibility.PUBLIC  | ClosingPlan.Dependencies.KEEP || Dependency.State.LIVE    | false | ['DependencyReleased']
        Visibility.PUBLIC  | ClosingPlan.Dependencies.DROP || Dependency.State.DROPPED | true  | ['DependencyDropped']
        Visibility.PARTIES | ClosingPlan.Dependencies.KEEP || Dependency.State.LIVE    | true  | []
        Visibility.PARTIES | ClosingPlan.Dependencies.DROP || Dependency.State.DROPPED | true  | ['DependencyDropped']
    }
}
