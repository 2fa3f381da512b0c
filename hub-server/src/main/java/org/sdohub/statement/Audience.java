package org.sdohub.statement;

import java.util.List;

/**
 * Who may read a statement, as words that can be stored beside it and compared: the same words decide in a list's query
 * and on a single thing, so the two cannot differ.
 *
 * @param open whether everybody may read it
 * @param marks each lets those read it who carry the same mark, see {@link Viewer}
 */
public record Audience(boolean open, List<String> marks) {

    public Audience {
        marks = List.copyOf(marks);
    }

    boolean includes(Viewer viewer) {
        return open || marks.stream().anyMatch(viewer.marks()::contains);
    }
}
