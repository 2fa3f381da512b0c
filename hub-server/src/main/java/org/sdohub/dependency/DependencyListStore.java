package org.sdohub.dependency;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sdohub.kernel.BodyId.OrganizationId;
import org.sdohub.kernel.Page;
import org.sdohub.kernel.Store;
import org.sdohub.relationship.RelationshipId;

/**
 * A number is given once for relationship and side: of two who publish at once the second is refused with
 * {@code DEPENDENCY_LIST_NUMBER_TAKEN}.
 */
public interface DependencyListStore extends Store<DependencyListId, DependencyList> {

    /** One direction of one relationship. */
    record Direction(RelationshipId relationship, OrganizationId side) {}

    /** A list by what people call it. */
    record Numbered(Direction direction, int number) {}

    Optional<DependencyList> find(Direction direction, int number);

    /** No entry where there is no such list. One round trip. */
    Map<Numbered, DependencyList> numbered(Collection<Numbered> wanted);

    /** The highest number of each; no entry where nothing was published. One round trip. */
    Map<Direction, Integer> newest(Collection<Direction> directions);

    /** The day of the newest of each; no entry where nothing was published. One round trip. */
    Map<Direction, LocalDate> lastPublished(Collection<Direction> directions);

    /**
     * The newest first.
     *
     * @param side null for both directions
     */
    Page<DependencyList> page(RelationshipId relationship, @Nullable OrganizationId side, Page.Request request);
}
