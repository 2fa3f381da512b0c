package org.sdohub.relationship;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sdohub.kernel.BodyId.OrganizationId;
import org.sdohub.kernel.Page;
import org.sdohub.kernel.PersonId;
import org.sdohub.kernel.Store;

/**
 * Keys are unique; a second one is refused with {@code RELATIONSHIP_KEY_TAKEN}. Only one living relationship may have a
 * pair of sides and a scope; a second one is refused with {@code RELATIONSHIP_ALREADY_LIVING}, also of two that come at
 * once.
 */
public interface RelationshipStore extends Store<RelationshipId, Relationship> {

    /** @param organization null for any; an empty set or text means all */
    record Filter(
            @Nullable OrganizationId organization,
            Set<Relationship.State> states,
            Set<Arrangement.Kind> kinds,
            String text) {

        public static final Filter ALL = new Filter(null, Set.of(), Set.of(), "");
    }

    enum OrderField {
        KEY,
        /** The day on which it reached its present state. */
        STATE_SINCE
    }

    record OrderBy(OrderField field, boolean ascending) {

        public static final OrderBy KEY = new OrderBy(OrderField.KEY, true);
    }

    Optional<Relationship> findByKey(Slug key);

    /** Only what these readers may see; totals too. */
    Page<Relationship> page(Filter filter, Readers readers, OrderBy order, Page.Request request);

    /** All that these readers may see, of which there are hundreds at most; one round trip. */
    List<RelationshipId> readable(Readers readers);

    /** All that these readers may not see; one round trip. */
    Set<RelationshipId> keptFrom(Readers readers);

    /** Those in which each of these organizations takes part, also ended ones, by key; one round trip. */
    Map<OrganizationId, List<Relationship>> of(Collection<OrganizationId> organizations);

    /** Living ones in which the person holds or is nominated for an office; one round trip. */
    List<Relationship> staffedBy(PersonId person);
}
