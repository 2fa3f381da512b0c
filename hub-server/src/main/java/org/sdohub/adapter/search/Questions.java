package org.sdohub.adapter.search;

import static org.apache.lucene.search.BooleanClause.Occur.FILTER;
import static org.apache.lucene.search.BooleanClause.Occur.MUST;
import static org.apache.lucene.search.BooleanClause.Occur.MUST_NOT;
import static org.apache.lucene.search.BooleanClause.Occur.SHOULD;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;
import org.sdohub.search.Entry;
import org.sdohub.search.Question;
import org.sdohub.search.Question.Calendar;
import org.sdohub.search.Question.Wanted;
import org.sdohub.search.Question.Words;
import org.sdohub.search.SearchIndex.Asked;

/** How a question is asked of Lucene. Who may read is part of it; nothing is ever asked without. */
final class Questions {

    private Questions() {}

    static Query of(Asked asked) {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        all.add(anyOf(IndexFields.READERS, asked.marks()), FILTER);
        all.add(anyOf(IndexFields.HIDDEN_FROM, asked.marks()), MUST_NOT);
        for (Wanted wanted : asked.question().all()) {
            add(all, wanted);
        }
        together(asked.question()).forEach(phrase -> all.add(phrase, SHOULD));
        return all.build();
    }

    private static void add(BooleanQuery.Builder all, Wanted wanted) {
        switch (wanted) {
            case Words words -> all.add(words(words), MUST);
            case Question.Without without -> all.add(condition(without.wanted()), MUST_NOT);
            default -> all.add(condition(wanted), FILTER);
        }
    }

    private static Query condition(Wanted wanted) {
        return switch (wanted) {
            case Words words -> words(words);
            case Question.Called called -> called(called);
            case Question.Having having -> anyOf(IndexFields.of(having.trait()), having.anyOf());
            case Question.OfKind kinds ->
                anyOf(IndexFields.KIND, kinds.anyOf().stream().map(Enum::name).toList());
            case Question.Between between -> between(between);
            case Question.OverdueAt overdue ->
                LongPoint.newRangeQuery(
                        IndexFields.DUE_END, Long.MIN_VALUE, overdue.now().toEpochMilli());
            case Question.Without without ->
                new BooleanQuery.Builder()
                        .add(new MatchAllDocsQuery(), FILTER)
                        .add(condition(without.wanted()), MUST_NOT)
                        .build();
        };
    }

    private static Query between(Question.Between between) {
        String field = between.calendar() == Calendar.DUE ? IndexFields.DUE_DAY : IndexFields.DAY;
        return LongPoint.newRangeQuery(
                field, day(between.from(), Long.MIN_VALUE), day(between.until(), Long.MAX_VALUE));
    }

    private static long day(@Nullable LocalDate day, long otherwise) {
        return day == null ? otherwise : day.toEpochDay();
    }

    private static Query anyOf(String field, Collection<String> values) {
        return new TermInSetQuery(field, values.stream().map(BytesRef::new).toList());
    }

    /** Somewhere in the thing; what has no letter or digit asks for nothing. */
    private static Query words(Words words) {
        List<String> sought = sought(words);
        if (sought.isEmpty()) {
            return new BoostQuery(new MatchAllDocsQuery(), 0);
        }
        BooleanQuery.Builder anywhere = new BooleanQuery.Builder();
        IndexFields.WEIGHTS.forEach((field, weight) ->
                anywhere.add(new BoostQuery(inField(field, sought, words.beginning()), weight), SHOULD));
        return anywhere.build();
    }

    private static Query called(Question.Called called) {
        List<String> sought = sought(new Words(called.text(), true));
        if (sought.isEmpty()) {
            return new MatchAllDocsQuery();
        }
        return new BooleanQuery.Builder()
                .add(inField(IndexFields.of(Entry.Part.NAME), sought, true), SHOULD)
                .add(inField(IndexFields.of(Entry.Part.TITLE), sought, true), SHOULD)
                .build();
    }

    static List<String> sought(Words words) {
        IndexedWords how = words.beginning() ? IndexedWords.PLAIN : IndexedWords.SOUGHT;
        return how.of(words.text()).stream().map(IndexedWords.Word::text).toList();
    }

    /**
     * The beginning of a word is not looked for right after the others: that would take a list of all words that begin so,
     * which would have to end somewhere, and where would depend on what the reader may not see.
     */
    private static Query inField(String field, List<String> sought, boolean beginning) {
        if (!beginning) {
            return phrase(field, sought);
        }
        Query last = new PrefixQuery(new Term(field, sought.getLast()));
        if (sought.size() == 1) {
            return last;
        }
        return new BooleanQuery.Builder()
                .add(phrase(field, sought.subList(0, sought.size() - 1)), MUST)
                .add(last, FILTER)
                .build();
    }

    private static Query phrase(String field, List<String> sought) {
        return sought.size() == 1
                ? new TermQuery(new Term(field, sought.getFirst()))
                : new PhraseQuery(field, sought.toArray(String[]::new));
    }

    /** Words that stand together as they were typed count more; none must. */
    private static List<Query> together(Question question) {
        List<Words> words = question.all().stream()
                .filter(Words.class::isInstance)
                .map(Words.class::cast)
                .filter(one -> !one.beginning())
                .toList();
        String typed = words.stream().map(Words::text).collect(Collectors.joining(" "));
        List<String> sought = sought(new Words(typed, false));
        if (words.size() < 2 || sought.size() < 2) {
            return List.of();
        }
        return IndexFields.WEIGHTS.entrySet().stream()
                .map(one -> (Query) new BoostQuery(phrase(one.getKey(), sought), 2 * one.getValue()))
                .toList();
    }
}
