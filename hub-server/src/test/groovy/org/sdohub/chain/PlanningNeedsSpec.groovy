package org.sdohub.chain

import static org.sdohub.a.Dependencies.day
import static org.sdohub.a.Dependencies.dependencyId
import static org.sdohub.a.Specifications.specificationId

import java.time.LocalDate
import org.sdohub.chain.Outlook.State
import org.sdohub.dependency.DependencyId
import org.sdohub.specification.SpecificationId
import spock.lang.Specification

/** When needs that hang together arrive, by when they must, and which way decides. Today is 1 March 2005. */
class PlanningNeedsSpec extends Specification {

    static final LocalDate TODAY = LocalDate.of(2005, 3, 1)

    /** "A>B" with a forecast and the day by which it is needed; an end in quotation marks is in no catalogue. */
    private static Need need(String way, forecast = null, neededBy = null) {
        def (from, to) = way.split('>')*.with { it.startsWith('"') ? null : specificationId(it) }
        new Need(dependencyId(way), from, to, day(forecast), day(neededBy))
    }

    private static Timetable plan(List<Need> needs, Map wanted = [:]) {
        new Timetable(needs, TODAY, wanted.collectEntries { name, on -> [specificationId(name), day(on)] })
    }

    private static String told(Outlook it) {
        [it.state(), it.arrives() ?: '-', it.latest() ?: '-', it.slack() ?: (it.slack() == 0 ? 0 : '-'), it.certain() ? 'certain' : 'open'].join(' ')
    }

    def "#what: #way is #outlook"() {
        expect:
        told(plan(needs).of(dependencyId(way))) == outlook

        where:
        what                                    | way   | needs                                                                       || outlook
        'forecast in time'                      | 'A>B' | [need('A>B', '2005-03-10', '2005-03-20')]                                   || 'IN_TIME 2005-03-10 2005-03-20 10 certain'
        'on the last day'                       | 'A>B' | [need('A>B', '2005-03-20', '2005-03-20')]                                   || 'IN_TIME 2005-03-20 2005-03-20 0 certain'
        'too late'                              | 'A>B' | [need('A>B', '2005-03-21', '2005-03-20')]                                   || 'LATE 2005-03-21 2005-03-20 -1 certain'
        'nobody set a day'                      | 'A>B' | [need('A>B', '2005-03-21')]                                                 || 'IN_TIME 2005-03-21 - - certain'
        'nobody forecast it'                    | 'A>B' | [need('A>B', null, '2005-03-20')]                                           || 'OPEN - 2005-03-20 19 open'
        'nothing is known'                      | 'A>B' | [need('A>B')]                                                               || 'OPEN - - - open'
        'overdue without forecast'              | 'A>B' | [need('A>B', null, '2005-02-27')]                                           || 'LATE - 2005-02-27 -2 open'
        'its target waits for something later'  | 'A>B' | [need('A>B', '2005-03-10', '2005-03-20'), need('B>C', '2005-03-25')]        || 'LATE 2005-03-25 2005-03-20 -5 certain'
        'what it waits for is needed earlier'   | 'B>C' | [need('A>B', '2005-03-10', '2005-03-20'), need('B>C', '2005-03-25')]        || 'LATE 2005-03-25 2005-03-20 -5 certain'
        'its own day is the earlier one'        | 'B>C' | [need('A>B', null, '2005-04-20'), need('B>C', '2005-03-25', '2005-03-26')]  || 'IN_TIME 2005-03-25 2005-03-26 1 certain'
        'something further along has none'      | 'A>B' | [need('A>B', '2005-03-10', '2005-03-20'), need('B>C')]                      || 'OPEN 2005-03-10 2005-03-20 10 open'
        'a text waits for nothing'              | 'A>"' | [need('A>"', '2005-03-10', '2005-03-20'), need('">A', '2005-04-01')]        || 'IN_TIME 2005-03-10 2005-03-20 10 certain'
        'a text needs it earlier'               | 'A>B' | [need('A>B', '2005-03-10'), need('">A', null, '2005-03-05')]                || 'LATE 2005-03-10 2005-03-05 -5 certain'
        'a circle waits for all of it'          | 'A>B' | [need('A>B', '2005-03-10'), need('B>A', '2005-03-12'), need('B>C', '2005-03-15')] || 'IN_TIME 2005-03-15 - - certain'
        'a circle is needed as early as any'    | 'B>C' | [need('A>B', null, '2005-03-11'), need('B>A', '2005-03-12'), need('B>C', '2005-03-15')] || 'LATE 2005-03-15 2005-03-11 -4 certain'
        'a version needs an earlier one'        | 'A>A' | [need('A>A', '2005-03-10', '2005-03-09'), need('A>B', '2005-03-05')]        || 'LATE 2005-03-10 2005-03-09 -1 certain'
    }

    def "of the ways from A one decides; wanted #wanted, #slack days are left at #at"() {
        given:
        def needs = [need('A>B', '2005-03-10'), need('A>C', '2005-03-02'), need('C>D', '2005-03-20'), need('B>D', '2005-03-20'), need('D>E'), need('C>F', '2005-03-15')]
        def plan = plan(needs, wanted)

        expect:
        plan.ready(specificationId('A')) == LocalDate.of(2005, 3, 20)
        !plan.certain(specificationId('A'))
        plan.criticalPath(specificationId('A')).toSet() in [['A>B', 'B>D'], ['A>C', 'C>D']]*.collect { dependencyId(it) }*.toSet()
        plan.of(dependencyId(at)).slack() == slack

        where:
        wanted            | at    || slack
        [:]               | 'C>F' || null
        [A: '2005-03-20'] | 'C>D' || 0
        [A: '2005-03-20'] | 'C>F' || 5
        [A: '2005-03-18'] | 'C>D' || -2
        [A: '2005-03-18'] | 'A>B' || -2
        [Z: '2005-03-18'] | 'A>B' || null
    }

    def "what waits for nothing, or for nothing with a forecast, has no way that decides"() {
        expect:
        plan(needs).criticalPath(specificationId('A')) == []
        plan(needs).ready(specificationId('A')) == null

        where:
        needs << [[], [need('A>B')], [need('B>C', '2005-03-10')], [need('A>B'), need('B>A')]]
    }

    def "whatever hangs together how: it says what counting by hand says (seed #seed)"() {
        given:
        def random = new Random(seed)
        def states = [] as Set

        expect:
        150.times {
            def needs = made(random)
            def wanted = random.nextBoolean() ? [:] : [(specificationId('S1')): TODAY.plusDays(random.nextInt(20))]
            def plan = new Timetable(needs, TODAY, wanted)
            needs.each { one ->
                assert plan.of(one.id()) == byHand(one, needs, wanted): needs
                states << plan.of(one.id()).state()
            }
            assert wayDecides(plan, needs): needs
        }
        states == State.values() as Set

        where:
        seed << [1, 2, 3]
    }

    private static List<Need> made(Random random) {
        int nodes = 2 + random.nextInt(6)
        def end = { random.nextInt(8) == 0 ? null : specificationId("S${1 + random.nextInt(nodes)}") }
        def day = { random.nextInt(3) == 0 ? null : TODAY.plusDays(random.nextInt(30)) }
        def needed = { random.nextInt(2) == 0 ? null : TODAY.plusDays(random.nextInt(40) - 10) }
        (1..1 + random.nextInt(12)).collect { new Need(dependencyId("need $it"), end(), end(), day(), needed()) }
    }

    /** Every way up and down, one by one. */
    private static Outlook byHand(Need one, List<Need> all, Map<SpecificationId, LocalDate> wanted) {
        def below = reached(one, all) { Need a, Need b -> a.to() != null && a.to() == b.from() }
        def above = reached(one, all) { Need a, Need b -> a.from() != null && a.from() == b.to() }
        def days = above*.neededBy() + above.findResults { wanted[it.from()] }
        Outlook.of(below*.forecast().findAll().max(), days.findAll().min(), below.every { it.forecast() != null }, TODAY)
    }

    private static Set<Need> reached(Need start, List<Need> all, Closure<Boolean> leads) {
        def found = [start] as LinkedHashSet
        def open = [start]
        while (open) {
            def at = open.removeLast()
            all.findAll { leads(at, it) && found.add(it) }.each { open << it }
        }
        found
    }

    /** It begins at the start, hangs together, ends at what is forecast last, and no shorter one does. */
    private static boolean wayDecides(Timetable plan, List<Need> needs) {
        def start = specificationId('S1')
        def last = plan.ready(start)
        def way = plan.criticalPath(start).collect { id -> needs.find { it.id() == id } }
        if (last == null) {
            return way == []
        }
        way.first().from() == start && way.last().forecast() == last && way.size() == shortest(start, last, needs) &&
                (1..<way.size()).every { way[it - 1].to() == way[it].from() } && way.every { plan.of(it.id()).arrives() == last }
    }

    private static int shortest(SpecificationId start, LocalDate last, List<Need> needs) {
        def near = [start] as Set
        for (int steps = 1; steps <= needs.size(); steps++) {
            def next = needs.findAll { it.from() in near }
            if (next.any { it.forecast() == last }) {
                return steps
            }
            near += next*.to().findAll()
        }
        -1
    }

    def "a chain of 100,000 is planned without running out of stack"() {
        given:
        def needs = (0..<100_000).collect {
            new Need(new DependencyId(new UUID(1, it)), new SpecificationId(new UUID(2, it)), new SpecificationId(new UUID(2, it + 1)), TODAY.plusDays(it % 50), null)
        }
        def plan = new Timetable(needs, TODAY, [(needs[0].from()): TODAY.plusDays(40)])

        expect:
        plan.of(needs[99_999].id()).slack() == -9
        plan.ready(needs[0].from()) == TODAY.plusDays(49)
        plan.criticalPath(needs[0].from()).size() == 50
    }
}
