package org.sdohub.dependency;

import java.util.List;
import java.util.Set;

/** What is told of an entry of a list in texts that programs exchange, in the order in which it is told. */
public final class ListColumns {

    public static final List<String> ALL = List.of(
            "dependency",
            "from",
            "fromTitle",
            "to",
            "toTitle",
            "kind",
            "pinned",
            "step",
            "maturity",
            "neededMaturity",
            "neededBy",
            "expected",
            "reason",
            "owner",
            "counterpart",
            "health",
            "healthSentence");

    /** Without these nothing can be read. Titles, maturity and health are worked out here and never taken from a text. */
    public static final Set<String> NEEDED = Set.of("from", "to", "kind");

    private ListColumns() {}
}
