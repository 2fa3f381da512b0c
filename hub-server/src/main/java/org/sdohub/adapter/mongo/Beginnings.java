package org.sdohub.adapter.mongo;

import com.mongodb.client.model.Filters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.bson.conversions.Bson;

/** Words of a text with all their beginnings, so that an index answers what is typed before it is complete. */
final class Beginnings {

    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");

    /** Characters; longer words are kept and sought by so many of them. */
    private static final int LONGEST = 20;

    /** Some 150 words; what stands behind is found by the search, not by a filter. */
    private static final int MOST = 1_000;

    private Beginnings() {}

    static List<String> of(Collection<String> texts) {
        Set<String> all = new LinkedHashSet<>();
        texts.forEach(text -> words(text).forEach(word -> add(all, word)));
        return all.stream().limit(MOST).toList();
    }

    private static void add(Set<String> all, String word) {
        for (int end = 1; end <= word.length(); end++) {
            all.add(word.substring(0, end));
        }
    }

    /** The longest comes first: of what is demanded of one key, the first is looked up. */
    static void demand(List<Bson> all, String key, String typed) {
        List<String> words = new ArrayList<>(words(typed));
        words.sort(Comparator.comparing(String::length).reversed());
        words.forEach(word -> all.add(Filters.eq("keys." + key, word)));
    }

    private static List<String> words(String text) {
        return Arrays.stream(NO_WORD.split(text.toLowerCase(Locale.ROOT)))
                .filter(word -> !word.isEmpty())
                .map(word -> word.length() > LONGEST ? word.substring(0, LONGEST) : word)
                .toList();
    }
}
