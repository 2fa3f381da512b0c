package org.sdohub.search;

import java.util.Optional;
import java.util.Set;

/** What people name in a search, as one who asks may know it: what is unknown and what may not be seen are empty alike. */
interface Names {

    /** The body and all below it; by acronym, {@code OMA} or {@code OMA/CD}. */
    Optional<Set<String>> body(String key);

    Optional<Set<String>> relationship(String key);

    /** Whatever a work area consists of: specifications, groups, and itself. */
    Optional<Set<String>> workArea(String key);

    /** By designation; a designation that several organizations use means all of these. */
    Optional<Set<String>> specification(String designation);
}
