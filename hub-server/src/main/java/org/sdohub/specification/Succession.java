package org.sdohub.specification;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sdohub.kernel.GraphGuard;
import org.sdohub.kernel.GraphGuard.Edge;
import org.sdohub.kernel.Refusal;
import org.sdohub.kernel.Refused;

/** Walks the relations generation by generation: two round trips each, whatever the catalogue's size. */
@Singleton
public class Succession {

    private final SpecificationStore store;

    Succession(SpecificationStore store) {
        this.store = store;
    }

    void refuseCycle(String graph, Edge wanted, List<Edge> claimed) {
        List<Edge> edges = new ArrayList<>(claimed);
        Set<SpecificationId> seen = new HashSet<>();
        Set<SpecificationId> generation = new HashSet<>();
        note(generation, wanted.to());
        claimed.forEach(edge -> note(generation, edge.to()));
        Set<SpecificationId> open = generation;
        while (!open.isEmpty()) {
            seen.addAll(open);
            Set<SpecificationId> next = new HashSet<>();
            for (Edge edge : leaving(graph, open)) {
                edges.add(edge);
                note(next, edge.to());
            }
            next.removeAll(seen);
            open = next;
        }
        if (GraphGuard.leads(edges, wanted.to(), wanted.from())) {
            throw new Refused(Refusal.broken(
                    "SPECIFICATION_RELATION_CYCLE",
                    "A specification cannot come before or be part of itself, directly or through others.",
                    "relations"));
        }
    }

    private static void note(Set<SpecificationId> ids, org.sdohub.kernel.Id id) {
        if (id instanceof SpecificationId specification) {
            ids.add(specification);
        }
    }

    /** The stored edges that go out from these: their own relations, and those that others say towards the newer. */
    private List<Edge> leaving(String graph, Set<SpecificationId> from) {
        List<Edge> edges = new ArrayList<>();
        for (Specification one : store.findAll(from).values()) {
            one.relations().stream()
                    .filter(relation -> relation.graph().equals(graph) && !relation.towardsNewer())
                    .forEach(relation -> edges.add(relation.edge(one.id())));
        }
        for (Map.Entry<SpecificationId, List<Specification>> entry :
                store.relatedTo(from).entrySet()) {
            for (Specification other : entry.getValue()) {
                other.relations().stream()
                        .filter(relation -> relation.graph().equals(graph) && relation.towardsNewer())
                        .filter(relation -> relation.to().equals(entry.getKey()))
                        .forEach(relation -> edges.add(relation.edge(other.id())));
            }
        }
        return edges;
    }
}
