package org.sdohub.specification;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sdohub.kernel.BodyId.GroupId;
import org.sdohub.kernel.BodyId.OrganizationId;
import org.sdohub.kernel.Page;
import org.sdohub.kernel.Store;
import org.sdohub.organization.Profile.Maturity;

/**
 * Tens of thousands of records: everything here is served by an index. Designations are unique within an organization; a
 * second one is refused with {@code SPECIFICATION_DESIGNATION_TAKEN}.
 */
public interface SpecificationStore extends Store<SpecificationId, Specification> {

    /**
     * What null and empty leave out asks for nothing.
     *
     * @param maturities of the newest version; those whose versions only members may know are not found by it
     * @param words each must stand in designation or title, whole and in any case
     */
    record Filter(
            @Nullable OrganizationId organization,
            @Nullable GroupId owner,
            @Nullable String series,
            Set<Maturity> maturities,
            Set<Specification.Access> accesses,
            String words) {

        public static final Filter ALL = new Filter(null, null, null, Set.of(), Set.of(), "");

        public Filter {
            maturities = Set.copyOf(maturities);
            accesses = Set.copyOf(accesses);
        }
    }

    enum Order {
        /** Numbers by their size: RFC 822 before RFC 3261. */
        DESIGNATION,
        TITLE,
        /** By the date of the newest version; those without any come last. */
        NEWEST,
        /** The other way round. */
        OLDEST
    }

    /**
     * Whoever is called that: by designation; failing that, by alias; failing that, by the identifier of a version that
     * everybody may know of.
     *
     * @param organization null for any
     * @return more than one where organizations share a designation; at most ten
     */
    List<Specification> named(Designation designation, @Nullable OrganizationId organization);

    /** The same for many names at once, whoever's they are, in three round trips; names of nobody are left out. */
    Map<Designation, List<Specification>> named(Collection<Designation> designations);

    Page<Specification> page(Filter filter, Order order, Page.Request request);

    /** Those that have a relation to each of these; one round trip. */
    Map<SpecificationId, List<Specification>> relatedTo(Collection<SpecificationId> targets);

    /** The specification of each version; one round trip. */
    Map<VersionId, Specification> ofVersions(Collection<VersionId> versions);
}
