package org.sdohub.specification;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.sdohub.kernel.Act;
import org.sdohub.kernel.GraphGuard;
import org.sdohub.kernel.GraphGuard.Edge;

/** Claims relations before they are checked, so that two writers cannot close a circle between them. */
record RelationClaims(GraphGuard guard, Succession succession) {

    /** One claim for each graph that is concerned; without relations, none. */
    <T> T holding(Act act, Map<SpecificationId, List<Relation>> relations, Supplier<T> write) {
        Map<String, List<Edge>> edges = new TreeMap<>();
        relations.forEach(
                (id, said) -> said.forEach(relation -> edges.computeIfAbsent(relation.graph(), any -> new ArrayList<>())
                        .add(relation.edge(id))));
        return claimed(act, edges, write);
    }

    private <T> T claimed(Act act, Map<String, List<Edge>> left, Supplier<T> write) {
        if (left.isEmpty()) {
            return write.get();
        }
        Map<String, List<Edge>> next = new TreeMap<>(left);
        String graph = left.keySet().iterator().next();
        List<Edge> wanted = Objects.requireNonNull(next.remove(graph));
        return guard.addEdges(
                graph,
                wanted,
                act.at(),
                others -> succession.refuseCycle(graph, wanted, others),
                () -> claimed(act, next, write));
    }
}
