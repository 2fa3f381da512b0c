package org.sdohub.dependency;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sdohub.kernel.BodyId.OrganizationId;
import org.sdohub.kernel.Refused;
import org.sdohub.specification.Designation;
import org.sdohub.specification.Edition;
import org.sdohub.specification.Specification;
import org.sdohub.specification.SpecificationId;
import org.sdohub.specification.SpecificationStore;
import org.sdohub.specification.SpecificationVersion;

/** Finds again what a list calls its ends; each name is looked up once. */
final class ListedEnds {

    private final SpecificationStore store;
    private final Set<OrganizationId> memberships;
    private final Map<SpecificationId, Specification> known = new HashMap<>();
    private final Map<Called, Optional<End>> found = new HashMap<>();

    private record Called(OrganizationId of, String label) {}

    /**
     * @param memberships of the reader, who learns of no version that only other members may know
     * @param there specifications that were read before
     */
    ListedEnds(SpecificationStore store, Set<OrganizationId> memberships, Collection<Specification> there) {
        this.store = store;
        this.memberships = memberships;
        there.forEach(one -> known.put(one.id(), one));
    }

    /** Those that were found or there before. */
    Map<SpecificationId, Specification> known() {
        return known;
    }

    /** Empty where no catalogue knows it. */
    Optional<End> find(OrganizationId of, String label) {
        return found.computeIfAbsent(new Called(of, label), any -> search(of, label));
    }

    private Optional<End> search(OrganizationId of, String label) {
        Specification named = named(of, label);
        if (named != null) {
            Optional<End> exact =
                    named.designation().folded().equals(folded(label)) ? Optional.empty() : cited(named, label);
            return Optional.of(exact.orElseGet(() -> new End.WholeSpecification(named.id())));
        }
        int blank = label.lastIndexOf(' ');
        Specification without = blank < 0 ? null : named(of, label.substring(0, blank));
        return without == null ? Optional.empty() : cited(without, label);
    }

    private @Nullable Specification named(OrganizationId of, String label) {
        try {
            List<Specification> all = store.named(new Designation(label), of);
            if (all.size() != 1) {
                return null;
            }
            known.put(all.getFirst().id(), all.getFirst());
            return all.getFirst();
        } catch (Refused noDesignation) {
            return null;
        }
    }

    private static String folded(String label) {
        return new Designation(label).folded();
    }

    private Optional<End> cited(Specification of, String label) {
        boolean closed = of.access() == Specification.Access.MEMBER && !memberships.contains(of.organization());
        if (closed) {
            return Optional.empty();
        }
        for (SpecificationVersion version : of.versions()) {
            if (new Edition(of, version).citation().equalsIgnoreCase(label)) {
                return Optional.of(new End.ExactVersion(of.id(), version.id()));
            }
        }
        return Optional.empty();
    }
}
