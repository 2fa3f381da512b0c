package org.sdohub.adapter.catalogue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.sdohub.dependency.End;
import org.sdohub.kernel.BodyId.OrganizationId;
import org.sdohub.kernel.Refused;
import org.sdohub.specification.Designation;
import org.sdohub.specification.Specification;
import org.sdohub.specification.SpecificationId;
import org.sdohub.specification.SpecificationStore;
import org.sdohub.specification.SpecificationVersion;

/** What records call a specification, found once and remembered for the import. */
final class SpecificationIndex {

    private final SpecificationStore store;
    private final Map<String, SpecificationId> known = new ConcurrentHashMap<>();
    private final Map<String, Optional<End>> ends = new ConcurrentHashMap<>();

    SpecificationIndex(SpecificationStore store) {
        this.store = store;
    }

    void note(OrganizationId organization, String designation, SpecificationId id) {
        known.put(key(organization, designation), id);
    }

    /** What stands in the files or in the catalogue under that designation. */
    Optional<SpecificationId> find(OrganizationId organization, String designation) {
        SpecificationId noted = known.get(key(organization, designation));
        return noted != null
                ? Optional.of(noted)
                : end(organization, designation).map(End::specification);
    }

    /** The document, or the very version where that is what the text names; empty where no catalogue knows it. */
    Optional<End> end(OrganizationId organization, String text) {
        SpecificationId noted = known.get(key(organization, text));
        if (noted != null) {
            return Optional.of(new End.WholeSpecification(noted));
        }
        return ends.computeIfAbsent(key(organization, text), any -> search(organization, text));
    }

    private Optional<End> search(OrganizationId organization, String text) {
        try {
            Designation designation = new Designation(text);
            List<Specification> named = store.named(designation, organization);
            if (named.size() != 1) {
                return Optional.empty();
            }
            Specification found = named.getFirst();
            boolean itself = found.designation().folded().equals(designation.folded());
            Optional<SpecificationVersion> version = itself ? Optional.empty() : found.version(text);
            return Optional.of(version.<End>map(exact -> new End.ExactVersion(found.id(), exact.id()))
                    .orElseGet(() -> new End.WholeSpecification(found.id())));
        } catch (Refused notADesignation) {
            return Optional.empty();
        }
    }

    private static String key(OrganizationId organization, String text) {
        return organization.value() + " " + text.replaceAll("\\s+", "").toUpperCase(java.util.Locale.ROOT);
    }
}
