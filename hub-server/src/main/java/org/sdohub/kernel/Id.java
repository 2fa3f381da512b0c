package org.sdohub.kernel;

import java.util.UUID;

/**
 * The identity of one thing. Every room has its own record, so that a statement's id cannot be passed where a group's
 * is meant.
 */
public interface Id {

    UUID value();

    /** The lower-case noun of the thing, one per record type: {@code statement}. Stored, so it never changes. */
    String kind();

    /** The stored and event form, {@code statement:5f0c…}; unique over all kinds. */
    default String text() {
        return kind() + ":" + value();
    }
}
