package org.sdohub.adapter.mongo.embedded;

import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.CannotIndexParallelArraysError;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What an index holds for one document: one key, or one an element where the indexed path runs through an array.
 * Fields below the same array are taken element by element, as MongoDB does.
 */
final class IndexEntries {

    private final List<IndexKey> fields;
    private final SortedSet<byte[]> keys = new TreeSet<>(Arrays::compareUnsigned);
    private int arrays;

    private IndexEntries(List<IndexKey> fields) {
        this.fields = fields;
    }

    static IndexEntries of(Document document, List<IndexKey> fields) {
        IndexEntries entries = new IndexEntries(fields);
        Walk[] walks =
                fields.stream().map(field -> new Walk(document, field.getKey())).toArray(Walk[]::new);
        entries.expand(walks);
        return entries;
    }

    static IndexEntries none(List<IndexKey> fields) {
        return new IndexEntries(fields);
    }

    SortedSet<byte[]> keys() {
        return keys;
    }

    /** The positions of the fields that ran through an array, as bits. */
    int arrays() {
        return arrays;
    }

    private void expand(Walk[] start) {
        Walk[] walks = Arrays.stream(start).map(Walk::untilArray).toArray(Walk[]::new);
        Collection<?> array = onlyArray(walks);
        if (array == null) {
            keys.add(key(walks));
            return;
        }
        for (int i = 0; i < walks.length; i++) {
            arrays |= walks[i].at(array) ? 1 << i : 0;
        }
        if (array.isEmpty()) {
            expand(into(walks, array, null));
        }
        for (Object element : array) {
            expand(into(walks, array, element));
        }
    }

    private @Nullable Collection<?> onlyArray(Walk[] walks) {
        @Nullable Collection<?> array = null;
        for (Walk walk : walks) {
            if (walk.done() || !(walk.node() instanceof Collection<?> found) || found == array) {
                continue;
            }
            if (array != null) {
                throw new CannotIndexParallelArraysError(
                        fields.stream().map(IndexKey::getKey).toList());
            }
            array = found;
        }
        return array;
    }

    private static Walk[] into(Walk[] walks, Collection<?> array, @Nullable Object element) {
        return Arrays.stream(walks)
                .map(walk -> walk.at(array) ? walk.into(element) : walk)
                .toArray(Walk[]::new);
    }

    private byte[] key(Walk[] walks) {
        byte[] key = {};
        for (int i = 0; i < walks.length; i++) {
            byte[] value = SortKeys.of(walks[i].node());
            key = SortKeys.concat(key, fields.get(i).isAscending() ? value : SortKeys.inverted(value));
        }
        return key;
    }

    static List<@Nullable Object> firstValues(Document document, List<IndexKey> fields) {
        List<@Nullable Object> values = new ArrayList<>();
        for (IndexKey field : fields) {
            Walk walk = new Walk(document, field.getKey()).untilArray();
            values.add(walk.node() instanceof Missing ? null : walk.node());
        }
        return values;
    }

    /** @param path what is left to walk below the node; empty at its end, null where the node is to be taken as it is */
    private record Walk(@Nullable Object node, @Nullable String path) {

        boolean done() {
            return path == null;
        }

        boolean at(Collection<?> array) {
            return !done() && node == array;
        }

        Walk untilArray() {
            Walk walk = this;
            while (!walk.done() && !(walk.node instanceof Collection<?>)) {
                walk = walk.step();
            }
            return walk;
        }

        private Walk step() {
            String rest = Objects.requireNonNull(path);
            if (rest.isEmpty()) {
                return new Walk(node, null);
            }
            if (!(node instanceof Document document)) {
                return new Walk(Missing.getInstance(), null);
            }
            int dot = rest.indexOf('.');
            String name = dot < 0 ? rest : rest.substring(0, dot);
            return new Walk(document.getOrMissing(name), dot < 0 ? "" : rest.substring(dot + 1));
        }

        /** Arrays within the array are values, not walked through. */
        Walk into(@Nullable Object element) {
            if (Objects.requireNonNull(path).isEmpty()) {
                return new Walk(element, null);
            }
            return element instanceof Document ? new Walk(element, path) : new Walk(Missing.getInstance(), null);
        }
    }
}
