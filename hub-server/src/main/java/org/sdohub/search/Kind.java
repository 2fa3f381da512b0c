package org.sdohub.search;

import java.util.Arrays;
import java.util.Optional;
import org.sdohub.kernel.Id;

/** The kinds of things that can be searched for. */
public enum Kind {
    STATEMENT("statement"),
    SPECIFICATION("specification"),
    DEPENDENCY("dependency"),
    RELATIONSHIP("relationship"),
    GROUP("group"),
    ORGANIZATION("organization"),
    WORK_AREA("work-area"),
    RELEASE("enabler-release");

    private final String word;

    Kind(String word) {
        this.word = word;
    }

    /** Empty for things that are not searched for. */
    static Optional<Kind> of(Id id) {
        return Arrays.stream(values())
                .filter(kind -> kind.word.equals(id.kind()))
                .findFirst();
    }
}
