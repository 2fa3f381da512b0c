package org.sdohub.dependency;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sdohub.kernel.BodyId.OrganizationId;
import org.sdohub.kernel.Entity;
import org.sdohub.kernel.HubEvent.Change;
import org.sdohub.kernel.Office;
import org.sdohub.kernel.Step;
import org.sdohub.organization.Profile.Maturity;
import org.sdohub.relationship.RelationshipId;

/**
 * What one side of a relationship needed of the other on a day, as it was sent (RFC 3975 3, RFC 4691 2.3). It never
 * changes; the list with the highest number is the one in force, and the earlier ones are superseded by it.
 *
 * @param side the organization that depends and sends it
 * @param number from 1, without gaps, for relationship and side
 * @param asOf the day whose state it shows
 * @param entries by what depends, then by what it depends on
 */
public record DependencyList(
        DependencyListId id,
        long version,
        RelationshipId relationship,
        OrganizationId side,
        int number,
        LocalDate asOf,
        Instant publishedAt,
        String note,
        List<Entry> entries)
        implements Entity {

    /** DRAFT is what would be published now; it is not kept. */
    public enum State {
        DRAFT,
        PUBLISHED,
        SUPERSEDED
    }

    /**
     * One dependency with everything copied as it was, so that the list says the same for ever.
     *
     * @param fromTitle empty where no catalogue knows it
     * @param toTitle empty where no catalogue knows it
     * @param step the target's maturity in its organization's word; null where it has no version or is in no catalogue
     * @param maturity the same on the common scale
     * @param owner as people call the body: {@code OMA CD}
     * @param counterpart null where nobody was known to be responsible
     * @param restrictedTo organizations of which a reader must be a member; empty for everybody
     */
    public record Entry(
            DependencyId dependency,
            String from,
            String fromTitle,
            String to,
            String toTitle,
            Dependency.Kind kind,
            boolean pinned,
            @Nullable String step,
            @Nullable Maturity maturity,
            Maturity neededMaturity,
            @Nullable LocalDate neededBy,
            @Nullable LocalDate expected,
            String reason,
            String owner,
            @Nullable String counterpart,
            Health.State health,
            String healthSentence,
            List<OrganizationId> restrictedTo) {
        public Entry {
            restrictedTo = List.copyOf(restrictedTo);
        }
    }

    public DependencyList {
        entries = List.copyOf(entries);
    }

    static Step<DependencyList> published(DependencyList list, Office capacity) {
        List<Change> changes = List.of(
                new Change("number", null, String.valueOf(list.number)),
                new Change("entries", null, String.valueOf(list.entries.size())));
        return Step.of(list, capacity, new DependencyEvent.DependencyListPublished(list.id, changes));
    }
}
