package org.sdohub.search;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is looked for: all of this must hold. Nothing asked for finds everything. */
public record Question(List<Wanted> all) {

    public Question {
        all = List.copyOf(all);
    }

    /** One thing that must hold. */
    public sealed interface Wanted {}

    /**
     * These words, one after the other.
     *
     * @param beginning whether the last one is only the beginning of a word
     */
    public record Words(String text, boolean beginning) implements Wanted {}

    /** These words in what it is called by: number, name or title. The last may be only begun. */
    public record Called(String text) implements Wanted {}

    /** Any of these values; none of them is had by nothing. */
    public record Having(Trait trait, Set<String> anyOf) implements Wanted {
        public Having {
            anyOf = Set.copyOf(anyOf);
        }
    }

    public record OfKind(Set<Kind> anyOf) implements Wanted {
        public OfKind {
            anyOf = Set.copyOf(anyOf);
        }
    }

    public enum Calendar {
        /** When it was posted, published or declared. */
        POSTED,
        /** When the next answer is due that is owed. */
        DUE
    }

    /**
     * @param from null for any
     * @param until the last day; null for any
     */
    public record Between(
            Calendar calendar,
            @Nullable LocalDate from,
            @Nullable LocalDate until) implements Wanted {}

    /** An answer is owed and has been late since before this instant. */
    public record OverdueAt(Instant now) implements Wanted {}

    public record Without(Wanted wanted) implements Wanted {}
}
