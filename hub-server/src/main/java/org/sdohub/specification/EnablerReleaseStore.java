package org.sdohub.specification;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sdohub.kernel.BodyId.OrganizationId;
import org.sdohub.kernel.Page;
import org.sdohub.kernel.Store;

/** One release for organization, name and version, in any case; a second one is refused with ENABLER_RELEASE_TAKEN. */
public interface EnablerReleaseStore extends Store<EnablerReleaseId, EnablerRelease> {

    /** In any case. */
    Optional<EnablerRelease> findByName(OrganizationId organization, String name, String release);

    /**
     * By name, then by version, numbers by their size.
     *
     * @param organization null for any
     */
    Page<EnablerRelease> page(@Nullable OrganizationId organization, Page.Request request);

    /** Those whose baseline has a version of each of these; one round trip. */
    Map<SpecificationId, List<EnablerRelease>> containing(Collection<SpecificationId> specifications);
}
