package org.sdohub.dependency

import static org.sdohub.a.Bodies.IETF
import static org.sdohub.a.Bodies.OMA
import static org.sdohub.a.Bodies.groupId
import static org.sdohub.a.Dependencies.aDependency
import static org.sdohub.a.Dependencies.aList
import static org.sdohub.a.Dependencies.anEntry
import static org.sdohub.a.Dependencies.dependencyId
import static org.sdohub.a.People.NOW
import static org.sdohub.a.People.administrator
import static org.sdohub.a.People.by
import static org.sdohub.a.Relationships.relationshipId
import static org.sdohub.a.Specifications.ANY_OFFICE
import static org.sdohub.a.Specifications.specificationId

import static org.sdohub.dependency.Health.State.*

import java.time.LocalDate
import java.util.concurrent.Callable
import java.util.concurrent.Executors
import org.sdohub.dependency.DependencyListStore.Direction
import org.sdohub.dependency.DependencyListStore.Numbered
import org.sdohub.dependency.DependencyStore.Filter
import org.sdohub.dependency.DependencyStore.Order
import org.sdohub.dependency.DependencyStore.Watch
import org.sdohub.kernel.Page
import org.sdohub.kernel.Refused
import org.sdohub.kernel.Step
import org.sdohub.relationship.WorkAreaId
import spock.lang.Specification

/** What the stores of dependencies and of their lists promise, whatever keeps them. */
abstract class DependencyStoreContract extends Specification {

    static final OURS = relationshipId('oma-ietf')
    static final THEIRS = relationshipId('3gpp-ietf')

    static final AREA = new WorkAreaId(UUID.nameUUIDFromBytes('area'.bytes))
    static final OTHER_AREA = new WorkAreaId(UUID.nameUUIDFromBytes('other area'.bytes))

    static Health health(Health.State state) {
        new Health(state, null, [], null, 'So it stands.')
    }

    abstract DependencyStore store()

    abstract DependencyListStore lists()

    Dependency kept(Dependency one) {
        store().save(Step.of(one, ANY_OFFICE, new DependencyEvent.DependencyDeclared(one.id(), [])), by(administrator()))
    }

    DependencyList kept(DependencyList one) {
        lists().save(DependencyList.published(one, ANY_OFFICE), by(administrator()))
    }

    List<DependencyId> page(Map given, Set memberships = [], Order order = Order.NEEDED_BY, Set kept = []) {
        def filter = new Filter((given.states ?: []) as Set, (given.kinds ?: []) as Set, given.relationship, given.side, given.from,
                given.to, given.neededBefore, given.body, given.owner, (given.healths ?: []) as Set, given.neededFrom, given.workArea)
        store().page(filter, new DependencySight(memberships as Set, kept as Set), order, Page.Request.first(50)).values()*.id()
    }

    def "a dependency on #to is found as it was kept"() {
        given:
        def one = kept(aDependency('OMA-TS-X', to, pinned: to.contains('@'), needed: 'STABLE', neededBy: '2005-03-31', expected: '2005-03-01',
                reason: 'the event package', counterpart: IETF, relationship: OURS, restrictedTo: [OMA]))

        expect:
        store().find(one.id()).get() == one

        where:
        to << ['RFC 3261', 'RFC 3261 @ 1', '"an event package"']
    }

    def "lists are filtered and ordered"() {
        given:
        def ours = kept(aDependency('X', 'RFC 1', neededBy: '2005-03-31', relationship: OURS, owner: groupId('OMA/CD'), at: NOW).standing(health(LATE)))
        kept(aDependency('X', 'RFC 2 @ 1', kind: 'WANTED', relationship: OURS, at: NOW.plusSeconds(1)))
        kept(aDependency('Y', 'RFC 1', neededBy: '2005-01-31', relationship: THEIRS, counterpart: groupId('IETF/SIP'), at: NOW.plusSeconds(2)).standing(health(BROKEN)))
        def back = kept(aDependency('RFC 9', 'Y', side: IETF, relationship: OURS, neededBy: '2006-01-01', owner: IETF, at: NOW.plusSeconds(3)))
        store().watch([(ours.id()): new Watch([] as Set, null, [AREA] as Set, 1), (back.id()): new Watch([] as Set, null, [AREA, OTHER_AREA] as Set, 1)])

        expect:
        page(given, [] as Set, order) == found.collect { dependencyId(it) }

        where:
        given                                      | order           || found
        [:]                                        | Order.NEEDED_BY || ['Y on RFC 1', 'X on RFC 1', 'RFC 9 on Y', 'X on RFC 2 @ 1']
        [:]                                        | Order.NEWEST    || ['RFC 9 on Y', 'Y on RFC 1', 'X on RFC 2 @ 1', 'X on RFC 1']
        [relationship: OURS]                       | Order.NEEDED_BY || ['X on RFC 1', 'RFC 9 on Y', 'X on RFC 2 @ 1']
        [relationship: OURS, side: OMA]            | Order.NEEDED_BY || ['X on RFC 1', 'X on RFC 2 @ 1']
        [from: specificationId('X')]               | Order.NEEDED_BY || ['X on RFC 1', 'X on RFC 2 @ 1']
        [to: specificationId('RFC 1')]             | Order.NEEDED_BY || ['Y on RFC 1', 'X on RFC 1']
        [to: specificationId('RFC 2')]             | Order.NEEDED_BY || ['X on RFC 2 @ 1']
        [kinds: [Dependency.Kind.WANTED]]          | Order.NEEDED_BY || ['X on RFC 2 @ 1']
        [neededBefore: LocalDate.of(2005, 3, 31)]  | Order.NEEDED_BY || ['Y on RFC 1']
        [neededBefore: LocalDate.of(9999, 12, 31)] | Order.NEEDED_BY || ['Y on RFC 1', 'X on RFC 1', 'RFC 9 on Y']
        [neededFrom: LocalDate.of(2005, 3, 31)]    | Order.NEEDED_BY || ['X on RFC 1', 'RFC 9 on Y']
        [owner: IETF]                              | Order.NEEDED_BY || ['RFC 9 on Y']
        [owner: groupId('IETF/SIP')]               | Order.NEEDED_BY || []
        [healths: [LATE, BROKEN]]                  | Order.NEEDED_BY || ['Y on RFC 1', 'X on RFC 1']
        [healths: [LATE, BROKEN]]                  | Order.NEWEST    || ['Y on RFC 1', 'X on RFC 1']
        [side: OMA, healths: [LATE]]               | Order.NEEDED_BY || ['X on RFC 1']
        [relationship: THEIRS, healths: [LATE]]    | Order.NEEDED_BY || []
        [workArea: AREA]                           | Order.NEEDED_BY || ['X on RFC 1', 'RFC 9 on Y']
        [workArea: AREA]                           | Order.NEWEST    || ['RFC 9 on Y', 'X on RFC 1']
        [workArea: AREA, healths: [LATE]]          | Order.NEEDED_BY || ['X on RFC 1']
        [body: groupId('OMA/CD')]                  | Order.NEEDED_BY || ['X on RFC 1']
        [body: groupId('IETF/SIP')]                | Order.NEEDED_BY || ['Y on RFC 1']
        [states: [Dependency.State.DROPPED]]       | Order.NEEDED_BY || []
    }

    def "what belongs to a relationship that is kept from a reader is neither listed nor counted"() {
        given:
        kept(aDependency('X', 'Y', relationship: OURS))
        def other = kept(aDependency('X', 'Z', relationship: THEIRS))
        def free = kept(aDependency('X', 'W'))

        expect:
        page([:], [] as Set, Order.NEEDED_BY, [OURS] as Set).toSet() == [other, free]*.id().toSet()
        page([relationship: OURS], [] as Set, Order.NEEDED_BY, [OURS] as Set) == []
        store().page(new Filter([] as Set, [] as Set, null, null, null, null, null, null, null, [] as Set, null, null),
                new DependencySight([] as Set, [OURS] as Set), Order.NEWEST, Page.Request.first(1)).total().asLong == 2
    }

    def "what is restricted to #restrictedTo is read by members of #memberships: #read"() {
        given:
        kept(aDependency('X', 'Y', restrictedTo: restrictedTo.toSorted { it.text() }))

        expect:
        (page([:], memberships as Set).size() == 1) == read

        where:
        restrictedTo | memberships || read
        []           | []          || true
        [OMA]        | []          || false
        [OMA]        | [IETF]      || false
        [OMA]        | [IETF, OMA] || true
        [OMA, IETF]  | [OMA]       || false
        [OMA, IETF]  | [OMA, IETF] || true
    }

    def "the live ones of a direction, and all that touch a specification, are found whole"() {
        given:
        def live = kept(aDependency('X', 'RFC 1', relationship: OURS))
        def dropped = kept(aDependency('X', 'RFC 2', relationship: OURS))
        store().save(dropped.dropped('no more', ANY_OFFICE), by(administrator()))
        kept(aDependency('RFC 1', 'X', side: IETF, relationship: OURS))

        expect:
        store().live(OURS, OMA) == [live]
        store().touching(specificationId('X'))*.id().toSet() == ['X on RFC 1', 'X on RFC 2', 'RFC 1 on X'].collect { dependencyId(it) }.toSet()
    }

    def "all live ones are read part by part, each once"() {
        given:
        def all = (1..7).collect { kept(aDependency('X', "RFC $it", restrictedTo: it == 3 ? [OMA] : [])) }
        store().save(all[4].dropped('no more', ANY_OFFICE), by(administrator()))

        when:
        def parts = []
        def part = store().liveAfter(null, 4)
        while (part) {
            parts << part
            part = store().liveAfter(part.last().id(), 4)
        }

        then:
        parts*.size() == [4, 2]
        parts.flatten().toSet() == (all - all[4]).toSet()
    }

    def "a list is found as it was published, by direction and number, and the newest of each is known"() {
        given:
        def first = kept(aList(OURS, OMA, 1, [anEntry('A', 'B', neededBy: '2005-01-01', restrictedTo: [OMA]), anEntry('A', 'C')]))
        def second = kept(aList(OURS, OMA, 2))
        def other = kept(aList(OURS, IETF, 1))
        def direction = new Direction(OURS, OMA)

        expect:
        lists().find(first.id()).get() == first
        lists().find(direction, 2).get() == second
        lists().find(direction, 3).empty
        lists().numbered([new Numbered(direction, 2), new Numbered(new Direction(OURS, IETF), 1), new Numbered(direction, 3)]) ==
                [(new Numbered(direction, 2)): second, (new Numbered(new Direction(OURS, IETF), 1)): other]
        lists().numbered([]) == [:]
        lists().newest([direction, new Direction(OURS, IETF), new Direction(THEIRS, OMA)]) == [(direction): 2, (new Direction(OURS, IETF)): 1]
        lists().newest([]) == [:]
        lists().page(OURS, null, Page.Request.first(10)).values()*.id().toSet() == [first, second, other]*.id().toSet()
        lists().page(OURS, OMA, Page.Request.first(10)).values() == [second, first]
    }

    def "of two who publish the same number at once one wins, and the other is told"() {
        given:
        def pool = Executors.newFixedThreadPool(4)

        when:
        def outcomes = pool.invokeAll((1..4).collect {
            {
                try {
                    kept(aList(OURS, OMA, 1))
                    'published'
                } catch (Refused refused) {
                    refused.refusals().first().code()
                }
            } as Callable
        })*.get()

        then:
        outcomes.count('published') == 1
        outcomes.count('DEPENDENCY_LIST_NUMBER_TAKEN') == 3

        cleanup:
        pool?.shutdownNow()
    }
}
