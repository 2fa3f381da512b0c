package org.sdohub.chain;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sdohub.dependency.DependencyId;
import org.sdohub.specification.SpecificationId;

/**
 * When needs that hang together will be met, and by when they must be. A need is met once its target is there, and that
 * cannot be before all that the target waits for is: it arrives on the latest day forecast anywhere along its way. It must
 * arrive by the earliest day set for it or for anything that waits for it. What lies on a circle waits for the whole
 * circle. Takes time in proportion to the needs.
 */
final class Timetable {

    private static final long NEVER = Long.MIN_VALUE;
    private static final long ALWAYS = Long.MAX_VALUE;
    private static final int TEXT = -1;

    private final List<Need> needs;
    private final LocalDate today;
    private final Map<SpecificationId, Integer> numbers = new HashMap<>();
    private final int[] from;
    private final int[] to;
    private final int[][] leaving;
    private final Components components;
    /** By component: the day on which all that it waits for is there, and by when that must be. */
    private final long[] ready;

    private final boolean[] open;
    private final long[] due;
    private final Map<DependencyId, Integer> places = new HashMap<>();

    /** @param wanted days by which specifications are wanted, beside what the needs say */
    Timetable(List<Need> needs, LocalDate today, Map<SpecificationId, LocalDate> wanted) {
        this.needs = List.copyOf(needs);
        this.today = today;
        this.from = new int[needs.size()];
        this.to = new int[needs.size()];
        for (int i = 0; i < needs.size(); i++) {
            from[i] = number(needs.get(i).from());
            to[i] = number(needs.get(i).to());
            places.put(needs.get(i).id(), i);
        }
        this.leaving = leaving();
        this.components = Components.of(next());
        this.ready = new long[components.count()];
        this.open = new boolean[components.count()];
        this.due = new long[components.count()];
        int[][] byComponent = byComponent();
        forecast(byComponent);
        require(byComponent, wanted);
    }

    private int number(@Nullable SpecificationId id) {
        return id == null ? TEXT : numbers.computeIfAbsent(id, any -> numbers.size());
    }

    /** The needs of each specification. */
    private int[][] leaving() {
        return grouped(numbers.size(), from);
    }

    private int[][] byComponent() {
        int[] of = new int[needs.size()];
        for (int i = 0; i < of.length; i++) {
            of[i] = from[i] == TEXT ? TEXT : components.of(from[i]);
        }
        return grouped(components.count(), of);
    }

    private static int[][] grouped(int groups, int[] group) {
        int[] sizes = new int[groups];
        for (int one : group) {
            if (one != TEXT) {
                sizes[one]++;
            }
        }
        int[][] members = new int[groups][];
        Arrays.setAll(members, one -> new int[sizes[one]]);
        for (int i = group.length - 1; i >= 0; i--) {
            if (group[i] != TEXT) {
                members[group[i]][--sizes[group[i]]] = i;
            }
        }
        return members;
    }

    private int[][] next() {
        int[][] next = new int[leaving.length][];
        Arrays.setAll(
                next,
                node -> Arrays.stream(leaving[node])
                        .map(need -> to[need])
                        .filter(target -> target != TEXT)
                        .toArray());
        return next;
    }

    /** From what waits for nothing upwards. */
    private void forecast(int[][] byComponent) {
        Arrays.fill(ready, NEVER);
        for (int component = 0; component < ready.length; component++) {
            for (int need : byComponent[component]) {
                ready[component] = Math.max(ready[component], arrival(need));
                open[component] |= uncertain(need);
            }
        }
    }

    /** From what nothing waits for downwards. */
    private void require(int[][] byComponent, Map<SpecificationId, LocalDate> wanted) {
        Arrays.fill(due, ALWAYS);
        wanted.forEach((id, day) -> {
            Integer node = numbers.get(id);
            if (node != null) {
                require(components.of(node), day.toEpochDay());
            }
        });
        for (int i = 0; i < from.length; i++) {
            if (to[i] != TEXT && (from[i] == TEXT || components.of(from[i]) == components.of(to[i]))) {
                require(components.of(to[i]), neededBy(i));
            }
        }
        for (int component = due.length - 1; component >= 0; component--) {
            for (int need : byComponent[component]) {
                if (to[need] != TEXT) {
                    require(components.of(to[need]), latest(need));
                }
            }
        }
    }

    private void require(int component, long day) {
        due[component] = Math.min(due[component], day);
    }

    private long arrival(int need) {
        LocalDate forecast = needs.get(need).forecast();
        long own = forecast == null ? NEVER : forecast.toEpochDay();
        return to[need] == TEXT ? own : Math.max(own, ready[components.of(to[need])]);
    }

    private boolean uncertain(int need) {
        return needs.get(need).forecast() == null || (to[need] != TEXT && open[components.of(to[need])]);
    }

    private long neededBy(int need) {
        LocalDate neededBy = needs.get(need).neededBy();
        return neededBy == null ? ALWAYS : neededBy.toEpochDay();
    }

    private long latest(int need) {
        return from[need] == TEXT ? neededBy(need) : Math.min(neededBy(need), due[components.of(from[need])]);
    }

    Outlook of(DependencyId id) {
        Integer found = places.get(id);
        if (found == null) {
            throw new IllegalArgumentException(id.text() + " is not in this timetable");
        }
        long latest = latest(found);
        return Outlook.of(
                day(arrival(found)), latest == ALWAYS ? null : LocalDate.ofEpochDay(latest), !uncertain(found), today);
    }

    private static @Nullable LocalDate day(long epochDay) {
        return epochDay == NEVER ? null : LocalDate.ofEpochDay(epochDay);
    }

    /** The day on which all that it waits for is forecast to be there; null where it waits for nothing with a forecast. */
    @Nullable
    LocalDate ready(SpecificationId id) {
        Integer node = numbers.get(id);
        return node == null ? null : day(ready[components.of(node)]);
    }

    /** Whether everything that it waits for has a forecast. */
    boolean certain(SpecificationId id) {
        Integer node = numbers.get(id);
        return node == null || !open[components.of(node)];
    }

    /**
     * The way from a specification to what it waits for longest, by as few needs as possible; of several the first by
     * id. Empty where nothing has a forecast.
     */
    List<DependencyId> criticalPath(SpecificationId start) {
        Integer first = numbers.get(start);
        if (first == null || ready[components.of(first)] == NEVER) {
            return List.of();
        }
        long day = ready[components.of(first)];
        Map<Integer, Integer> cameBy = new HashMap<>();
        Deque<Integer> nodes = new ArrayDeque<>(List.of(first));
        while (!nodes.isEmpty()) {
            for (int need : inOrder(leaving[nodes.remove()], day)) {
                LocalDate forecast = needs.get(need).forecast();
                if (forecast != null && forecast.toEpochDay() == day) {
                    return way(first, need, cameBy);
                }
                if (to[need] != first && cameBy.putIfAbsent(to[need], need) == null) {
                    nodes.add(to[need]);
                }
            }
        }
        throw new IllegalStateException("no need arrives on the day on which the last one does");
    }

    private List<Integer> inOrder(int[] leaving, long arrival) {
        return Arrays.stream(leaving)
                .filter(need -> arrival(need) == arrival)
                .boxed()
                .sorted(Comparator.comparing(need -> needs.get(need).id().value()))
                .toList();
    }

    private List<DependencyId> way(int first, int last, Map<Integer, Integer> cameBy) {
        List<DependencyId> way = new ArrayList<>();
        Integer need = last;
        while (need != null) {
            way.add(needs.get(need).id());
            need = from[need] == first ? null : cameBy.get(from[need]);
        }
        Collections.reverse(way);
        return way;
    }
}
