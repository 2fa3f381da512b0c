package org.sdohub.statement;

import jakarta.inject.Singleton;
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

/** Looks among the relationships that the hub keeps; of several between the same two, the first by key. */
@Singleton
final class RelationshipsOnRecord implements LivingRelationships {

    private final RelationshipStore store;
    private final Bodies bodies;

    RelationshipsOnRecord(RelationshipStore store, Bodies bodies) {
        this.store = store;
        this.bodies = bodies;
    }

    @Override
    public Optional<RelationshipId> between(Collection<BodyId> from, Collection<BodyId> to) {
        Set<OrganizationId> senders = organizations(from);
        Set<OrganizationId> addressees = organizations(to);
        Map<OrganizationId, List<Relationship>> ofSenders = store.of(senders);
        return senders.stream()
                .flatMap(sender -> ofSenders.getOrDefault(sender, List.of()).stream()
                        .filter(one -> one.state().living())
                        .filter(one -> addressees.contains(one.arrangement().other(sender)))
                        .sorted(Comparator.comparing(one -> one.key().value())))
                .map(Relationship::id)
                .findFirst();
    }

    private Set<OrganizationId> organizations(Collection<BodyId> of) {
        Bodies.Tree tree = bodies.tree();
        Set<OrganizationId> organizations = new LinkedHashSet<>();
        of.stream()
                .filter(tree::knows)
                .forEach(body -> organizations.add(tree.lineage(body).organization()));
        return organizations;
    }
}
