package org.sdohub.chain;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.sdohub.dependency.DependencyId;

/**
 * Dependencies that hang together, the nearest first; within a generation the earliest needed first.
 *
 * @param complete false where there are more than were followed
 */
public record Chain(List<Link> links, boolean complete) {

    /**
     * @param generation 1 for what hangs on the specification itself
     * @param closesCircle it leads back to where the way to it has come from, and is not followed again
     * @param day by which it is needed, sortable; behind all days where none was set
     */
    public record Link(int generation, DependencyId dependency, boolean closesCircle, String day) {

        /** Where it stands in the chain, also after the chain has changed. */
        public String position() {
            return String.format(
                    Locale.ROOT,
                    "%02d %s %s",
                    generation,
                    day,
                    Objects.requireNonNull(dependency).value());
        }
    }

    public Chain {
        links = List.copyOf(links);
    }
}
