package org.sdohub.adapter.pages;

import jakarta.inject.Singleton;
import java.util.List;
import org.sdohub.kernel.BodyId.OrganizationId;
import org.sdohub.kernel.Refused;
import org.sdohub.organization.Bodies;
import org.sdohub.specification.Designation;
import org.sdohub.specification.Specification;
import org.sdohub.specification.SpecificationStore;

/** What an address calls a specification: {@code ietf/rfc3261}, or an alias such as {@code ietf/std1}, which several may have. */
@Singleton
final class NamedSpecifications {

    private final SpecificationStore store;
    private final Bodies bodies;

    NamedSpecifications(SpecificationStore store, Bodies bodies) {
        this.store = store;
        this.bodies = bodies;
    }

    List<Specification> find(String organization, String designation) {
        return bodies.tree()
                .byKey(organization)
                .filter(OrganizationId.class::isInstance)
                .map(owner -> find((OrganizationId) owner, designation))
                .orElse(List.of());
    }

    private List<Specification> find(OrganizationId owner, String designation) {
        try {
            return store.named(new Designation(designation), owner);
        } catch (Refused noDesignationAtAll) {
            return List.of();
        }
    }

    /** @throws BadQuery where it is not the name of exactly one */
    Specification get(String key) {
        int slash = key.indexOf('/');
        List<Specification> found = slash < 0 ? List.of() : find(key.substring(0, slash), key.substring(slash + 1));
        if (found.size() != 1) {
            throw new BadQuery("The catalogue has no one specification " + key
                    + ": name it by organization and designation, such as ietf/rfc3261.");
        }
        return found.getFirst();
    }
}
