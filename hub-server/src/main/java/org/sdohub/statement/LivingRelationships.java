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

    /** Of those who exchange these; one round trip, however many they are. */
    Known of(Collection<Envelope> exchanged) {
        Bodies.Tree tree = bodies.tree();
        Set<OrganizationId> senders = new LinkedHashSet<>();
        exchanged.forEach(envelope -> senders.addAll(organizations(tree, envelope.from())));
        return new Known(tree, senders.isEmpty() ? Map.of() : store.of(senders));
    }

    private static Set<OrganizationId> organizations(Bodies.Tree tree, Collection<BodyId> named) {
        Set<OrganizationId> organizations = new LinkedHashSet<>();
        named.stream()
                .filter(tree::knows)
                .forEach(body -> organizations.add(tree.lineage(body).organization()));
        return organizations;
    }

    /** @param of all relationships of each sender */
    record Known(Bodies.Tree tree, Map<OrganizationId, List<Relationship>> of) {

        /**
         * The living one of a sending and an addressed organization. Of several between the same two the one without a
         * limited scope comes first, then the one that is first by key. Unknown bodies have none.
         */
        Optional<RelationshipId> between(Envelope envelope) {
            Set<OrganizationId> addressees = organizations(tree, envelope.addressees());
            List<Relationship> living = new ArrayList<>();
            for (OrganizationId sender : organizations(tree, envelope.from())) {
                of.getOrDefault(sender, List.of()).stream()
                        .filter(one -> one.state().living())
                        .filter(one -> addressees.contains(one.arrangement().other(sender)))
                        .forEach(living::add);
            }
            return living.stream()
                    .min(Comparator.comparing(one -> !one.arrangement().scope().isBlank()))
                    .map(Relationship::id);
        }
    }
}
