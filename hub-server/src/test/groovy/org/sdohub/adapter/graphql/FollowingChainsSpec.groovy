package org.sdohub.adapter.graphql

import static org.sdohub.a.Bodies.OMA
import static org.sdohub.a.Bodies.groupId
import static org.sdohub.a.People.holding
import static org.sdohub.a.Specifications.aSpecification
import static org.sdohub.kernel.Office.Kind.SECRETARIAT
import static org.sdohub.organization.Profile.Maturity.*

import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

/** Release needs A and B, A needs C, C needs D and comes back to A; E is published already, and needs F, which is not. */
class FollowingChainsSpec extends Specification {

    static final SECRETARY = holding(SECRETARIAT, OMA)

    @Shared
    @AutoCleanup
    NeedsOfOma oma = new NeedsOfOma()

    def setupSpec() {
        ['Release', 'A', 'B', 'C', 'D', 'F', 'Guide'].each { keep(it, DRAFT) }
        keep('E', PUBLISHED)
        [['Release', 'A'], ['Release', 'B'], ['A', 'C'], ['C', 'D'], ['C', 'A'], ['Release', 'E'], ['E', 'F']].each { needs(it[0], it[1]) }
        needs('Release', 'Guide', 'INFORMATIVE')
        assert oma.declare([from: [specification: 'OMA-D'], to: [text: 'a codec'], kind: 'WANTED', relationship: null], SECRETARY).problems == []
    }

    private void keep(String name, maturity) {
        oma.keep(aSpecification("OMA-$name".toString(), OMA, owner: groupId('OMA/CD'), versions: ['1': maturity]))
    }

    private void needs(String from, String to, String kind = 'NORMATIVE') {
        assert oma.declare([from: [specification: "OMA-$from"], to: [specification: "OMA-$to"], kind: kind, relationship: null], SECRETARY).problems == []
    }

    def "what blocks #of within #generations generations is #links"() {
        expect:
        chain('blockers', of, generations) == links

        where:
        of        | generations || links
        'Release' | 1           || ['1 Release A', '1 Release B']
        'Release' | 2           || ['1 Release A', '1 Release B', '2 A C']
        'Release' | 3           || ['1 Release A', '1 Release B', '2 A C', '3 C A closes a circle', '3 C D']
        'Release' | 10          || ['1 Release A', '1 Release B', '2 A C', '3 C A closes a circle', '3 C D', '4 D a codec']
        'A'       | 10          || ['1 A C', '2 C A closes a circle', '2 C D', '3 D a codec']
        'E'       | 3           || ['1 E F']
        'B'       | 3           || []
    }

    def "a change of #of touches #links"() {
        expect:
        chain('impact', of, 3) == links

        where:
        of      || links
        'D'     || ['1 C D', '2 A C', '3 C A closes a circle', '3 Release A']
        'Guide' || ['1 Release Guide']
        'F'     || ['1 E F', '2 Release E']
    }

    def "each generation is asked for at once"() {
        given:
        def question = { int generations -> "{ blockers(specification: \"OMA-Release\", generations: $generations) { links { generation } } }".toString() }
        oma.hub.data(question(3))

        expect: 'the dependencies, and three for their health'
        oma.hub.counted(question(3))[1] - oma.hub.counted(question(2))[1] <= 4
    }

    def "of what is in no catalogue there is no chain"() {
        expect:
        oma.hub.data('{ blockers(specification: "nothing") { complete } impact(specification: "nothing") { complete } }') == [blockers: null, impact: null]
    }

    private List<String> chain(String field, String of, int generations) {
        def chain = oma.hub.data("""{ $field(specification: "OMA-$of", generations: $generations) {
            complete links { generation closesCircle dependency { from { label } to { label } } } } }""")[field]
        assert chain.complete
        chain.links.collect { "$it.generation ${it.dependency.from.label} ${it.dependency.to.label}".replace('OMA-', '') + (it.closesCircle ? ' closes a circle' : '') }
                .sort()
    }
}
