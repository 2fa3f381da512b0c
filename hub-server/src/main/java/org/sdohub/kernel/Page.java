package org.sdohub.kernel;

import java.util.List;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A part of a long list in a stable order.
 *
 * @param total counts the whole list when asked, with one round trip of its own
 */
public record Page<T>(List<Item<T>> items, boolean hasNext, boolean hasPrevious, LongSupplier total) {

    /** @param position where it stands in this order; made and understood by the store only */
    public record Item<T>(T value, String position) {}

    /**
     * @param size 1 to 100
     * @param after only what follows this position; null from the start
     * @param before only what precedes this position; null to the end
     * @param fromEnd take the last ones of what is left instead of the first; the order of the items stays the same
     */
    public record Request(
            int size, @Nullable String after, @Nullable String before, boolean fromEnd) {

        public static final int MAX_SIZE = 100;

        public static Request first(int size) {
            return new Request(size, null, null, false);
        }
    }

    /**
     * A part of a list that is in memory.
     *
     * @param position unique; the list is sorted by it
     */
    public static <T> Page<T> of(List<T> all, Function<T, String> position, Request request) {
        List<T> left = all.stream()
                .filter(one -> request.after() == null || position.apply(one).compareTo(request.after()) > 0)
                .filter(one -> request.before() == null || position.apply(one).compareTo(request.before()) < 0)
                .toList();
        int size = Math.min(request.size(), left.size());
        List<T> part = request.fromEnd() ? left.subList(left.size() - size, left.size()) : left.subList(0, size);
        boolean more = size < left.size();
        boolean followed = request.fromEnd() ? request.before() != null : more;
        boolean preceded = request.fromEnd() ? more : request.after() != null;
        List<Item<T>> items =
                part.stream().map(one -> new Item<>(one, position.apply(one))).toList();
        return new Page<>(items, followed, preceded, all::size);
    }

    public List<T> values() {
        return items.stream().map(Item::value).toList();
    }
}
