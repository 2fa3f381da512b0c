package org.sdohub.specification;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
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

    void refuseCycle(String graph, List<Edge> wanted, List<Edge> claimed) {
        List<Edge> edges = new ArrayList<>(claimed);
        edges.addAll(wanted);
        Set<SpecificationId> seen = new HashSet<>();
        Set<SpecificationId> generation = new HashSet<>();
        edges.forEach(edge -> note(generation, edge.to()));
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
        if (wanted.stream().anyMatch(edge -> GraphGuard.leads(edges, edge.to(), edge.from()))) {
            throw new Refused(Refusal.broken(
                    "SPECIFICATION_RELATION_CYCLE",
                    "A specification cannot come before or be part of itself, directly or through others.",
                    "relations"));
        }
    }

    /**
     * What took the place of one specification.
     *
     * @param by what to use today; several after a split
     * @param over every specification that the way there leads over, the first and the last ones included
     */
    public record Succeeded(Relation.Kind how, List<Specification> by, Set<SpecificationId> over) {
        public Succeeded {
            by = List.copyOf(by);
            over = Set.copyOf(over);
        }
    }

    /** A step from an older one to what took its place. */
    private record Replacement(SpecificationId older, Relation.Kind how, SpecificationId newer) {}

    /** Those of these that something took the place of; an update takes nobody's place. */
    public Map<SpecificationId, Succeeded> of(Collection<Specification> asked) {
        Map<SpecificationId, Specification> known = new HashMap<>();
        Map<SpecificationId, List<Replacement>> steps = new HashMap<>();
        Map<SpecificationId, Specification> open = new HashMap<>();
        asked.forEach(one -> open.put(one.id(), one));
        while (!open.isEmpty()) {
            known.putAll(open);
            Set<SpecificationId> next = new HashSet<>();
            for (Replacement step : leadingAway(open)) {
                steps.computeIfAbsent(step.older, any -> new ArrayList<>()).add(step);
                next.add(step.newer);
            }
            next.removeAll(known.keySet());
            open.clear();
            open.putAll(store.findAll(next));
        }
        Map<SpecificationId, Succeeded> succeeded = new HashMap<>();
        for (Specification one : asked) {
            Set<Specification> newest = new LinkedHashSet<>();
            Set<SpecificationId> over = new HashSet<>();
            newest(one.id(), steps, known, over, newest);
            newest.remove(one);
            if (!newest.isEmpty()) {
                Relation.Kind how = steps.getOrDefault(one.id(), List.of()).getFirst().how;
                succeeded.put(one.id(), new Succeeded(how, List.copyOf(newest), over));
            }
        }
        return succeeded;
    }

    private static void newest(
            SpecificationId at,
            Map<SpecificationId, List<Replacement>> steps,
            Map<SpecificationId, Specification> known,
            Set<SpecificationId> seen,
            Set<Specification> newest) {
        if (!seen.add(at) || !known.containsKey(at)) {
            return;
        }
        List<Replacement> onward = steps.getOrDefault(at, List.of());
        if (onward.isEmpty()) {
            newest.add(known.get(at));
        }
        onward.forEach(step -> newest(step.newer, steps, known, seen, newest));
    }

    private List<Replacement> leadingAway(Map<SpecificationId, Specification> from) {
        List<Replacement> found = new ArrayList<>();
        for (Specification one : from.values()) {
            one.relations().stream()
                    .filter(Relation::towardsNewer)
                    .forEach(relation -> found.add(new Replacement(one.id(), relation.kind(), relation.to())));
        }
        store.relatedTo(from.keySet())
                .forEach((older, related) -> related.forEach(newer -> newer.relations().stream()
                        .filter(relation -> relation.to().equals(older) && relation.takesThePlace())
                        .forEach(relation -> found.add(new Replacement(older, relation.kind(), newer.id())))));
        found.sort(Comparator.comparing(Replacement::how));
        return found;
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
