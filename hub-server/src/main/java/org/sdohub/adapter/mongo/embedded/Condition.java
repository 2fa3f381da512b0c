package org.sdohub.adapter.mongo.embedded;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a filter surely demands of one field, as sort keys. It may demand more: each candidate is still tested against
 * the whole filter.
 *
 * @param points the values one of which the field has; null when not known, and then at least one bound is given
 * @param lower bound within its type; null: none
 * @param upper bound within its type; null: none
 * @param element conditions with the same one hold for the same element of an array; null: for any element
 */
record Condition(
        @Nullable SortedSet<byte[]> points,
        @Nullable Bound lower,
        @Nullable Bound upper,
        @Nullable Object element) {

    record Bound(byte[] key, boolean inclusive) {

        int type() {
            return SortKeys.typeOf(key);
        }
    }

    static Condition anyOf(List<byte[]> keys, @Nullable Object element) {
        SortedSet<byte[]> points = new TreeSet<>(Arrays::compareUnsigned);
        points.addAll(keys);
        return new Condition(points, null, null, element);
    }

    /** The one value the field must have, or null. */
    byte @Nullable [] point() {
        return points != null && points.size() == 1 ? points.first() : null;
    }

    boolean allowsNull() {
        return points != null && points.stream().anyMatch(key -> SortKeys.typeOf(key) == SortKeys.NULL);
    }

    /** Either alone would do; together they are narrower. Bounds of two types cannot be met by one value: left out. */
    Condition and(Condition other) {
        if (points != null) {
            return this;
        }
        if (other.points != null) {
            return other;
        }
        Bound low = lower != null ? lower : other.lower;
        Bound high = upper != null ? upper : other.upper;
        if (low != null && high != null && low.type() != high.type()) {
            return this;
        }
        return new Condition(null, low, high, element == other.element ? element : null);
    }

    /** What holds when one of the two does; null: nothing that is known. */
    @Nullable
    Condition or(Condition other) {
        Object shared = element == other.element ? element : null;
        if (points != null && other.points != null) {
            List<byte[]> all = new ArrayList<>(points);
            all.addAll(other.points);
            return anyOf(all, shared);
        }
        Bound low = outer(lowest(), other.lowest(), -1);
        Bound high = outer(highest(), other.highest(), 1);
        if (low == null && high == null) {
            return null;
        }
        if (low != null && high != null && low.type() != high.type()) {
            return null;
        }
        return new Condition(null, low, high, shared);
    }

    private @Nullable Bound lowest() {
        return points == null || points.isEmpty() ? lower : new Bound(points.first(), true);
    }

    private @Nullable Bound highest() {
        return points == null || points.isEmpty() ? upper : new Bound(points.last(), true);
    }

    private static @Nullable Bound outer(@Nullable Bound a, @Nullable Bound b, int direction) {
        if (a == null || b == null || a.type() != b.type()) {
            return null;
        }
        int order = Arrays.compareUnsigned(a.key, b.key) * direction;
        if (order == 0) {
            return new Bound(a.key, a.inclusive || b.inclusive);
        }
        return order > 0 ? a : b;
    }
}
