package org.sdohub.organization

import static org.sdohub.a.Bodies.OMA
import static org.sdohub.a.Bodies.aGroup
import static org.sdohub.a.Bodies.anOrganization
import static org.sdohub.a.Bodies.details
import static org.sdohub.a.Bodies.groupId
import static org.sdohub.a.People.NOW
import static org.sdohub.a.People.administrator
import static org.sdohub.a.People.by
import static org.sdohub.a.People.holding

import java.time.LocalDate
import java.util.concurrent.Callable
import java.util.concurrent.Executors
import org.sdohub.adapter.mongo.Stores
import org.sdohub.kernel.Office.Kind
import org.sdohub.kernel.Refused
import spock.lang.AutoCleanup
import spock.lang.Specification

/** The tree of groups stays a tree, and rules stay known for the days on which they held. */
class MovingGroupsSpec extends Specification {

    static final SECRETARIAT = holding(Kind.SECRETARIAT, OMA)

    @AutoCleanup
    Stores stores = Stores.embedded()
    Bodies bodies = new Bodies(stores.organizations, stores.groups, stores.events)
    Groups groups = new Groups(stores.groups, bodies, stores.graphGuard)

    def setup() {
        stores.organizations.save(anOrganization('OMA'), by(administrator()))
        ('A'..'F').each { stores.groups.save(aGroup("OMA/$it"), by(administrator())) }
    }

    Group move(String group, String below) {
        groups.edit(by(SECRETARIAT), groupId("OMA/$group"), null, details(group, Group.Kind.WORKING_GROUP, below == null ? null : groupId("OMA/$below")))
    }

    String parentOf(String group) {
        def parent = stores.groups.find(groupId("OMA/$group")).get().parent()
        parent == null ? null : bodies.tree().group(parent).get().acronym().value()
    }

    def "a group moves with all that is below it, to any depth, and never below itself"() {
        when:
        [['B', 'A'], ['C', 'B'], ['D', 'C']].each { move(*it) }

        then:
        bodies.tree().lineage(groupId('OMA/D')).above() == [groupId('OMA/C'), groupId('OMA/B'), groupId('OMA/A'), OMA]
        codesOf { move('A', 'D') } == ['GROUP_PARENT_CYCLE']
        codesOf { move('A', 'A') } == ['GROUP_PARENT_CYCLE']

        when:
        move('C', 'E')

        then:
        bodies.tree().lineage(groupId('OMA/D')).above() == [groupId('OMA/C'), groupId('OMA/E'), OMA]
        move('A', 'D').parent() == groupId('OMA/D')
    }

    def "of many moves at once that would make a circle together, some are refused, and no circle is there"() {
        given:
        def pool = Executors.newFixedThreadPool(6)
        def ring = [['A', 'B'], ['B', 'C'], ['C', 'D'], ['D', 'E'], ['E', 'F'], ['F', 'A']]

        when:
        def outcomes = (1..5).collectMany {
            def told = pool.invokeAll(ring.collect { pair -> { codesOf { move(*pair) } } as Callable })*.get()
            assert told.any { it == ['GROUP_PARENT_CYCLE'] }
            told
        }

        then:
        outcomes.flatten().unique() == ['GROUP_PARENT_CYCLE']
        ('A'..'F').every { group ->
            def seen = []
            for (def at = group; at != null; at = parentOf(at)) {
                assert !seen.contains(at): seen
                seen << at
            }
            true
        }

        cleanup:
        pool.shutdownNow()
    }

    def "rules hold from a day on, and what held before stays known"() {
        given:
        def organizations = new Organizations(stores.organizations)
        def gated = { Profile now -> changed(now, LocalDate.of(2027, 1, 1), [Profile.GateKind.COORDINATOR_REVIEW]) }

        when:
        def oma = organizations.ruleFrom(by(SECRETARIAT), OMA, null, LocalDate.of(2027, 1, 1), gated)

        then:
        oma.profileOn(LocalDate.of(2026, 12, 31)).gates() == []
        oma.profileOn(LocalDate.of(2027, 1, 1)).gates() == [Profile.GateKind.COORDINATOR_REVIEW]
        codesOf { organizations.ruleFrom(by(SECRETARIAT), OMA, null, LocalDate.of(2026, 11, 19)) { changed(it, LocalDate.of(2026, 11, 19), []) } } == ['PROFILE_DAY_PAST']
        codesOf { organizations.ruleFrom(by(holding(Kind.EXECUTIVE, OMA)), OMA, null, LocalDate.of(2027, 1, 1), gated) } == ['ORGANIZATION_ACT_NOT_ALLOWED']
    }

    private static Profile changed(Profile now, LocalDate from, List<Profile.GateKind> gates) {
        new Profile(from, now.purposes(), now.contactModel(), now.approvals(), gates, now.identifierSeries(), now.formats(), now.ladder(),
                now.managersOnlyConvey(), now.answerOwed(), now.visibility(), now.zone(), [])
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
