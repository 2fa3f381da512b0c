package org.sdohub.adapter.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.QueryTimeout;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.util.BytesRef;
import org.sdohub.kernel.Id;
import org.sdohub.kernel.Refusal;
import org.sdohub.kernel.Refused;
import org.sdohub.search.Entries;

/** Reading the index as it stands at one moment, for a bounded time. */
final class IndexReading {

    private static final long LONGEST_NANOS = 2_000_000_000L;

    private IndexReading() {}

    @FunctionalInterface
    interface Reading<T> {
        T of(IndexSearcher searcher) throws IOException;
    }

    static <T> T read(IndexFolder index, Reading<T> reading) {
        try {
            IndexSearcher shared = index.searchers().acquire();
            try {
                IndexSearcher own = new IndexSearcher(shared.getIndexReader());
                own.setSimilarity(new EvenSimilarity());
                own.setTimeout(timeout());
                T result = reading.of(own);
                if (own.timedOut()) {
                    throw tooLong();
                }
                return result;
            } finally {
                index.searchers().release(shared);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static QueryTimeout timeout() {
        long end = System.nanoTime() + LONGEST_NANOS;
        return () -> System.nanoTime() - end > 0;
    }

    private static Refused tooLong() {
        return new Refused(new Refusal.Invalid(
                "SEARCH_TOOK_TOO_LONG",
                "This search took too long and was stopped.",
                List.of("query"),
                "Ask for longer words, or narrow it by from:, kind: or posted:."));
    }

    /** Tells each document that matches, segment by segment. */
    abstract static class Each extends SimpleCollector {
        @Override
        public ScoreMode scoreMode() {
            return ScoreMode.COMPLETE_NO_SCORES;
        }

        @Override
        protected abstract void doSetNextReader(LeafReaderContext segment) throws IOException;
    }

    /** By this thread alone: one collector sees all. */
    static <C extends Each> C collect(IndexSearcher searcher, Query query, C each) throws IOException {
        return searcher.search(query, new CollectorManager<Collector, C>() {
            @Override
            public Collector newCollector() {
                return each;
            }

            @Override
            public C reduce(Collection<Collector> same) {
                return each;
            }
        });
    }

    /** What speaks of any of these things by name. */
    static List<Id> restingOn(Collection<String> things, IndexFolder index) {
        Query query = new TermInSetQuery(
                IndexFields.RESTS_ON, things.stream().map(BytesRef::new).toList());
        return read(index, searcher -> collect(searcher, query, new Ids()).found);
    }

    private static final class Ids extends Each {
        private final List<Id> found = new ArrayList<>();
        private SortedDocValues ids = DocValues.emptySorted();

        @Override
        protected void doSetNextReader(LeafReaderContext segment) throws IOException {
            ids = DocValues.getSorted(segment.reader(), IndexFields.ID);
        }

        @Override
        public void collect(int document) throws IOException {
            if (ids.advanceExact(document)) {
                Entries.id(ids.lookupOrd(ids.ordValue()).utf8ToString()).ifPresent(found::add);
            }
        }
    }
}
