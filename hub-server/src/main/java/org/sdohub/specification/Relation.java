package org.sdohub.specification;

import org.sdohub.kernel.GraphGuard.Edge;
import org.sdohub.kernel.Id;

/** What one specification is to another one; only this direction is stored, the inverse is found by asking. */
public record Relation(Kind kind, SpecificationId to) {

    public enum Kind {
        OBSOLETES(false),
        UPDATES(false),
        REPLACES(false),
        SPLIT_INTO(true),
        PUBLISHED_AS(true),
        PART_OF(false);

        private final boolean towardsNewer;

        Kind(boolean towardsNewer) {
            this.towardsNewer = towardsNewer;
        }
    }

    /** Whether the related one is what to use instead of the one that has the relation. */
    public boolean towardsNewer() {
        return kind.towardsNewer;
    }

    /** Whether the one that has the relation is what to use instead of the related one. */
    public boolean takesThePlace() {
        return kind == Kind.OBSOLETES || kind == Kind.REPLACES;
    }

    /**
     * Parts and wholes are a graph of their own; all others say which came later, so {@code A PUBLISHED_AS B} together
     * with {@code A OBSOLETES B} is a cycle.
     */
    public String graph() {
        return kind == Kind.PART_OF ? "specification-parts" : "specifications";
    }

    /** From newer to older, or from part to whole. */
    public Edge edge(Id owner) {
        return towardsNewer() ? new Edge(to, owner) : new Edge(owner, to);
    }
}
