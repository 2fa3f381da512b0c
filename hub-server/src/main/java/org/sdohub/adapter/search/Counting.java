package org.sdohub.adapter.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedSetDocValues;

/** Counts the things that have each value of a field, or something that belongs to the value; each thing once. */
final class Counting extends IndexReading.Each {

    private static final int[] NOT_ASKED = {};

    private final String field;
    private final Function<String, ? extends Collection<String>> counted;
    private final Map<String, Integer> places = new HashMap<>();
    private final List<Tally> tallies = new ArrayList<>();
    private SortedSetDocValues values = DocValues.emptySortedSet();

    /** What each value of this segment counts for; null until it is met. */
    private int[][] meaning = {};

    private int segment;

    private static final class Tally {
        private long count;
        private long lastThing = -1;
    }

    Counting(String field, Function<String, ? extends Collection<String>> counted) {
        this.field = field;
        this.counted = counted;
    }

    @Override
    protected void doSetNextReader(LeafReaderContext next) throws IOException {
        values = DocValues.getSortedSet(next.reader(), field);
        meaning = new int[Math.toIntExact(values.getValueCount())][];
        segment = next.docBase;
    }

    @Override
    public void collect(int document) throws IOException {
        if (!values.advanceExact(document)) {
            return;
        }
        for (int i = 0; i < values.docValueCount(); i++) {
            for (int place : meaning(values.nextOrd())) {
                count(tallies.get(place), segment + (long) document);
            }
        }
    }

    private static void count(Tally tally, long thing) {
        if (tally.lastThing != thing) {
            tally.lastThing = thing;
            tally.count++;
        }
    }

    private int[] meaning(long value) throws IOException {
        int at = Math.toIntExact(value);
        int[] known = meaning[at];
        if (known == null) {
            Collection<String> all = counted.apply(values.lookupOrd(value).utf8ToString());
            known = all.isEmpty()
                    ? NOT_ASKED
                    : all.stream().distinct().mapToInt(this::place).toArray();
            meaning[at] = known;
        }
        return known;
    }

    private int place(String value) {
        return places.computeIfAbsent(value, any -> {
            tallies.add(new Tally());
            return tallies.size() - 1;
        });
    }

    Map<String, Long> counts() {
        Map<String, Long> counts = new HashMap<>();
        places.forEach((value, place) -> counts.put(value, tallies.get(place).count));
        return counts;
    }
}
