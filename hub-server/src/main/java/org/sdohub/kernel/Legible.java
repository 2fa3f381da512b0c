package org.sdohub.kernel;

import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What can be kept and shown as it is: no U+0000, which databases refuse or cut at, and no half of a surrogate pair, of
 * which every writer of UTF-8 makes something else.
 */
public final class Legible {

    private Legible() {}

    /** Texts wherever they stand in maps and lists. */
    public static boolean all(@Nullable Object value) {
        return switch (value) {
            case null -> true;
            case String text -> text.codePoints().allMatch(Legible::legible);
            case Map<?, ?> map -> map.values().stream().allMatch(Legible::all);
            case Collection<?> many -> many.stream().allMatch(Legible::all);
            default -> true;
        };
    }

    private static boolean legible(int point) {
        return point != 0 && Character.getType(point) != Character.SURROGATE;
    }
}
