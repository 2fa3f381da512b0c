package org.sdohub.adapter.graphql

import static org.sdohub.a.Bodies.OMA
import static org.sdohub.a.Bodies.groupId
import static org.sdohub.a.People.holding
import static org.sdohub.a.Specifications.aSpecification
import static org.sdohub.kernel.Office.Kind.SECRETARIAT
import static org.sdohub.organization.Profile.Maturity.*

import org.sdohub.kernel.Actor
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

/**
 * Release needs A and B, A needs C, C needs D and comes back to A; E is published already, and needs F, which is not.
 * Enabler needs P, Q and, as only members know, Secret; Q needs R. It is 20 November 2026.
 */
class FollowingChainsSpec extends Specification {

    static final SECRETARY = holding(SECRETARIAT, OMA)

    @Shared
    @AutoCleanup
    NeedsOfOma oma = new NeedsOfOma()

    /** Ids of dependencies by what depends on what. */
    @Shared
    Map<String, String> dated = [:]

    def setupSpec() {
        ['Release', 'A', 'B', 'C', 'D', 'F', 'Guide'].each { keep(it, DRAFT) }
        keep('E', PUBLISHED)
        [['Release', 'A'], ['Release', 'B'], ['A', 'C'], ['C', 'D'], ['C', 'A'], ['Release', 'E'], ['E', 'F']].each { needs(it[0], it[1]) }
        needs('Release', 'Guide', [kind: 'INFORMATIVE'])
        assert oma.declare([from: [specification: 'OMA-D'], to: [text: 'a codec'], kind: 'WANTED', relationship: null], SECRETARY).problems == []
        ['Enabler', 'P', 'Q', 'R'].each { keep(it, DRAFT) }
        keep('Secret', DRAFT, 'MEMBER')
        needs('Enabler', 'P', [expected: '2026-12-10'])
        needs('Enabler', 'Q', [expected: '2026-12-01', neededBy: '2026-12-15'])
        needs('Q', 'R', [expected: '2026-12-20'])
        needs('Enabler', 'Secret', [expected: '2027-01-10'])
    }

    private void keep(String name, maturity, String access = 'PUBLIC') {
        oma.keep(aSpecification("OMA-$name".toString(), OMA, owner: groupId('OMA/CD'), access: access, versions: ['1': maturity]))
    }

    private void needs(String from, String to, Map more = [:]) {
        def declared = oma.declare([from: [specification: "OMA-$from"], to: [specification: "OMA-$to"], relationship: null] + more, SECRETARY)
        assert declared.problems == []
        dated["$from $to".toString()] = declared.dependency.id
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

    def "however far it goes, it takes the same round trips"() {
        given:
        def question = { int generations -> "{ blockers(specification: \"OMA-Release\", generations: $generations) { links { generation } } }".toString() }
        oma.hub.data(question(3))

        expect: 'the name, the specification, what is kept from the reader, and how far the sequence is'
        [1, 3, 10].collect { oma.hub.counted(question(it))[1] }.toSet() == [4] as Set
    }

    def "a chain is read in pages, and each page goes on where the one before ended"() {
        when:
        def all = oma.hub.data('{ blockers(specification: "OMA-Release", generations: 10) { links { dependency { id } } } }').blockers.links*.dependency*.id
        def pages = []
        def after = null
        while (pages.empty || pages.last().pageInfo.hasNextPage) {
            pages << oma.hub.data('''query($after: String) { blockers(specification: "OMA-Release", generations: 10) {
                page(first: 4, after: $after) { totalCount nodes { dependency { id } } pageInfo { hasNextPage endCursor } } } }''', Actor.PUBLIC, [after: after]).blockers.page
            after = pages.last().pageInfo.endCursor
        }

        then:
        pages*.nodes*.dependency*.id.flatten() == all
        pages*.nodes*.size() == [4, 2]
        pages*.totalCount.unique() == [6]
        backwards() == all.takeRight(2)
    }

    private List backwards() {
        oma.hub.data('{ blockers(specification: "OMA-Release", generations: 10) { page(last: 2) { nodes { dependency { id } } } } }')
                .blockers.page.nodes*.dependency*.id
    }

    def "what waits for each other is told by one way round"() {
        expect:
        circles(with) == found

        where:
        with            || found
        null            || [[2, ['A C', 'C A']]]
        '"OMA-Release"' || []
        '"OMA-C"'       || [[2, ['A C', 'C A']]]
        '"nothing"'     || []
    }

    private List circles(with) {
        oma.hub.data("{ dependencyCircles${with ? "(specification: $with)" : ''} { page { nodes { size way { from { label } to { label } } } } } }")
                .dependencyCircles.page.nodes.collect { [it.size, it.way.collect { shown(it) }.sort()] }
    }

    private static String shown(dependency) {
        "$dependency.from.label $dependency.to.label".replace('OMA-', '')
    }

    def "the way that decides, with the days that are left, as #who sees it"() {
        when:
        def path = oma.hub.data("""{ criticalPath(specification: "OMA-Enabler", wantedBy: "2026-12-31") {
            expected wantedBy slack certain withoutForecast complete sentence path { from { label } to { label } }
            needs { totalCount nodes { critical dependency { from { label } to { label } } outlook { state arrives latest slack certain } } } } }""", actor).criticalPath

        then:
        path.path.collect { shown(it) } == way
        def shown = path.needs.nodes.collect { "${shown(it.dependency)} $it.outlook.state $it.outlook.arrives $it.outlook.slack${it.critical ? ' decides' : ''}".toString() }
        shown.toSet() == needs.toSet()

        and: 'the least slack first'
        path.needs.nodes*.outlook*.slack == path.needs.nodes*.outlook*.slack.sort(false)
        [path.expected, path.slack, path.certain, path.withoutForecast, path.sentence] == [expected, slack, true, 0, sentence]

        where:
        who           | actor        || way                       | expected     | slack
        'everybody'   | Actor.PUBLIC || ['Enabler Q', 'Q R']      | '2026-12-20' | 11
        'a member'    | SECRETARY    || ['Enabler Secret']        | '2027-01-10' | -10
        needs << [['Enabler Q LATE 2026-12-20 -5 decides', 'Q R LATE 2026-12-20 -5 decides', 'Enabler P IN_TIME 2026-12-10 21'],
                  ['Enabler Secret LATE 2027-01-10 -10 decides', 'Enabler Q LATE 2026-12-20 -5', 'Q R LATE 2026-12-20 -5', 'Enabler P IN_TIME 2026-12-10 21']]
        sentence << ['All that it waits for is expected to be there on 2026-12-20, 11 days before it must be.',
                     'All that it waits for is expected to be there on 2027-01-10, 10 days after it is wanted.']
    }

    def "another date of #which #moved: #turned"() {
        given:
        def before = oma.hub.data('{ dependencies(first: 50) { nodes { id version expected neededBy } } }')

        when:
        def whatIf = oma.hub.data("""{ whatIf(dependency: "${dated[which]}", $moved) { turnLate noLongerLate complete before { state } after { state }
            changes { totalCount nodes { dependency { from { label } to { label } } before { state } after { state slack } } } } }""").whatIf

        then:
        [whatIf.turnLate, whatIf.noLongerLate] == turned
        [whatIf.before.state, whatIf.after.state] == health
        whatIf.changes.nodes.collect { "${shown(it.dependency)} $it.before.state $it.after.state $it.after.slack".toString() }.toSet() == changes.toSet()

        and: 'nothing is stored'
        oma.hub.data('{ dependencies(first: 50) { nodes { id version expected neededBy } } }') == before

        where:
        which       | moved                     || turned | health                   | changes
        'Q R'       | 'expected: "2026-12-14"'  || [0, 2] | ['ON_TRACK', 'ON_TRACK'] | ['Enabler Q LATE IN_TIME 1', 'Q R LATE IN_TIME 1']
        'Q R'       | 'expected: null'          || [0, 2] | ['ON_TRACK', 'ON_TRACK'] | ['Enabler Q LATE OPEN 14', 'Q R LATE OPEN 25']
        'Enabler P' | 'neededBy: "2026-12-01"'  || [1, 0] | ['ON_TRACK', 'AT_RISK']  | ['Enabler P IN_TIME LATE -9']
        'Enabler Q' | 'neededBy: "2026-12-20"'  || [0, 2] | ['ON_TRACK', 'ON_TRACK'] | ['Enabler Q LATE IN_TIME 0', 'Q R LATE IN_TIME 0']
        'Enabler P' | 'expected: "2026-12-10"'  || [0, 0] | ['ON_TRACK', 'ON_TRACK'] | []
    }

    def "of what one may not read, and of what is not there, nothing is told"() {
        expect:
        oma.hub.data("{ whatIf(dependency: \"${dated['Enabler Secret']}\", expected: \"2026-12-14\") { turnLate } }", actor).whatIf == found

        where:
        actor        || found
        Actor.PUBLIC || null
        SECRETARY    || [turnLate: 0]
    }

    def "of what is in no catalogue there is no chain"() {
        expect:
        oma.hub.data('''{ blockers(specification: "nothing") { complete } impact(specification: "nothing") { complete }
            criticalPath(specification: "nothing") { sentence } }''') == [blockers: null, impact: null, criticalPath: null]
    }

    private List<String> chain(String field, String of, int generations) {
        def chain = oma.hub.data("""{ $field(specification: "OMA-$of", generations: $generations) {
            complete links { generation closesCircle dependency { from { label } to { label } } } } }""")[field]
        assert chain.complete
        chain.links.collect { "$it.generation ${it.dependency.from.label} ${it.dependency.to.label}".replace('OMA-', '') + (it.closesCircle ? ' closes a circle' : '') }
                .sort()
    }
}
