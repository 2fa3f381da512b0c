package org.sdohub.relationship;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sdohub.kernel.Actor;
import org.sdohub.kernel.BodyId.OrganizationId;
import org.sdohub.organization.CharterId;

/** Liaisons that charters in force promise and of which no relationship is in force (domain.md 1). */
@Singleton
public class PromisedLiaisons {

    private final ExpectedLiaisons expected;

    PromisedLiaisons(ExpectedLiaisons expected) {
        this.expected = expected;
    }

    /**
     * @param organization null where the hub does not know it
     * @param named as the charter names it
     */
    public record Missing(
            CharterId charter,
            String named,
            String subject,
            @Nullable OrganizationId organization) {}

    /** Of each organization, as far as the actor may see its relationships; two round trips. */
    public Map<OrganizationId, List<Missing>> missing(
            Collection<OrganizationId> organizations, Actor actor, Instant now) {
        Map<OrganizationId, List<Missing>> missing = new HashMap<>();
        expected.ofEach(organizations, actor, now)
                .forEach((organization, all) -> missing.put(
                        organization,
                        all.stream()
                                .filter(one -> !one.inForce())
                                .map(one -> new Missing(one.charter(), one.name(), one.subject(), one.organization()))
                                .toList()));
        return missing;
    }
}
