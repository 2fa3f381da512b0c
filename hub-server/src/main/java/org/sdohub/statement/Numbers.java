package org.sdohub.statement;

import java.util.List;

/** Gives each posted statement its public number, {@code LS-2026-0042}, counted by year. Numbers may be left out. */
public interface Numbers {

    /** Never the same twice, whatever happens between. */
    default String next(int year) {
        return next(year, 1).getFirst();
    }

    /** So many in a row, in one step. */
    List<String> next(int year, int count);
}
