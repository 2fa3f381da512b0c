package org.sdohub.kernel;

import java.util.List;
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

    public List<T> values() {
        return items.stream().map(Item::value).toList();
    }
}
