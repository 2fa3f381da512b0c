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
        Walk[] walks = new Walk[fields.size()];
        for (int i = 0; i < walks.length; i++) {
            walks[i] = new Walk(document, fields.get(i).getKey());
        }
        entries.expand(walks);
        return entries;
    }

    /** Whether both hold the same of simple values, so that nothing is to be done; told at once, unlike the entries. */
    static boolean plainlySame(Document one, Document other, List<IndexKey> fields) {
        for (IndexKey field : fields) {
            Walk here = new Walk(one, field.getKey()).untilArray();
            Walk there = new Walk(other, field.getKey()).untilArray();
            if (!isSimple(here.node) || !here.equals(there)) {
                return false;
            }
        }
        return true;
    }

    /** Equal documents may differ in the order of their fields, which makes other keys. */
    private static boolean isSimple(@Nullable Object value) {
        if (!(value instanceof Collection<?> array)) {
            return !(value instanceof Document);
        }
        for (Object element : array) {
            if (element instanceof Document || element instanceof Collection<?>) {
                return false;
            }
        }
        return true;
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
        Walk[] walks = start.clone();
        for (int i = 0; i < walks.length; i++) {
            walks[i] = walks[i].untilArray();
        }
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
        Walk[] within = walks.clone();
        for (int i = 0; i < within.length; i++) {
            within[i] = within[i].at(array) ? within[i].into(element) : within[i];
        }
        return within;
    }

    private byte[] key(Walk[] walks) {
        KeyBytes key = new KeyBytes();
        for (int i = 0; i < walks.length; i++) {
            int start = key.size();
            SortKeys.write(walks[i].node(), key);
            if (!fields.get(i).isAscending()) {
                key.invertFrom(start);
            }
        }
        return key.copy();
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
