package org.sdohub.adapter.graphql;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sdohub.kernel.BodyId.OrganizationId;
import org.sdohub.kernel.Refusal;
import org.sdohub.kernel.Refused;
import org.sdohub.specification.Designation;
import org.sdohub.specification.Specification;
import org.sdohub.specification.SpecificationId;
import org.sdohub.specification.SpecificationStore;
import org.sdohub.specification.SpecificationVersion;
import org.sdohub.specification.VersionId;

/** Wherever a specification or version is asked for, its id will do as well as what people call it. */
@Singleton
final class SpecificationReferences {

    private static final UUID NOBODY = new UUID(0, 0);

    private final SpecificationStore store;

    SpecificationReferences(SpecificationStore store) {
        this.store = store;
    }

    /** @throws Refused where several organizations have one of that name */
    Optional<Specification> named(String reference, @Nullable OrganizationId organization) {
        Designation designation = designation(reference);
        if (designation == null) {
            return Optional.empty();
        }
        List<Specification> found = store.named(designation, organization);
        if (found.size() > 1) {
            throw new Refused(new Refusal.Invalid(
                    "SPECIFICATION_DESIGNATION_AMBIGUOUS",
                    "Several specifications are called " + designation.value() + ".",
                    List.of("designation"),
                    "Name the organization as well, or give an id."));
        }
        return found.stream().findFirst();
    }

    private static @Nullable Designation designation(String reference) {
        try {
            return new Designation(reference);
        } catch (Refused malformed) {
            return null;
        }
    }

    /** What is neither an id nor a name gives an id that no specification has. */
    SpecificationId specification(String reference) {
        return GlobalId.parse(reference, "specification", SpecificationId::new)
                .or(() -> named(reference, null).map(Specification::id))
                .orElse(new SpecificationId(NOBODY));
    }

    /** An id, or a document's identifier. */
    VersionId version(String reference) {
        return GlobalId.parse(reference, "specification-version", VersionId::new)
                .or(() -> named(reference, null)
                        .flatMap(found -> found.version(reference))
                        .map(SpecificationVersion::id))
                .orElse(new VersionId(NOBODY));
    }
}
