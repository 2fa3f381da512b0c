package org.sdohub.organization;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sdohub.kernel.BodyId.GroupId;
import org.sdohub.kernel.BodyId.OrganizationId;
import org.sdohub.kernel.Page;
import org.sdohub.kernel.Store;

/** Acronyms are unique within an organization; a second one is refused with {@code GROUP_ACRONYM_TAKEN}. */
public interface GroupStore extends Store<GroupId, Group> {

    /** @param parent null for any; an empty set or text means all */
    record Filter(
            @Nullable OrganizationId organization,
            @Nullable GroupId parent,
            Set<Group.Kind> kinds,
            Set<Group.State> states,
            String text) {}

    /** By its acronym now or, failing that, an earlier one. */
    Optional<Group> findByAcronym(OrganizationId organization, Acronym acronym);

    /** By acronym. */
    Page<Group> page(Filter filter, Page.Request request);

    /** The groups directly under each of these, by acronym; one round trip. */
    Map<GroupId, List<Group>> under(Collection<GroupId> parents);

    List<Group> all();
}
