package org.sdohub.statement;

/** Gives each posted statement its public number, {@code LS-2026-0042}, counted by year. Numbers may be left out. */
public interface Numbers {

    /** Never the same twice, whatever happens between. */
    String next(int year);
}
