package org.sdohub.search;

/** By what a list of what was found can be narrowed further. */
public enum Facet {
    KIND,
    /** Every body that has to do with it, also by one of its sub-groups. */
    BODY,
    PURPOSE,
    HANDLING,
    DUE,
    YEAR,
    RELATIONSHIP,
    WORK_AREA,
    CITED
}
