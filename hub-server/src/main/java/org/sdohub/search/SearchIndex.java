package org.sdohub.search;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.sdohub.kernel.Id;
import org.sdohub.kernel.Page;
import org.sdohub.relationship.RelationshipId;
import org.sdohub.statement.Answering;

/**
 * What is said of all things, kept so that it is found at once; a copy that follows the sequence of events and can be made
 * anew from the stores. Nothing that it tells somebody depends on what they may not see: neither what is found nor how
 * often, nor the order. All calls block.
 */
public interface SearchIndex {

    /** What is asked, by somebody who carries these marks. */
    record Asked(Question question, Set<String> marks) {
        public Asked {
            marks = Set.copyOf(marks);
        }
    }

    enum Order {
        /** How well the words fit, then the newest first. */
        RELEVANCE,
        NEWEST,
        OLDEST,
        /** What is due first; what owes no answer comes last. */
        DUE,
        /** The other way round. */
        LATEST_DUE
    }

    Page<Id> find(Asked asked, Order order, Page.Request request);

    long count(Asked asked);

    /**
     * How many of what is found have each value, each counted once however often it has it.
     *
     * @param counted under which values one value counts: itself, or what it belongs to
     */
    Map<String, Long> count(Asked asked, Trait trait, Function<String, ? extends Collection<String>> counted);

    Map<Kind, Long> countKinds(Asked asked);

    /** Of the statements of this relationship that may be seen. */
    List<Answering> answerings(RelationshipId relationship, Set<String> marks);

    /** A stretch of a text, and where in it what was looked for stands: by UTF-16 place, in order, without overlap. */
    record Excerpt(Entry.Part part, String text, List<Place> places) {
        public Excerpt {
            places = List.copyOf(places);
        }

        /** @param end the place after the last character */
        public record Place(int start, int end) {}
    }

    /** Where the words of the question stand in these texts; one for each text that has any. */
    List<Excerpt> excerpts(Question question, Map<Entry.Part, String> texts);

    /** Waits until everything up to this event can be found. False where that took longer than the patience. */
    boolean reached(long sequence, Duration patience);
}
