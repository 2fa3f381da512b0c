package org.sdohub.statement;

import java.util.Set;

/**
 * The marks that an actor carries now: one per office and place where it counts, one per organization they belong to,
 * one for the person. A statement's {@link Audience} names the marks that may read it.
 */
public record Viewer(Set<String> marks) {

    public static final Viewer PUBLIC = new Viewer(Set.of());

    public Viewer {
        marks = Set.copyOf(marks);
    }
}
