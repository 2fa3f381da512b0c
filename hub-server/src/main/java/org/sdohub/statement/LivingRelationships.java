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
import org.jspecify.annotations.Nullable;
import org.sdohub.kernel.BodyId;
import org.sdohub.kernel.BodyId.OrganizationId;
import org.sdohub.kernel.Id;
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

    Optional<Relationship> find(@Nullable Id relationship) {
        return relationship instanceof RelationshipId id ? store.find(id) : Optional.empty();
    }

    /** See {@link Known#between}. */
    Optional<Relationship> between(Collection<BodyId> from, Collection<BodyId> to) {
        return ofSenders(from).between(from, to);
    }

    /** Of those who exchange these; one round trip, however many they are. */
    Known of(Collection<Envelope> exchanged) {
        Set<BodyId> senders = new LinkedHashSet<>();
        exchanged.forEach(envelope -> senders.addAll(envelope.from()));
        return ofSenders(senders);
    }

    private Known ofSenders(Collection<BodyId> named) {
        Bodies.Tree tree = bodies.tree();
        Set<OrganizationId> senders = organizations(tree, named);
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
        Optional<Relationship> between(Collection<BodyId> from, Collection<BodyId> to) {
            Set<OrganizationId> addressees = organizations(tree, to);
            List<Relationship> living = new ArrayList<>();
            for (OrganizationId sender : organizations(tree, from)) {
                of.getOrDefault(sender, List.of()).stream()
                        .filter(one -> one.state().living())
                        .filter(one -> addressees.contains(one.arrangement().other(sender)))
                        .forEach(living::add);
            }
            return living.stream()
                    .min(Comparator.comparing(one -> !one.arrangement().scope().isBlank()));
        }
    }
}
