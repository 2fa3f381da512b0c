package org.sdohub.chain;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.sdohub.dependency.DependencyId;
import org.sdohub.specification.SpecificationId;

/**
 * Specifications that wait for each other: none of them can be finished before the others are.
 *
 * @param way once round by as few needs as there are, from one of them back to it
 * @param members two or more; the way need not lead over all of them
 */
public record Circle(List<DependencyId> way, Set<SpecificationId> members) {

    public Circle {
        way = List.copyOf(way);
        members = Set.copyOf(members);
    }

    boolean holds(SpecificationId one) {
        return members.contains(one);
    }

    /** How many specifications wait for each other. */
    public int size() {
        return members.size();
    }

    /** Where it stands among others. */
    public String position() {
        return way.getFirst().value().toString();
    }

    /** All of these needs' circles, those that cannot be told apart by what waits for what as one; in a stable order. */
    static List<Circle> among(List<Need> needs) {
        Map<SpecificationId, Integer> numbers = new HashMap<>();
        List<Need> between = needs.stream()
                .filter(need ->
                        need.from() != null && need.to() != null && !need.from().equals(need.to()))
                .sorted(Comparator.comparing(need -> need.id().value()))
                .toList();
        Map<SpecificationId, List<Need>> leaving = new HashMap<>();
        for (Need need : between) {
            SpecificationId from = Objects.requireNonNull(need.from());
            numbers.putIfAbsent(from, numbers.size());
            numbers.putIfAbsent(Objects.requireNonNull(need.to()), numbers.size());
            leaving.computeIfAbsent(from, any -> new ArrayList<>()).add(need);
        }
        int[][] next = new int[numbers.size()][0];
        leaving.forEach((from, out) -> next[number(numbers, from)] = out.stream()
                .mapToInt(need -> number(numbers, Objects.requireNonNull(need.to())))
                .toArray());
        return circles(leaving, numbers, Components.of(next));
    }

    private static int number(Map<SpecificationId, Integer> numbers, SpecificationId id) {
        return Objects.requireNonNull(numbers.get(id));
    }

    private static List<Circle> circles(
            Map<SpecificationId, List<Need>> leaving, Map<SpecificationId, Integer> numbers, Components components) {
        Map<Integer, Set<SpecificationId>> together = new TreeMap<>();
        numbers.forEach((id, number) -> together.computeIfAbsent(components.of(number), any -> new HashSet<>())
                .add(id));
        return together.values().stream()
                .filter(members -> members.size() > 1)
                .map(members -> new Circle(round(members, leaving), members))
                .sorted(Comparator.comparing(Circle::position))
                .toList();
    }

    /** From the one with the lowest id. */
    private static List<DependencyId> round(Set<SpecificationId> members, Map<SpecificationId, List<Need>> leaving) {
        SpecificationId start = Collections.min(members, Comparator.comparing(SpecificationId::value));
        Map<SpecificationId, Need> cameBy = new HashMap<>();
        Deque<SpecificationId> open = new ArrayDeque<>(List.of(start));
        while (!cameBy.containsKey(start)) {
            for (Need need : leaving.getOrDefault(open.remove(), List.of())) {
                SpecificationId to = Objects.requireNonNull(need.to());
                if (members.contains(to) && cameBy.putIfAbsent(to, need) == null) {
                    open.add(to);
                }
            }
        }
        List<DependencyId> way = new ArrayList<>();
        SpecificationId at = start;
        do {
            Need need = Objects.requireNonNull(cameBy.get(at));
            way.add(need.id());
            at = Objects.requireNonNull(need.from());
        } while (!at.equals(start));
        Collections.reverse(way);
        return way;
    }
}
