package org.sdohub.adapter.search;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.search.TopFieldDocs;
import org.jspecify.annotations.Nullable;
import org.sdohub.kernel.Id;
import org.sdohub.kernel.Page;
import org.sdohub.relationship.RelationshipId;
import org.sdohub.search.Entries;
import org.sdohub.search.Entry;
import org.sdohub.search.Kind;
import org.sdohub.search.Question;
import org.sdohub.search.SearchIndex;
import org.sdohub.search.Trait;
import org.sdohub.statement.Answering;

/** Answers from the index as it stands. */
@Singleton
final class LuceneIndex implements SearchIndex {

    private final IndexFollower follower;

    LuceneIndex(IndexFollower follower) {
        this.follower = follower;
    }

    @Override
    public Page<Id> find(Asked asked, Order order, Page.Request request) {
        boolean backwards = request.fromEnd();
        String start = backwards ? request.before() : request.after();
        @Nullable FieldDoc after = start == null ? null : Positions.read(start, order);
        Sort sort = Positions.sort(order, backwards);
        TopFieldDocs found = read(searcher -> searcher.search(
                Questions.of(asked),
                new TopFieldCollectorManager(sort, request.size() + 1, after, request.size() + 1)));
        List<Page.Item<Id>> items = new ArrayList<>();
        for (ScoreDoc one : found.scoreDocs) {
            item((FieldDoc) one).ifPresent(items::add);
        }
        boolean more = items.size() > request.size();
        List<Page.Item<Id>> shown = new ArrayList<>(more ? items.subList(0, request.size()) : items);
        if (backwards) {
            Collections.reverse(shown);
        }
        return new Page<>(
                shown, backwards ? start != null : more, backwards ? more : start != null, () -> count(asked));
    }

    private static java.util.Optional<Page.Item<Id>> item(FieldDoc one) {
        return Entries.id(Positions.id(one)).map(id -> new Page.Item<>(id, Positions.written(one)));
    }

    @Override
    public long count(Asked asked) {
        return read(searcher -> (long) searcher.count(Questions.of(asked)));
    }

    @Override
    public Map<String, Long> count(Asked asked, Trait trait, Function<String, ? extends Collection<String>> counted) {
        return counts(asked, IndexFields.of(trait), counted);
    }

    @Override
    public Map<Kind, Long> countKinds(Asked asked) {
        Map<Kind, Long> kinds = new EnumMap<>(Kind.class);
        counts(asked, IndexFields.KIND, Set::of).forEach((kind, count) -> kinds.put(Kind.valueOf(kind), count));
        return kinds;
    }

    private Map<String, Long> counts(
            Asked asked, String field, Function<String, ? extends Collection<String>> counted) {
        return read(searcher -> IndexReading.collect(searcher, Questions.of(asked), new Counting(field, counted))
                .counts());
    }

    @Override
    public List<Answering> answerings(RelationshipId relationship, Set<String> marks) {
        var statements = new Question(List.of(
                new Question.OfKind(Set.of(Kind.STATEMENT)),
                new Question.Having(Trait.RELATIONSHIP, Set.of(relationship.text()))));
        return read(searcher ->
                IndexReading.collect(searcher, Questions.of(new Asked(statements, marks)), new Answerings()).all);
    }

    private static final class Answerings extends IndexReading.Each {
        private final List<Answering> all = new ArrayList<>();
        private BinaryDocValues values = DocValues.emptyBinary();

        @Override
        protected void doSetNextReader(LeafReaderContext segment) throws IOException {
            values = DocValues.getBinary(segment.reader(), IndexFields.ANSWERINGS);
        }

        @Override
        public void collect(int document) throws IOException {
            if (values.advanceExact(document)) {
                all.addAll(IndexFields.answerings(values.binaryValue()));
            }
        }
    }

    @Override
    public List<Excerpt> excerpts(Question question, Map<Entry.Part, String> texts) {
        return texts.isEmpty() ? List.of() : Excerpts.of(question).in(texts);
    }

    @Override
    public boolean reached(long sequence, Duration patience) {
        return follower.reached(sequence, patience);
    }

    private <T> T read(IndexReading.Reading<T> reading) {
        return IndexReading.read(follower.index(), reading);
    }
}
