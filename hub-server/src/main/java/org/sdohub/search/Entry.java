package org.sdohub.search;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sdohub.kernel.Id;
import org.sdohub.statement.Answering;

/**
 * What one thing is found by, as those see it who may read it in this form. A thing that some see in full and others only
 * in part has two of these, and nobody finds both.
 *
 * @param readers marks; whoever carries one of them finds it, see {@link Readership}
 * @param hiddenFrom marks; whoever carries one of them sees the thing in another form
 * @param texts what is shown of where it was found; none is empty
 * @param around words by which it is found too but that stand elsewhere, as the names of its bodies do
 * @param at when it was posted, published or declared; null where that is not known
 * @param owed null where no answer is owed
 * @param answerings what its addressed bodies were asked for, and what became of it
 * @param restsOn ids of other things whose names or terms are written here: when they change, this does
 */
public record Entry(
        Id id,
        Kind kind,
        Set<String> readers,
        Set<String> hiddenFrom,
        Map<Part, String> texts,
        String around,
        Map<Trait, Set<String>> traits,
        @Nullable Instant at,
        @Nullable Owed owed,
        List<Answering> answerings,
        Set<String> restsOn) {

    /** Where words stand, by weight. */
    public enum Part {
        /** What people call it by: number, designation, acronym, key. */
        NAME,
        TITLE,
        TEXT
    }

    /**
     * The next answer that is owed.
     *
     * @param day null where no deadline was given
     * @param end the first instant at which it is late; null with the day
     */
    public record Owed(@Nullable LocalDate day, @Nullable Instant end) {}

    /** What a thing in this form adds to the one that is being said of. */
    static final class Writing {

        private final Id id;
        private final Kind kind;
        private final Map<Part, StringBuilder> texts = new EnumMap<>(Part.class);
        private final Map<Trait, Set<String>> traits = new EnumMap<>(Trait.class);
        private final Set<String> restsOn = new HashSet<>();
        private final List<String> around = new ArrayList<>();
        private Set<String> readers = Readership.EVERYBODY;
        private Set<String> hiddenFrom = Set.of();
        private @Nullable Instant at;
        private @Nullable Owed owed;
        private List<Answering> answerings = List.of();

        Writing(Kind kind, Id id) {
            this.kind = kind;
            this.id = id;
        }

        Writing readBy(Collection<String> marks) {
            readers = Set.copyOf(marks);
            return this;
        }

        Writing hiddenFrom(Collection<String> marks) {
            hiddenFrom = Set.copyOf(marks);
            return this;
        }

        Writing says(Part part, @Nullable String text) {
            if (text != null && !text.isBlank()) {
                StringBuilder all = texts.computeIfAbsent(part, any -> new StringBuilder());
                all.append(all.isEmpty() ? "" : "\n").append(text);
            }
            return this;
        }

        Writing around(String words) {
            around.add(words);
            return this;
        }

        Writing has(Trait trait, @Nullable Object value) {
            if (value != null) {
                String text = value instanceof Id one ? one.text() : value.toString();
                traits.computeIfAbsent(trait, any -> new LinkedHashSet<>()).add(text);
            }
            return this;
        }

        Writing has(Trait trait, Collection<?> values) {
            values.forEach(value -> has(trait, value));
            return this;
        }

        Writing on(LocalDate day) {
            return at(day.atStartOfDay(ZoneOffset.UTC).toInstant());
        }

        Writing at(Instant when) {
            at = when;
            return has(Trait.YEAR, when.atZone(ZoneOffset.UTC).getYear());
        }

        Writing owes(@Nullable Owed answer) {
            owed = answer;
            has(Trait.IS, answer == null ? null : "OPEN");
            return has(Trait.IS, answer == null || answer.day() != null ? null : "UNDATED");
        }

        Writing measuredBy(List<Answering> those) {
            answerings = those;
            return this;
        }

        Writing restsOn(Id other) {
            restsOn.add(other.text());
            return this;
        }

        Entry written() {
            Map<Part, String> all = new EnumMap<>(Part.class);
            texts.forEach((part, text) -> all.put(part, text.toString()));
            return new Entry(
                    id,
                    kind,
                    readers,
                    hiddenFrom,
                    all,
                    String.join("\n", around),
                    traits,
                    at,
                    owed,
                    answerings,
                    Set.copyOf(restsOn));
        }
    }

    public Entry {
        readers = Set.copyOf(readers);
        hiddenFrom = Set.copyOf(hiddenFrom);
        texts = Map.copyOf(texts);
        traits = Map.copyOf(traits);
        answerings = List.copyOf(answerings);
        restsOn = Set.copyOf(restsOn);
    }

    boolean shownTo(Set<String> marks) {
        return readers.stream().anyMatch(marks::contains) && hiddenFrom.stream().noneMatch(marks::contains);
    }
}
