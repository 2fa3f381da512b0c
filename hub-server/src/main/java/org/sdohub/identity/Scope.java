package org.sdohub.identity;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.sdohub.kernel.Actor;

/** What a program may be allowed; whatever no scope gives, no program may (access.md, Accounts). */
public enum Scope {
    /** What the members of its organization read: statements once they are posted, relationships and their lists. */
    STATEMENTS_READ("statements:read"),
    /** To record what was exchanged in the past, never to file what is new. */
    STATEMENTS_FILE("statements:file"),
    SPECIFICATIONS_WRITE("specifications:write"),
    DEPENDENCIES_WRITE("dependencies:write"),
    /** For the hub as a whole only, as it brings things of many organizations. */
    CATALOGUE_IMPORT("catalogue:import"),
    AUDIT_READ("audit:read");

    public static final Set<String> WORDS =
            Arrays.stream(values()).map(Scope::word).collect(Collectors.toUnmodifiableSet());

    private final String word;

    Scope(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }

    public boolean heldBy(Actor actor) {
        return actor.scopes().contains(word);
    }
}
