package org.sdohub.organization;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sdohub.kernel.BodyId.OrganizationId;
import org.sdohub.kernel.Page;
import org.sdohub.kernel.Store;

/** Acronyms are unique in any case; a second one is refused with {@code ORGANIZATION_ACRONYM_TAKEN}. */
public interface OrganizationStore extends Store<OrganizationId, Organization> {

    /** @param kinds empty for all; @param states empty for all; @param text empty for all, else part of name or acronym */
    record Filter(Set<Organization.Kind> kinds, Set<Organization.State> states, String text) {}

    Optional<Organization> findByAcronym(Acronym acronym);

    /** By acronym. */
    Page<Organization> page(Filter filter, Page.Request request);

    /** All of them, in few round trips: there are hundreds, not millions. */
    List<Organization> all();
}
