package org.sdohub.adapter.graphql;

import jakarta.inject.Singleton;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sdohub.kernel.BodyId;
import org.sdohub.kernel.BodyId.GroupId;
import org.sdohub.kernel.BodyId.OrganizationId;
import org.sdohub.organization.Bodies;

/** Wherever a body is asked for, its id will do as well as the key that people use. What is neither names no body. */
@Singleton
final class References {

    private static final UUID NOBODY = new UUID(0, 0);

    private final Bodies bodies;

    References(Bodies bodies) {
        this.bodies = bodies;
    }

    BodyId body(String reference) {
        return GlobalId.parse(reference, "organization", OrganizationId::new)
                .map(BodyId.class::cast)
                .or(() -> GlobalId.parse(reference, "group", GroupId::new))
                .or(() -> bodies.tree().byKey(reference))
                .orElse(new OrganizationId(NOBODY));
    }

    OrganizationId organization(String reference) {
        return body(reference) instanceof OrganizationId id ? id : new OrganizationId(NOBODY);
    }

    GroupId group(String reference) {
        return body(reference) instanceof GroupId id ? id : new GroupId(NOBODY);
    }

    @Nullable
    GroupId optionalGroup(Input input, String name) {
        String reference = input.optionalText(name);
        return reference == null ? null : group(reference);
    }
}
