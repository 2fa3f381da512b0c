package org.sdohub.relationship;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sdohub.kernel.BodyId.GroupId;
import org.sdohub.kernel.Page;
import org.sdohub.kernel.Store;
import org.sdohub.specification.SpecificationId;

/** Keys are unique; a second one is refused with {@code WORK_AREA_TITLE_TAKEN}. */
public interface WorkAreaStore extends Store<WorkAreaId, WorkArea> {

    /**
     * @param group null for any
     * @param specification null for any
     * @param waiting true for those that wait for consent, false for the others, null for all
     * @param text part of title or description, in any case; empty for all
     */
    record Filter(
            @Nullable GroupId group,
            @Nullable SpecificationId specification,
            @Nullable Boolean waiting,
            String text) {

        public static final Filter ALL = new Filter(null, null, null, "");
    }

    Optional<WorkArea> findByKey(String key);

    /** By title; only those of these relationships, totals too. */
    Page<WorkArea> page(Filter filter, Collection<RelationshipId> of, Page.Request request);

    /** Those of each relationship, by title; one round trip. */
    Map<RelationshipId, List<WorkArea>> of(Collection<RelationshipId> relationships);

    /** Those in which each group takes part, by title; one round trip. */
    Map<GroupId, List<WorkArea>> with(Collection<GroupId> groups);

    /** Those to which each specification belongs, by title; one round trip. */
    Map<SpecificationId, List<WorkArea>> about(Collection<SpecificationId> specifications);
}
