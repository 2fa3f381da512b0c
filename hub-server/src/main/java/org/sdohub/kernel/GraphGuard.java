package org.sdohub.kernel;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Keeps a graph free of cycles while two writers add edges at once: each first claims its edge in the graph's one guard
 * document by compare-and-set, and everybody's check counts what others have claimed and not yet written.
 */
public interface GraphGuard {

    record Edge(Id from, Id to) {}

    /**
     * @param graph the graph's name; never changes
     * @param check refuses by throwing; gets the edges that other writers have claimed, reads the stored ones itself
     * @param edges claimed together; the check must count them all
     * @param write stores the edges; when it throws, the claim is given back
     */
    <T> T addEdges(String graph, List<Edge> edges, Instant now, Consumer<List<Edge>> check, Supplier<T> write);

    default <T> T addEdge(String graph, Edge edge, Instant now, Consumer<List<Edge>> check, Supplier<T> write) {
        return addEdges(graph, List.of(edge), now, check, write);
    }

    /** Whether one can go from {@code start} to {@code goal} along the edges; also true where they are the same. */
    static boolean leads(List<Edge> edges, Id start, Id goal) {
        Set<Id> seen = new HashSet<>();
        Deque<Id> open = new ArrayDeque<>(List.of(start));
        while (!open.isEmpty()) {
            Id at = open.pop();
            if (at.equals(goal)) {
                return true;
            }
            if (seen.add(at)) {
                edges.stream().filter(edge -> edge.from().equals(at)).forEach(edge -> open.push(edge.to()));
            }
        }
        return false;
    }
}
