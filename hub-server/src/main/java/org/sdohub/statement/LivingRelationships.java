package org.sdohub.statement;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sdohub.kernel.BodyId;
import org.sdohub.kernel.BodyId.OrganizationId;
import org.sdohub.organization.Bodies;
import org.sdohub.relationship.Relationship;
import org.sdohub.relationship.RelationshipId;
import org.sdohub.relationship.RelationshipStore;

/** Finds the relationship that a statement belongs to. */
@Singleton
class LivingRelationships {

    private final RelationshipStore store;
    private final Bodies bodies;

    LivingRelationships(RelationshipStore store, Bodies bodies) {
        this.store = store;
        this.bodies = bodies;
    }

    /**
     * The living one of a sending and an addressed organization. Of several between the same two the one without a limited
     * scope comes first, then the one that is first by key. Unknown bodies have none.
     */
    Optional<RelationshipId> between(Collection<BodyId> from, Collection<BodyId> to) {
        Set<OrganizationId> senders = organizations(from);
        Set<OrganizationId> addressees = organizations(to);
        if (senders.isEmpty() || addressees.isEmpty()) {
            return Optional.empty();
        }
        Map<OrganizationId, List<Relationship>> known = store.of(senders);
        List<Relationship> living = new ArrayList<>();
        for (OrganizationId sender : senders) {
            known.getOrDefault(sender, List.of()).stream()
                    .filter(one -> one.state().living())
                    .filter(one -> addressees.contains(one.arrangement().other(sender)))
                    .forEach(living::add);
        }
        return living.stream()
                .min(Comparator.comparing(one -> !one.arrangement().scope().isBlank()))
                .map(Relationship::id);
    }

    private Set<OrganizationId> organizations(Collection<BodyId> named) {
        Bodies.Tree tree = bodies.tree();
        Set<OrganizationId> organizations = new LinkedHashSet<>();
        named.stream()
                .filter(tree::knows)
                .forEach(body -> organizations.add(tree.lineage(body).organization()));
        return organizations;
    }
}
