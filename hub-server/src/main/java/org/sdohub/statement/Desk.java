package org.sdohub.statement;

import java.util.List;
import java.util.Set;

/**
 * What somebody has to see to, by what is to be done about it. It goes with the office: whoever holds the same one has the
 * same desk, and on a hand-over all of it moves.
 *
 * @param marks whose desk it is, see {@link Viewer}
 */
public record Desk(Set<String> marks) {

    /** Nobody's. */
    public static final Desk NONE = new Desk(Set.of());

    public enum Part {
        /** An answer or another act that nobody else has taken over. */
        NEEDS_ME,
        /** Waits at a gate. */
        TO_APPROVE,
        /** Ours, for which others still owe an answer. */
        WAITING_FOR_THEM,
        /** Not submitted, or returned. */
        DRAFTS,
        /** Came in without login, and it is to be seen whether it is one at all. */
        TRIAGE,
        /** Of {@link OwedLists}; no statement lies here. */
        OVERDUE_LISTS
    }

    /** Where a statement lies: on this part of the desks of all who carry the mark. */
    public record Place(Part part, String mark) {
        public String text() {
            return part + " " + mark;
        }
    }

    public Desk {
        marks = Set.copyOf(marks);
    }

    List<Place> places(Part part) {
        return marks.stream().map(mark -> new Place(part, mark)).toList();
    }
}
