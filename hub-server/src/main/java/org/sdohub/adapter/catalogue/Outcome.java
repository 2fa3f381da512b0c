package org.sdohub.adapter.catalogue;

/** What became of one record. */
public enum Outcome {
    IMPORTED,
    /** Imported, and something that the record does not say is missing; which, is said. */
    INCOMPLETE,
    /** It was on record and now says what the file says. */
    CHANGED,
    UNCHANGED,
    REFUSED
}
