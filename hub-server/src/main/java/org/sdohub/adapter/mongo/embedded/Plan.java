package org.sdohub.adapter.mongo.embedded;

import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sdohub.adapter.mongo.embedded.Kv.Entry;

/**
 * How to find the candidates of a filter without reading the whole collection.
 *
 * @param ranges in key order, without overlap
 * @param descending whether the ranges are read from their ends
 * @param sorted whether the candidates come in the order asked for
 * @param merged whether that order needs the ranges to be read side by side, rather than one after the other
 * @param fixed how many fields of the index, from the first, are looked up by their values
 * @param score the higher, the fewer candidates are to be expected
 */
record Plan(Shape index, List<Range> ranges, boolean descending, boolean sorted, boolean merged, int fixed, int score) {

    /**
     * @param map where the entries are
     * @param holdsDocuments whether the entries are the documents, as for _id
     * @param arrays the positions of the fields that are arrays in some document, as bits
     */
    record Shape(
            String name,
            String map,
            List<Field> fields,
            boolean holdsDocuments,
            boolean unique,
            boolean sparse,
            int arrays) {

        boolean multikey() {
            return arrays != 0;
        }

        boolean isArray(int position) {
            return (arrays & 1 << position) != 0;
        }
    }

    record Field(String path, boolean ascending) {

        byte[] directed(byte[] key) {
            return ascending ? key : SortKeys.inverted(key);
        }

        /** The part of a path that could be an array shared with another path. */
        String root() {
            int dot = path.indexOf('.');
            return dot < 0 ? path : path.substring(0, dot);
        }
    }

    /**
     * @param from inclusive; null: open
     * @param to exclusive; null: open
     * @param prefix bytes that are the same in all keys of the range
     */
    record Range(byte @Nullable [] from, byte @Nullable [] to, int prefix) {}

    /** The entries' documents, each once. */
    <D> Stream<D> documents(Kv kv, Function<Entry, @Nullable D> read) {
        Stream<Entry> entries = Streams.of(merged ? sideBySide(kv) : oneAfterTheOther(kv));
        if (index.multikey()) {
            Set<DocumentKey> seen = new HashSet<>();
            entries = entries.filter(entry -> seen.add(new DocumentKey(entry.value())));
        }
        return Streams.present(entries.map(read));
    }

    /**
     * Whether each candidate matches, so that none has to be looked at: the filter asks for nothing but texts, and all of
     * them were looked up. Of other values more than one may have the same place in an index.
     */
    boolean saysAll(Document filter) {
        List<Field> looked = index.fields().subList(0, fixed);
        return !filter.isEmpty()
                && looked.stream().map(Field::path).collect(Collectors.toSet()).equals(filter.keySet())
                && filter.values().stream().allMatch(Plan::asksForTexts);
    }

    private static boolean asksForTexts(@Nullable Object value) {
        if (value instanceof Document operators) {
            return operators.keySet().equals(Set.of("$in"))
                    && operators.get("$in") instanceof Collection<?> texts
                    && texts.stream().allMatch(String.class::isInstance);
        }
        return value instanceof String;
    }

    private Iterator<Entry> oneAfterTheOther(Kv kv) {
        List<Range> order = descending ? ranges.reversed() : ranges;
        return new Sequence(order.stream().map(range -> scan(kv, range)).iterator());
    }

    /** Each range has one value of the field before the sorted ones, so what follows that value decides the order. */
    private Iterator<Entry> sideBySide(Kv kv) {
        Comparator<byte[]> order = descending ? (a, b) -> Arrays.compareUnsigned(b, a) : Arrays::compareUnsigned;
        List<Lane> lanes = new ArrayList<>();
        for (Range range : ranges) {
            lanes.add(new Lane(scan(kv, range), range.prefix()));
        }
        return new Merge(lanes, order);
    }

    private Iterator<Entry> scan(Kv kv, Range range) {
        return kv.scan(index.map(), range.from(), range.to(), descending);
    }

    /** The iterator of a flatMap would read the first of them to its end before it gives anything. */
    private static final class Sequence implements Iterator<Entry> {
        private final Iterator<Iterator<Entry>> left;
        private Iterator<Entry> now = Collections.emptyIterator();

        Sequence(Iterator<Iterator<Entry>> all) {
            left = all;
        }

        @Override
        public boolean hasNext() {
            while (!now.hasNext() && left.hasNext()) {
                now = left.next();
            }
            return now.hasNext();
        }

        @Override
        public Entry next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return now.next();
        }
    }

    private static final class Lane {
        private final Iterator<Entry> entries;
        private final int prefix;
        private Entry next = new Entry(new byte[0], new byte[0]);
        private byte[] suffix = {};

        Lane(Iterator<Entry> entries, int prefix) {
            this.entries = entries;
            this.prefix = prefix;
        }

        boolean advance() {
            if (!entries.hasNext()) {
                return false;
            }
            next = entries.next();
            suffix = Arrays.copyOfRange(next.key(), prefix, next.key().length);
            return true;
        }
    }

    private static final class Merge implements Iterator<Entry> {
        private final PriorityQueue<Lane> waiting;

        Merge(List<Lane> lanes, Comparator<byte[]> order) {
            waiting = new PriorityQueue<>(Math.max(1, lanes.size()), Comparator.comparing(lane -> lane.suffix, order));
            lanes.stream().filter(Lane::advance).forEach(waiting::add);
        }

        @Override
        public boolean hasNext() {
            return !waiting.isEmpty();
        }

        @Override
        public Entry next() {
            Lane lane = waiting.remove();
            Entry entry = lane.next;
            if (lane.advance()) {
                waiting.add(lane);
            }
            return entry;
        }
    }
}
