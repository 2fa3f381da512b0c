package org.sdohub.dependency

import static org.sdohub.a.Dependencies.aDependency
import static org.sdohub.a.Dependencies.anEntry
import static org.sdohub.a.Dependencies.justified
import static org.sdohub.a.Specifications.aSpecification
import static org.sdohub.a.Specifications.aVersion
import static org.sdohub.dependency.Health.State.*

import java.time.LocalDate
import java.time.temporal.ChronoUnit
import org.sdohub.a.Bodies
import org.sdohub.organization.Profile.Maturity
import org.sdohub.specification.Relation
import org.sdohub.specification.Succession.Succeeded
import spock.lang.Specification

/** Rules that hold whatever comes, tried on thousands of made cases; the same seed makes the same. */
class NeverContradictingSpec extends Specification {

    static final LocalDate TODAY = LocalDate.of(2005, 3, 1)

    Random random

    private <T> T any(List<T> all) {
        all[random.nextInt(all.size())]
    }

    private LocalDate day() {
        any([null, TODAY.plusDays(random.nextInt(40) - 20)])
    }

    private Situation made() {
        def maturities = Maturity.values() as List
        def labels = (0..<random.nextInt(4)).collect { String.valueOf(it + 1) }
        def versions = labels.collectEntries { [it, aVersion(it, any(maturities), '2004-0' + it + '-01', expires: day()?.toString())] }
        def kind = any(Dependency.Kind.values() as List)
        def to = random.nextInt(12) == 0 ? '"a thing"' : labels && random.nextBoolean() ? 'draft-x @ ' + any(labels) : 'draft-x'
        def dependency = aDependency('OMA-TS-X', to, kind: kind, pinned: to.contains('@') && random.nextBoolean(), needed: any([null] + maturities.take(5)),
                neededBy: day(), expected: day())
        def target = to.startsWith('"') ? null : aSpecification('draft-x', series: 'RFC', owner: any([null, Bodies.groupId('IETF/SIP')]), versions: versions)
        def source = any([null, aSpecification('OMA-TS-X', Bodies.OMA, versions: ['1': any(maturities)])])
        def newer = target == null || random.nextInt(5) ? null
                : new Succeeded(any(Relation.Kind.values() as List), [aSpecification('RFC 9')] + any([[], [aSpecification('RFC 10')]]), [] as Set)
        new Situation(dependency, source, target, newer, any([ReferencePolicy.ANYTHING, { series, step -> step == 'Published' } as ReferencePolicy]), TODAY)
    }

    def "health never contradicts what it rests on (seed #seed)"() {
        given:
        random = new Random(seed)
        def states = [] as Set

        expect:
        3000.times {
            def situation = made()
            def health = Health.of(situation)
            states << health.state()
            assert contradictions(situation, health) == []: "$health of $situation"
        }
        states == Health.State.values() as Set

        where:
        seed << [1, 2, 3]
    }

    private static List<String> contradictions(Situation it, Health health) {
        def one = it.dependency()
        def counting = it.counting()
        def state = health.state()
        def withdrawnItself = it.depending()?.maturity() == Maturity.WITHDRAWN
        def reached = counting != null && counting.maturity() >= one.needed()
        def gone = counting?.maturity() in [Maturity.SUPERSEDED, Maturity.WITHDRAWN]
        def outrun = it.succeeded() != null || one.pinned() && counting?.successor() != null
        def waiting = it.target() != null && !withdrawnItself && !outrun && !gone && !reached
        def citable = one.kind() != Dependency.Kind.NORMATIVE || counting == null || it.policy().allows(it.target()?.series() ?: '', counting.rung().label())
        def overdue = one.neededBy() != null && one.neededBy() < TODAY
        def rules = [
            'what no catalogue knows is unresolved, and nothing else is': (state == UNRESOLVED) == (it.target() == null),
            'satisfied: there, in force, the newest, and allowed'       : state != SATISFIED || reached && !gone && !outrun && citable,
            'there, in force, the newest, and allowed: satisfied'       : !(reached && !gone && !outrun && citable && !withdrawnItself) || state == SATISFIED,
            'ineligible is what is there and forbidden'                 : state != INELIGIBLE || reached && !citable,
            'late is what is waited for after its day, and all of it'   : (state == LATE) == (waiting && overdue),
            'late counts the days since'                                : state != LATE || health.days() == ChronoUnit.DAYS.between(one.neededBy(), TODAY),
            'on track and at risk are waited for'                       : !(state in [ON_TRACK, AT_RISK]) || waiting,
            'on track is expected in time, if anything is said of time' : state != ON_TRACK || one.expected() == null && one.neededBy() == null
                    || one.expected() >= TODAY && (one.neededBy() == null || one.expected() <= one.neededBy()),
            'on track has not expired'                                  : state != ON_TRACK || counting == null || !counting.expiredOn(TODAY),
            'days at risk are those by which it comes too late'         : state != AT_RISK || health.days() == null
                    || health.days() == ChronoUnit.DAYS.between(one.neededBy(), one.expected()) && health.days() > 0,
            'no other state counts days'                                : state in [LATE, AT_RISK] || health.days() == null,
            'drifted is what something took the place of'               : state != DRIFTED || outrun || counting.maturity() == Maturity.SUPERSEDED,
            'what something took the place of drifted'                  : !(outrun && !withdrawnItself) || state == DRIFTED,
            'what to cite are the successors, all of them'              : health.citeNow() == (state == DRIFTED && it.succeeded() != null ? it.succeeded().by()*.id() : []),
            'a version to cite is one nothing took the place of'        : health.citeVersion() == null || it.target().version(health.citeVersion()).get().successor() == null,
            'broken is what was withdrawn'                              : state != BROKEN || withdrawnItself || counting.maturity() == Maturity.WITHDRAWN,
            'it speaks of what it is about'                             : health.sentence().startsWith(withdrawnItself && it.target() != null ? it.fromLabel() : it.toLabel()),
        ]
        rules.findAll { rule, holds -> !holds }*.key
    }

    def "the day on which health turns by itself is found, and no day before it turns it (seed #seed)"() {
        given:
        random = new Random(seed)
        int turning = 0

        expect:
        500.times {
            def situation = made()
            def standing = Standing.of(situation)
            def first = (1..60).find { !Health.of(situation.on(TODAY.plusDays(it))).saysTheSameAs(standing.health()) }
            assert standing.turnsOn() == (first == null ? null : TODAY.plusDays(first)): situation
            turning += first == null ? 0 : 1
        }
        turning > 50

        where:
        seed << [4, 5]
    }

    def "the differences of two lists, applied to the earlier, give the later (seed #seed)"() {
        given:
        random = new Random(seed)

        expect:
        300.times {
            def earlier = entries()
            def later = entries()
            def diff = ListComparison.diff(earlier, later)
            assert applied(diff, earlier) == later.collectEntries { [it.dependency(), values(it)] }
        }

        where:
        seed << [6, 7]
    }

    private List<DependencyList.Entry> entries() {
        (1..10).findAll { random.nextBoolean() }.collect { number ->
            def step = any(['Draft', 'Published'])
            anEntry("A", "B$number", to: any(["B$number", "RFC $number"]), step: step, neededBy: day(), expected: day(), counterpart: any([null, 'IETF SIP']),
                    health: any(Health.State.values() as List), sentence: String.valueOf(random.nextInt()),
                    justification: any([null, justified(reason: any(['', 'So.'])), justified(reason: 'So.', other: any(['', 'And so.']))]))
        }
    }

    /** Entry by entry and field by field, by nothing but what the comparison says. */
    private static Map<DependencyId, Map> applied(ListComparison diff, List<DependencyList.Entry> earlier) {
        def result = earlier.collectEntries { [it.dependency(), values(it)] }
        diff.removed().each { assert result.remove(it.dependency()) == values(it) }
        diff.changed().each { changed ->
            changed.changes().each { change ->
                def entry = result[changed.before().dependency()]
                assert entry[change.field()] == change.before()
                entry[change.field()] = change.after()
            }
        }
        diff.added().each { assert result.put(it.dependency(), values(it)) == null }
        result
    }

    /** All that a list tells of an entry but the sentence, which counts the days, and what follows from the rest. */
    private static Map<String, String> values(DependencyList.Entry entry) {
        entry.class.recordComponents.findAll { !(it.name in ['dependency', 'healthSentence', 'maturity', 'restrictedTo', 'justification']) }
                .collectEntries { [it.name, it.accessor.invoke(entry)?.toString()] } + Justification.Item.values().collectEntries { [it.column(), entry.justified(it) ?: null] }
    }
}
