package org.sdohub.kernel;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One row of an access table: these offices may, where they are held at this reach from the body concerned. Rooms write
 * their rows as data in {@code <Room>Access}; nothing else decides who may.
 */
public record Grant(Set<Office.Kind> kinds, Reach reach) {

    public enum Reach {
        /** The office is held in the very body concerned. */
        BODY,
        /** In the body concerned or any body above it. */
        BODY_OR_ABOVE,
        /** In the organization of the body concerned, at its top. */
        ORGANIZATION,
        /** For the relationship concerned, on the side of the body's organization. */
        RELATIONSHIP,
        /** For the hub as a whole; a program of an organization reaches no further than that. */
        HUB
    }

    public static Grant grant(Reach reach, Office.Kind... kinds) {
        return new Grant(Set.of(kinds), reach);
    }

    /**
     * The first office by which the actor may, to be recorded as the capacity of the act; empty means no right.
     *
     * @param relationships those that the thing belongs to; a manager's right needs one of them
     */
    public static Optional<Office> find(
            List<Grant> rows, Actor actor, Instant now, Lineage on, Set<? extends Id> relationships) {
        for (Grant row : rows) {
            for (Office office : actor.officesAt(now)) {
                if (row.covers(office, on, relationships)) {
                    return Optional.of(office);
                }
            }
        }
        return Optional.empty();
    }

    /** For acts on the hub itself, which concern no body. */
    public static Optional<Office> findForHub(List<Grant> rows, Actor actor, Instant now) {
        for (Grant row : rows) {
            for (Office office : actor.officesAt(now)) {
                boolean bound = office.kind() == Office.Kind.SERVICE && office.body() != null;
                if (row.reach == Reach.HUB && row.kinds.contains(office.kind()) && !bound) {
                    return Optional.of(office);
                }
            }
        }
        return Optional.empty();
    }

    private boolean covers(Office office, Lineage on, Set<? extends Id> relationships) {
        if (!kinds.contains(office.kind())) {
            return false;
        }
        BodyId at = office.body();
        boolean program = office.kind() == Office.Kind.SERVICE;
        if (reach == Reach.HUB) {
            return !program || at == null || on.organization().equals(at);
        }
        // A program has no right but by rows for programs, which are all for the hub.
        if (at == null || program) {
            return false;
        }
        return switch (reach) {
            case BODY -> on.body().equals(at);
            case BODY_OR_ABOVE -> on.isOrIsBelow(at);
            case ORGANIZATION -> on.organization().equals(at);
            case RELATIONSHIP ->
                on.organization().equals(at) && office.matter() != null && relationships.contains(office.matter());
            case HUB -> true;
        };
    }
}
