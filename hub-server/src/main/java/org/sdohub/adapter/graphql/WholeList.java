package org.sdohub.adapter.graphql;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.sdohub.kernel.Page;

/** A page of a list that was read as a whole, because it only ever grows and stays short. */
final class WholeList {

    private WholeList() {}

    /** @param position of each, in the order of the list when compared as text; stays the same for ever */
    static <T> Page<T> page(List<T> all, Function<T, String> position, Page.Request request) {
        String after = request.after();
        String before = request.before();
        List<Page.Item<T>> range = new ArrayList<>();
        for (T one : all) {
            String at = position.apply(one);
            boolean within = (after == null || at.compareTo(after) > 0) && (before == null || at.compareTo(before) < 0);
            if (within) {
                range.add(new Page.Item<>(one, at));
            }
        }
        int size = Math.min(request.size(), range.size());
        List<Page.Item<T>> items =
                request.fromEnd() ? range.subList(range.size() - size, range.size()) : range.subList(0, size);
        boolean previous = items.isEmpty()
                ? after != null && !all.isEmpty()
                : position.apply(all.getFirst()).compareTo(items.getFirst().position()) < 0;
        boolean next = items.isEmpty()
                ? before != null && !all.isEmpty()
                : position.apply(all.getLast()).compareTo(items.getLast().position()) > 0;
        return new Page<>(items, next, previous, all::size);
    }
}
