package org.sdohub.chain

import static org.sdohub.a.Bodies.OMA
import static org.sdohub.a.Dependencies.needing
import static org.sdohub.a.People.NOW
import static org.sdohub.a.Specifications.ANY_OFFICE

import java.lang.reflect.Proxy
import java.time.LocalDate
import org.sdohub.dependency.Dependency
import org.sdohub.dependency.DependencyId
import org.sdohub.dependency.DependencyStore
import org.sdohub.dependency.End
import org.sdohub.kernel.EventLog
import org.sdohub.kernel.HubEvent
import org.sdohub.relationship.RelationshipStore
import org.sdohub.specification.SpecificationId
import org.sdohub.specification.SpecificationStore
import org.sdohub.specification.Succession

/**
 * A store of many dependencies that were made up, with the events that tell of them; it counts how often it is asked. Most
 * lead from higher to lower numbers, some back, so that there are circles.
 */
class GeneratedNeeds {

    final List<SpecificationId> specifications
    /** By id. */
    final Map<DependencyId, Dependency> all = [:]
    int asked
    private final List<HubEvent> events = []

    GeneratedNeeds(int count, long seed) {
        def random = new Random(seed)
        specifications = (0..<count.intdiv(50)).collect { new SpecificationId(new UUID(1, it)) }
        int most = specifications.size()
        count.times { n ->
            int from = 1 + random.nextInt(most - 1)
            int to = random.nextInt(2_000) == 0 ? random.nextInt(most) : random.nextInt(from)
            def one = Dependency.declared(new DependencyId(new UUID(2, n)), new End.WholeSpecification(specifications[from]),
                    from == to ? new End.UncataloguedText("text $n") : new End.WholeSpecification(specifications[to]),
                    needing(expected: LocalDate.of(2005, 3, 2).plusDays(n % 300)), new Dependency.Place(OMA, null, []), NOW, ANY_OFFICE).next()
            all[one.id()] = one
        }
    }

    void change(Dependency next) {
        all[next.id()] = next
        events << new HubEvent(events.size() + 1, UUID.randomUUID(), NOW, 'DependencyEdited', next.id().text(), next.version(), HubEvent.Author.HUB, [], null, null)
    }

    /** Each call of a port is a round trip. What is asked of no port here is answered with nothing. */
    private <T> T port(Map<String, Closure> answers, Class<T> type) {
        Proxy.newProxyInstance(type.classLoader, [type] as Class[]) { proxy, method, arguments ->
            asked++
            answers[method.name].call(*(arguments ?: []))
        } as T
    }

    private List<Dependency> from(int start, int max) {
        (start..<Math.min(start + max, all.size())).collect { all[new DependencyId(new UUID(2, it))] }
    }

    NeedIndex index() {
        def store = port(
                liveAfter: { after, int max -> from(after == null ? 0 : 1 + (after.value().leastSignificantBits as int), max) },
                findAll: { ids -> all.subMap(ids) }, DependencyStore)
        def log = port(
                last: { events.size() as long },
                after: { long seen, int max -> events.drop(seen as int).take(max) }, EventLog)
        def nothing = port(findAll: { [:] }, SpecificationStore)
        new NeedIndex(log, store, nothing, new Succession(nothing), port(findAll: { [:] }, RelationshipStore))
    }
}
