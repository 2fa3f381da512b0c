package org.sdohub.relationship;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sdohub.kernel.Actor;
import org.sdohub.kernel.BodyId.OrganizationId;
import org.sdohub.organization.AwaitedDeliveries;
import org.sdohub.organization.Bodies;
import org.sdohub.organization.Charter;
import org.sdohub.organization.Organization;

/** Which liaisons the charters of an organization promise, and which of these do not exist (IMPS charter, section 7). */
@Singleton
public class ExpectedLiaisons {

    private final AwaitedDeliveries charters;
    private final Relationships relationships;
    private final Bodies bodies;

    ExpectedLiaisons(AwaitedDeliveries charters, Relationships relationships, Bodies bodies) {
        this.charters = charters;
        this.relationships = relationships;
        this.bodies = bodies;
    }

    /** The missing ones first. A relationship that the asker may not see counts as none, so that nothing tells of it. */
    public List<LiaisonExpectation> of(OrganizationId organization, Actor actor, Instant now) {
        List<Relationship> living =
                relationships.of(List.of(organization), actor, now).getOrDefault(organization, List.of()).stream()
                        .filter(one -> one.state().living())
                        .toList();
        List<LiaisonExpectation> all = new ArrayList<>();
        for (Charter charter : charters.inForce(organization).values()) {
            for (Charter.ExpectedLiaison one : charter.liaisons()) {
                OrganizationId other = named(one.organization());
                all.add(new LiaisonExpectation(
                        charter.group(), one.organization(), one.subject(), other, with(living, organization, other)));
            }
        }
        all.sort(Comparator.comparing((LiaisonExpectation one) -> !one.missing())
                .thenComparing(LiaisonExpectation::name)
                .thenComparing(one -> one.group().value())
                .thenComparing(LiaisonExpectation::subject));
        return all;
    }

    /** By acronym or by name, in any case. */
    private @Nullable OrganizationId named(String name) {
        return bodies.tree().organizations().stream()
                .filter(one -> one.acronym().value().equalsIgnoreCase(name.strip())
                        || one.name().equalsIgnoreCase(name.strip()))
                .map(Organization::id)
                .findFirst()
                .orElse(null);
    }

    private static @Nullable RelationshipId with(
            List<Relationship> living, OrganizationId us, @Nullable OrganizationId them) {
        return living.stream()
                .filter(one -> them != null && Objects.equals(one.arrangement().other(us), them))
                .map(Relationship::id)
                .findFirst()
                .orElse(null);
    }
}
