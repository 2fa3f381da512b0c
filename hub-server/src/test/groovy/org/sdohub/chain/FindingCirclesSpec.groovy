package org.sdohub.chain

import static org.sdohub.a.Dependencies.dependencyId
import static org.sdohub.a.Specifications.specificationId

import spock.lang.Specification

/** What waits for each other, told by one way round. */
class FindingCirclesSpec extends Specification {

    private static Need need(String way) {
        def (from, to) = way.split('>')*.with { it == '-' ? null : specificationId(it) }
        new Need(dependencyId(way), from, to, null, null)
    }

    def "in #ways there are #circles"() {
        when:
        def found = Circle.among(ways.collect { need(it) })

        then:
        found.collect { [it.size(), it.way().toSet()] }.toSet() == circles.collect { size, way -> [size, way.collect { dependencyId(it) }.toSet()] }.toSet()

        where:
        ways                                                || circles
        []                                                  || []
        ['A>B', 'B>C', 'A>C']                               || []
        ['A>A']                                             || []
        ['A>-', '->A']                                      || []
        ['A>B', 'B>A']                                      || [[2, ['A>B', 'B>A']]]
        ['A>B', 'B>C', 'C>A', 'C>D', 'E>A']                 || [[3, ['A>B', 'B>C', 'C>A']]]
        ['A>B', 'B>A', 'C>D', 'D>C', 'B>C']                 || [[2, ['A>B', 'B>A']], [2, ['C>D', 'D>C']]]
    }

    def "whatever hangs together how: the circles are those that going everywhere finds (seed #seed)"() {
        given:
        def random = new Random(seed)

        expect:
        200.times {
            int nodes = 2 + random.nextInt(7)
            def ways = (1..1 + random.nextInt(12)).collect { "S${random.nextInt(nodes)}>S${random.nextInt(nodes)}".toString() }.unique()
            def needs = ways.collect { need(it) }
            def circles = Circle.among(needs)
            assert circles*.members().toSet() == together(needs): ways
            assert circles*.way()*.first() == circles*.way()*.first().toSorted { a, b -> a.value().toString() <=> b.value().toString() }
            circles.each { circle ->
                def round = circle.way().collect { id -> needs.find { it.id() == id } }
                assert round.indices.every { round[it].to() == round[(it + 1) % round.size()].from() }: ways
                assert round*.from().toSet().size() == round.size() && circle.members().containsAll(round*.from())
            }
        }

        where:
        seed << [1, 2]
    }

    /** Those that can be reached from each other. */
    private static Set together(List<Need> needs) {
        def nodes = needs.collectMany { [it.from(), it.to()] }.toSet()
        def reach = nodes.collectEntries { node ->
            def found = [] as Set
            def open = [node]
            while (open) {
                def at = open.removeLast()
                needs.findAll { it.from() == at && found.add(it.to()) }.each { open << it.to() }
            }
            [node, found]
        }
        nodes.collect { a -> nodes.findAll { b -> a == b || (b in reach[a] && a in reach[b]) }.toSet() }.findAll { it.size() > 1 }.toSet()
    }
}
