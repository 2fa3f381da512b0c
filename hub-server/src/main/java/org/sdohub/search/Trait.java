package org.sdohub.search;

/** What can be asked of a thing beside its words; each has any number of values. */
public enum Trait {
    /** Ids of sending bodies. */
    FROM,
    /** Ids of bodies that are addressed or have it by redirection. */
    TO,
    /** Ids of all bodies that have to do with it. */
    BODY,
    PURPOSE,
    /** Of some addressed body. */
    HANDLING,
    /** Of the thing itself, in the word of its room. */
    STATE,
    RELATIONSHIP,
    /** Ids of the specifications that a statement cites. */
    CITED,
    /** Ids of specifications, groups and work areas that it speaks of or is: a work area is known by these. */
    SUBJECT,
    YEAR,
    /** What a reader can ask for by {@code is:}, as far as no clock is needed. */
    IS
}
