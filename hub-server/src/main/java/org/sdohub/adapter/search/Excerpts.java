package org.sdohub.adapter.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sdohub.adapter.search.IndexedWords.Word;
import org.sdohub.search.Entry.Part;
import org.sdohub.search.Question;
import org.sdohub.search.Question.Words;
import org.sdohub.search.SearchIndex.Excerpt;
import org.sdohub.search.SearchIndex.Excerpt.Place;

/** Finds what was looked for in a text itself, so that nothing but that text can be shown. */
record Excerpts(List<Sought> all) {

    /** Characters of a text that are shown around the first place. */
    private static final int BEFORE = 60;

    private static final int LONGEST = 240;

    /** Beyond so many characters a text is not looked through. */
    private static final int LOOKED_THROUGH = 200_000;

    /** Words that stand one after the other. */
    private record Sought(List<String> words, boolean beginning) {}

    static Excerpts of(Question question) {
        List<Sought> all = new ArrayList<>();
        for (Question.Wanted wanted : question.all()) {
            if (wanted instanceof Words words && !Questions.sought(words).isEmpty()) {
                all.add(new Sought(Questions.sought(words), words.beginning()));
            }
        }
        return new Excerpts(all);
    }

    List<Excerpt> in(Map<Part, String> texts) {
        List<Excerpt> found = new ArrayList<>();
        if (!all.isEmpty()) {
            new EnumMap<>(texts).forEach((part, text) -> excerpt(part, text).ifPresent(found::add));
        }
        return found;
    }

    private Optional<Excerpt> excerpt(Part part, String whole) {
        String text = whole.length() > LOOKED_THROUGH ? whole.substring(0, LOOKED_THROUGH) : whole;
        List<Place> places = places(IndexedWords.KEPT.of(text));
        if (places.isEmpty()) {
            return Optional.empty();
        }
        int first = places.getFirst().start();
        int start = begin(text, first);
        int end = Math.max(places.getFirst().end(), end(text, start));
        List<Place> shown = places.stream()
                .filter(place -> place.end() <= end)
                .map(place -> new Place(place.start() - start, place.end() - start))
                .toList();
        return Optional.of(new Excerpt(part, text.substring(start, end), shown));
    }

    /** Not within a word, nor far before the first place. */
    private static int begin(String text, int first) {
        int earliest = Math.max(0, first - BEFORE);
        if (earliest == 0) {
            return 0;
        }
        for (int i = earliest; i < first; i++) {
            if (Character.isWhitespace(text.charAt(i))) {
                return i + 1;
            }
        }
        return first;
    }

    private static int end(String text, int start) {
        int latest = Math.min(text.length(), start + LONGEST);
        if (latest == text.length()) {
            return latest;
        }
        for (int i = latest; i > start + LONGEST / 2; i--) {
            if (Character.isWhitespace(text.charAt(i))) {
                return i;
            }
        }
        return Character.isLowSurrogate(text.charAt(latest)) ? latest - 1 : latest;
    }

    private List<Place> places(List<Word> words) {
        List<Place> found = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            for (Sought sought : all) {
                int at = i;
                match(words, at, sought).ifPresent(found::add);
            }
        }
        return joined(found);
    }

    /** A sequence that begins with the word at this index, each next one at the next place in any of its forms. */
    private static Optional<Place> match(List<Word> words, int index, Sought sought) {
        Word first = words.get(index);
        int end = first.end();
        int at = index;
        for (int i = 0; i < sought.words.size(); i++) {
            boolean open = sought.beginning && i == sought.words.size() - 1;
            int place = first.place() + i;
            at = form(words, at, place, sought.words.get(i), open);
            if (at < 0) {
                return Optional.empty();
            }
            end = words.get(at).end();
        }
        return Optional.of(new Place(first.start(), end));
    }

    private static int form(List<Word> words, int from, int place, String wanted, boolean open) {
        for (int i = from; i < words.size() && words.get(i).place() <= place; i++) {
            Word word = words.get(i);
            boolean fits = open ? word.text().startsWith(wanted) : word.text().equals(wanted);
            if (word.place() == place && fits) {
                return i;
            }
        }
        return -1;
    }

    private static List<Place> joined(List<Place> found) {
        found.sort(Comparator.comparingInt(Place::start)
                .thenComparing(Comparator.comparingInt(Place::end).reversed()));
        List<Place> joined = new ArrayList<>();
        for (Place place : found) {
            Place last = joined.isEmpty() ? null : joined.getLast();
            if (last == null || place.start() >= last.end()) {
                joined.add(place);
            } else if (place.end() > last.end()) {
                joined.set(joined.size() - 1, new Place(last.start(), place.end()));
            }
        }
        return joined;
    }
}
