package org.sdohub.adapter.mongo.embedded;

import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;
import org.sdohub.adapter.mongo.embedded.Condition.Bound;
import org.sdohub.adapter.mongo.embedded.Plan.Field;
import org.sdohub.adapter.mongo.embedded.Plan.Range;
import org.sdohub.adapter.mongo.embedded.Plan.Shape;

/**
 * Chooses the index that serves a filter and an order best: the longest run of equal fields, then one field with
 * several values or a range, then whether the fields after those give the order.
 */
final class Planner {

    /** Ranges that fields with several values may make together; MongoDB has the same bound. */
    private static final int MOST_SIDE_BY_SIDE = 200;

    private static final int WHOLE_UNIQUE_KEY = 100;
    private static final int EQUAL_FIELD = 10;
    private static final int SEVERAL_VALUES = 6;
    private static final int SORTED = 5;
    private static final int RANGE = 4;

    /** Nothing narrows further; where only the beginning of a key is given, there may be many below it. */
    private static final int WHOLE_KEY = 1;

    private final Map<String, Condition> conditions;
    private final List<Field> order;

    private Planner(Map<String, Condition> conditions, List<Field> order) {
        this.conditions = conditions;
        this.order = order;
    }

    /** @return null when no index helps, so that the whole collection has to be read */
    static @Nullable Plan best(List<Shape> indexes, Document filter, @Nullable Document sort) {
        List<Field> order = order(sort);
        if (order.stream().anyMatch(field -> field.path().startsWith("$"))) {
            return null;
        }
        Map<String, Condition> conditions = Conditions.of(filter);
        if (conditions.isEmpty() && order.isEmpty()) {
            return null;
        }
        Planner planner = new Planner(conditions, order);
        @Nullable Plan best = null;
        for (Shape index : indexes) {
            Plan plan = planner.plan(index);
            if (plan != null && (best == null || plan.score() > best.score())) {
                best = plan;
            }
        }
        return best;
    }

    private static List<Field> order(@Nullable Document sort) {
        List<Field> order = new ArrayList<>();
        if (sort != null) {
            sort.forEach((path, direction) ->
                    order.add(new Field(path, direction instanceof Number number && number.intValue() > 0)));
        }
        return order;
    }

    private @Nullable Plan plan(Shape index) {
        List<Field> fields = index.fields();
        List<byte[]> prefixes = List.of(new byte[0]);
        int equal = 0;
        int fixed = 0;
        int score = 0;
        while (fixed < fields.size()) {
            SortedSet<byte[]> points = points(index, fixed);
            if (points == null || fixed > equal && (long) prefixes.size() * points.size() > MOST_SIDE_BY_SIDE) {
                break;
            }
            equal += fixed == equal && points.size() == 1 ? 1 : 0;
            score += points.size() == 1 ? EQUAL_FIELD : SEVERAL_VALUES;
            prefixes = extended(prefixes, fields.get(fixed), points);
            fixed++;
        }
        Condition next = fixed < fields.size() ? usable(index, fixed) : null;
        if (next != null && next.points() == null) {
            Condition bounds = next;
            Field field = fields.get(fixed);
            boolean array = index.isArray(fixed);
            List<Range> ranges = prefixes.stream()
                    .map(prefix -> range(field, prefix, bounds, array))
                    .toList();
            return ordered(index, new Found(equal, fixed, ranges, score + RANGE));
        }
        List<Range> ranges = prefixes.stream().map(Planner::below).toList();
        return ordered(index, new Found(equal, fixed, ranges, score + (equal == fields.size() ? whole(index) : 0)));
    }

    /**
     * @param equal how many fields of the index, from the first, have one value
     * @param fixed how many have one value within each range
     */
    private record Found(int equal, int fixed, List<Range> ranges, int score) {}

    private static Range below(byte[] prefix) {
        return prefix.length == 0 ? new Range(null, null, 0) : new Range(prefix, SortKeys.after(prefix), prefix.length);
    }

    private @Nullable SortedSet<byte[]> points(Shape index, int position) {
        Condition condition = usable(index, position);
        return condition == null ? null : condition.points();
    }

    /** In key order, as the prefixes are. */
    private static List<byte[]> extended(List<byte[]> prefixes, Field field, SortedSet<byte[]> points) {
        List<byte[]> keys = points.stream().map(field::directed).toList();
        List<byte[]> inOrder = field.ascending() ? keys : keys.reversed();
        return prefixes.stream()
                .flatMap(prefix -> inOrder.stream().map(key -> SortKeys.concat(prefix, key)))
                .toList();
    }

    private static int whole(Shape index) {
        return index.unique() ? WHOLE_UNIQUE_KEY : WHOLE_KEY;
    }

    /** Whether what is demanded of this field of the index can be looked up, given what the fields before it use. */
    private @Nullable Condition usable(Shape index, int position) {
        Field field = index.fields().get(position);
        Condition condition = conditions.get(field.path());
        if (condition == null || (index.sparse() && condition.allowsNull())) {
            return null;
        }
        for (int before = 0; before < position; before++) {
            Field earlier = index.fields().get(before);
            boolean oneArray = index.isArray(position)
                    && index.isArray(before)
                    && earlier.root().equals(field.root());
            if (oneArray && !sameElement(condition, conditions.get(earlier.path()))) {
                return null;
            }
        }
        return condition;
    }

    private static boolean sameElement(Condition condition, @Nullable Condition other) {
        return other != null && condition.element() != null && condition.element() == other.element();
    }

    private static Range range(Field field, byte[] prefix, Condition condition, boolean array) {
        Bound lower = condition.lower();
        // Two elements of an array may meet one bound each.
        Bound upper = array && lower != null ? null : condition.upper();
        int type = Objects.requireNonNull(lower != null ? lower : upper).type();
        Bound first = lower != null ? lower : new Bound(new byte[] {(byte) type}, true);
        Bound last = upper != null ? upper : new Bound(new byte[] {(byte) type}, true);
        Bound start = field.ascending() ? first : last;
        Bound end = field.ascending() ? last : first;
        byte[] from = edge(field.directed(start.key()), !start.inclusive());
        byte[] to = edge(field.directed(end.key()), end.inclusive());
        return new Range(SortKeys.concat(prefix, from), SortKeys.concat(prefix, to), prefix.length);
    }

    private static byte[] edge(byte[] key, boolean after) {
        return after ? Objects.requireNonNull(SortKeys.after(key)) : key;
    }

    private @Nullable Plan ordered(Shape index, Found found) {
        boolean narrowed = found.score > 0;
        if (order.isEmpty()) {
            return narrowed ? new Plan(index, found.ranges, false, true, false, found.fixed, found.score) : null;
        }
        if (narrowed || !index.sparse()) {
            // By the fields with several values themselves, or by those after them: between, each range begins anew.
            for (int start : List.of(found.equal, found.fixed)) {
                Boolean descending = direction(index, found.equal, start);
                if (descending != null) {
                    boolean merged = start > found.equal && found.ranges.size() > 1;
                    return new Plan(index, found.ranges, descending, true, merged, found.fixed, found.score + SORTED);
                }
            }
        }
        return narrowed ? new Plan(index, found.ranges, false, false, false, found.fixed, found.score) : null;
    }

    /**
     * A field that is an array never gives the order: a document has as many places in it.
     *
     * @return whether the index has to be read backwards to give the order; null when it does not give it
     */
    private @Nullable Boolean direction(Shape index, int equal, int start) {
        List<Field> fields = index.fields();
        @Nullable Boolean backwards = null;
        int position = start;
        for (Field wanted : order) {
            if (holdsEqual(index, equal, wanted)) {
                continue;
            }
            if (position == fields.size()
                    || index.isArray(position)
                    || !fields.get(position).path().equals(wanted.path())) {
                return null;
            }
            boolean opposite = fields.get(position).ascending() != wanted.ascending();
            if (backwards != null && backwards != opposite) {
                return null;
            }
            backwards = opposite;
            position++;
        }
        return backwards != null && backwards;
    }

    private static boolean holdsEqual(Shape index, int equal, Field wanted) {
        for (int position = 0; position < equal; position++) {
            if (!index.isArray(position) && index.fields().get(position).path().equals(wanted.path())) {
                return true;
            }
        }
        return false;
    }
}
