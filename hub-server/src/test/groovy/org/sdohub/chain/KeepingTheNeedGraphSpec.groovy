package org.sdohub.chain

import static org.sdohub.a.Bodies.IETF
import static org.sdohub.a.Bodies.OMA
import static org.sdohub.a.Dependencies.needing
import static org.sdohub.a.Specifications.ANY_OFFICE
import static org.sdohub.a.Specifications.aSpecification
import static org.sdohub.a.Specifications.details
import static org.sdohub.a.Specifications.specificationId
import static org.sdohub.organization.Profile.Maturity.*

import org.sdohub.dependency.Dependency
import org.sdohub.dependency.DependencyId
import org.sdohub.dependency.DependencySight
import org.sdohub.dependency.Health
import org.sdohub.dependency.HealthRoom
import org.sdohub.dependency.Upheaval
import org.sdohub.specification.Succession
import spock.lang.AutoCleanup
import spock.lang.Specification

/** The graph in memory says what the store says, whatever happens, and questions to it cost no walk through the store. */
class KeepingTheNeedGraphSpec extends Specification {

    @AutoCleanup
    HealthRoom room = new HealthRoom()
    NeedIndex index = indexed()

    private NeedIndex indexed() {
        def stores = room.stores
        new NeedIndex(stores.events, stores.dependencies, stores.specifications, new Succession(stores.specifications), stores.relationships)
    }

    private Map<DependencyId, Health> inMemory() {
        index.ask { graph -> graph.all().collectEntries { [it.id(), Health.of(graph.situation(it, room.calendar.day))] } }
    }

    /** Worked out when they were asked for first, and kept as long as nothing changes for them. */
    private Map<DependencyId, Verdict> keptVerdicts() {
        index.ask { graph -> graph.all().collectEntries { [it.id(), graph.verdict(it, room.calendar.day)] } }
    }

    private Map<DependencyId, Health> stored() {
        room.situations.health(room.all().findAll { it.state() == Dependency.State.LIVE }, room.calendar.instant())
    }

    def "whatever happens, it is as the store is (seed #seed)"() {
        given:
        def upheaval = new Upheaval(room, seed)
        upheaval.begin()

        expect:
        (1..25).each { step ->
            upheaval.random.nextInt(4).times { upheaval.once() }
            if (upheaval.random.nextInt(4) == 0) {
                room.settle(room.calendar.day.plusDays(upheaval.random.nextInt(5)))
            }
            assert inMemory() == stored(): "after step $step"
            assert keptVerdicts() == index.ask { graph -> graph.all().collectEntries { [it.id(), Verdict.of(graph.situation(it, room.calendar.day))] } }
        }
        stored().values()*.state().toSet().size() > 4

        where:
        seed << (1..3)
    }

    def "a question costs one look at the sequence, and what was written is there"() {
        given:
        room.keep(aSpecification('A', OMA, versions: ['1': DRAFT]))
        room.keep(aSpecification('B', versions: ['1': DRAFT]))
        def one = room.declare('A', 'B')
        assert inMemory().keySet() == [one.id()] as Set

        when:
        room.stores.guard.roundTrips()
        inMemory()

        then:
        room.stores.guard.roundTrips() == 1

        when:
        def other = room.declare('B', '"a codec"')
        room.stores.guard.roundTrips()

        then:
        inMemory().keySet() == [one.id(), other.id()] as Set
        room.stores.guard.roundTrips() <= 4

        when:
        room.change(one) { it.dropped('no more', ANY_OFFICE) }

        then:
        inMemory().keySet() == [other.id()] as Set
    }

    def "what everybody else does costs a look at each five hundred, however many dependencies there are"() {
        given:
        room.keep(aSpecification('A', OMA, versions: ['1': DRAFT]))
        (1..100).each { room.declare("\"product $it\"", 'A') }
        inMemory()
        (1..510).each { room.keep(aSpecification("RFC $it")) }

        when:
        room.stores.guard.roundTrips()
        inMemory()

        then:
        room.stores.guard.roundTrips() <= 10
    }

    def "it is read anew where the sequence is another one, and where following failed"() {
        given:
        room.keep(aSpecification('A', OMA, versions: ['1': DRAFT]))
        room.declare('A', '"a codec"')
        room.declare('A', '"a protocol"')
        assert inMemory().size() == 2

        when: 'an older state was brought back'
        room.stores.database.collection('dependencies').deleteMany(new org.bson.Document('state.to.value.text', 'a codec'))
        room.stores.database.collection('events').deleteOne(new org.bson.Document('_id', room.stores.events.last()))

        then:
        inMemory().size() == room.all().size()
        room.all().size() == 1
    }

    def "what only members may read is left out, and neither numbers nor days tell of it"() {
        given:
        room.keep(aSpecification('A', OMA, versions: ['1': DRAFT]))
        room.keep(aSpecification('Open', versions: ['1': DRAFT]))
        room.keep(aSpecification('Closed', OMA, access: 'MEMBER', versions: ['1': DRAFT]))
        room.declare('A', 'Open', expected: '2005-04-01', neededBy: '2005-05-01')
        room.declare('A', 'Closed', expected: '2005-06-01', restrictedTo: [OMA])
        room.declare('Closed', 'Open', neededBy: '2005-03-15', restrictedTo: [OMA])
        def closing = room.keep(aSpecification('Closing', OMA, versions: ['1': DRAFT]))
        room.declare('A', 'Closing', expected: '2005-07-01')

        when: 'it is closed a moment ago, and nobody has noted that at the dependency yet'
        room.change(closing) { it.edited(details('Closing', access: 'MEMBER'), ANY_OFFICE) }

        then:
        seen([] as Set) == [1, '2005-04-01', 30]
        seen([IETF] as Set) == [1, '2005-04-01', 30]
        seen([OMA] as Set) == [4, '2005-07-01', 14]
    }

    /** How many needs A waits for, when they are there, and the slack of what it needs of Open. */
    private List seen(Set memberships) {
        index.ask { graph ->
            def sight = new Sight(graph, new DependencySight(memberships, [] as Set), room.calendar.day)
            def needs = sight.below(specificationId('A'), 100).needs()
            def plan = new Timetable(needs, room.calendar.day, [:])
            def open = needs.find { it.to() == specificationId('Open') && it.from() == specificationId('A') }
            def others = needs.findAll { it.to() == specificationId('Open') }
            [needs.size(), plan.ready(specificationId('A')).toString(), others.collect { plan.of(it.id()).slack() }.min()]
        }
    }

    def "of 100,000 dependencies every question takes one round trip"() {
        given:
        def many = new GeneratedNeeds(100_000, 7)
        def index = many.index()
        index.follow()
        assert many.asked < 1_000: 'read in batches'
        many.asked = 0

        when:
        def sizes = index.ask { graph ->
            def sight = new Sight(graph, new DependencySight([] as Set, [] as Set), room.calendar.day)
            def (first, last) = [many.specifications.first(), many.specifications.last()]
            [graph.size(), sight.below(last, 200_000).needs().size(), Circle.among(sight.unmet()).size(),
             new Walk(first, sight.&to, { it.from() }, 10_000).follow(10).links().size(),
             new Timetable(sight.unmet(), room.calendar.day, [:]).criticalPath(last).size()]
        }

        then:
        sizes[0] == 100_000
        sizes[1] > 50_000
        sizes[2..3] == [1, 10_000]
        sizes[4] > 0
        many.asked == 1

        when: 'one of them changes'
        def one = many.all.values().first()
        many.change(one.edited(needing(expected: '2005-08-01'), ANY_OFFICE).next())

        then:
        index.ask { it.find(one.id()).expected().toString() } == '2005-08-01'
        many.asked <= 6
    }
}
