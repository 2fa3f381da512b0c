package org.sdohub.dependency;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sdohub.kernel.BodyId.OrganizationId;
import org.sdohub.kernel.Entity;
import org.sdohub.kernel.HubEvent.Change;
import org.sdohub.kernel.Office;
import org.sdohub.kernel.PersonId;
import org.sdohub.kernel.Step;
import org.sdohub.relationship.RelationshipId;

/**
 * A list that was brought in as a text. Once it is kept, all of it will be carried out, whoever dies meanwhile; before,
 * nothing of it was.
 *
 * @param number from 1, without gaps, for relationship and side: of two at once one has to look again
 * @param by as history shows it
 * @param person null for a program
 * @param capacity the office by which all of it was allowed
 * @param changes how what would be published changes by it
 * @param unchanged entries that were as the text says
 * @param left to be carried out; empty once that is done
 */
public record ListImport(
        ListImportId id,
        long version,
        RelationshipId relationship,
        OrganizationId side,
        int number,
        Instant at,
        String by,
        @Nullable PersonId person,
        Office capacity,
        ListComparison changes,
        int unchanged,
        List<Intended> left)
        implements Entity {

    /** @param target as it shall be; of a dropped one as it was */
    public record Intended(Kind kind, Dependency target) {}

    public enum Kind {
        DECLARE,
        EDIT,
        DROP
    }

    public ListImport {
        left = List.copyOf(left);
    }

    /** Without the entries that speak of what only others may know. */
    ListImport shownTo(Set<OrganizationId> memberships) {
        return new ListImport(
                id,
                version,
                relationship,
                side,
                number,
                at,
                by,
                person,
                capacity,
                changes.shownTo(memberships),
                unchanged,
                left);
    }

    static Step<ListImport> begun(ListImport first) {
        ListComparison changes = first.changes;
        List<Change> counts = List.of(
                new Change("added", null, String.valueOf(changes.added().size())),
                new Change("changed", null, String.valueOf(changes.changed().size())),
                new Change("removed", null, String.valueOf(changes.removed().size())));
        return Step.of(first, first.capacity, new DependencyEvent.DependencyListImported(first.id, counts));
    }

    Step<ListImport> finished() {
        var next = new ListImport(
                id, version + 1, relationship, side, number, at, by, person, capacity, changes, unchanged, List.of());
        return Step.of(next, capacity, new DependencyEvent.DependencyListImportCarriedOut(id));
    }
}
