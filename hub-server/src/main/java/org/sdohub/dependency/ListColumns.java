package org.sdohub.dependency;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What is told of an entry of a list in texts that programs exchange, in the order in which it is told. */
public final class ListColumns {

    private static final List<String> OF_THE_ENTRY = List.of(
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

    /** With the items of the justification, which are empty where nobody demands one. */
    public static final List<String> ALL = Stream.concat(
                    OF_THE_ENTRY.stream(),
                    Arrays.stream(Justification.Item.values()).map(Justification.Item::column))
            .toList();

    /** Without these nothing can be read. Titles, maturity and health are worked out here and never taken from a text. */
    public static final Set<String> NEEDED = Set.of("from", "to", "kind");

    private ListColumns() {}
}
