package org.sdohub.adapter.mongo;

import com.mongodb.client.model.Filters;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.sdohub.kernel.BodyId.OrganizationId;
import org.sdohub.kernel.Page;
import org.sdohub.kernel.PersonId;
import org.sdohub.kernel.Refusal;
import org.sdohub.organization.Profile.Visibility;
import org.sdohub.relationship.Appointment;
import org.sdohub.relationship.Arrangement;
import org.sdohub.relationship.Readers;
import org.sdohub.relationship.Relationship;
import org.sdohub.relationship.RelationshipId;
import org.sdohub.relationship.RelationshipStore;
import org.sdohub.relationship.Slug;

@Singleton
final class MongoRelationshipStore extends MongoStore<RelationshipId, Relationship> implements RelationshipStore {

    private static final String LIVING = "living";
    /** Stands among the readers of what everybody may read. */
    private static final String EVERYBODY = "everybody";

    MongoRelationshipStore(Documents documents) {
        super(documents, "relationships", Relationship.class);
        index("key", true, "key");
        ordered("key");
        index(LIVING, true, LIVING);
        // Who may read comes last: of what narrows as much, the first is looked up.
        for (String found : List.of("organizations", "beginnings", "kind", "state", "readers")) {
            ordered(found, "key");
            ordered(found, "since");
        }
        index("officers", false, "officers");
        index("kept", false, "kept");
        ordered("since");
    }

    @Override
    Document keys(Relationship relationship) {
        Arrangement arrangement = relationship.arrangement();
        return new Document("key", relationship.key().value())
                .append(LIVING, living(relationship))
                .append("organizations", organizations(relationship))
                .append("kind", arrangement.kind().name())
                .append("state", relationship.state().name())
                .append("since", relationship.milestones().getLast().on().toString())
                .append("readers", readers(relationship))
                .append("kept", !open(relationship))
                .append("officers", officers(relationship))
                .append(
                        "beginnings",
                        Beginnings.of(List.of(relationship.key().value(), arrangement.scope(), arrangement.purpose())));
    }

    /** The same for two living ones of the same pair and scope; an ended one has its own, so that it is in no one's way. */
    private static String living(Relationship relationship) {
        return relationship.state().living()
                ? relationship.arrangement().pairAndScope()
                : relationship.id().text();
    }

    private static List<String> organizations(Relationship relationship) {
        return relationship.organizations().stream().map(OrganizationId::text).toList();
    }

    private static List<String> readers(Relationship relationship) {
        return open(relationship) ? List.of(EVERYBODY) : organizations(relationship);
    }

    private static boolean open(Relationship relationship) {
        return relationship.terms().visibility() == Visibility.PUBLIC;
    }

    private static List<String> officers(Relationship relationship) {
        return relationship.staff().appointments().stream()
                .filter(office -> office.state() != Appointment.State.ENDED)
                .map(Appointment::person)
                .filter(Objects::nonNull)
                .map(PersonId::text)
                .distinct()
                .toList();
    }

    @Override
    Refusal alreadyTaken(Relationship next, String message) {
        if (message.contains("index: " + LIVING)) {
            return Refusal.broken(
                    "RELATIONSHIP_ALREADY_LIVING", "These two have a living relationship with this scope.", "scope");
        }
        return Refusal.broken(
                "RELATIONSHIP_KEY_TAKEN",
                "Another relationship has the key " + next.key().value() + ".",
                "key");
    }

    @Override
    public Optional<Relationship> findByKey(Slug key) {
        return findOne(Filters.eq("keys.key", key.value()));
    }

    @Override
    public Page<Relationship> page(Filter filter, Readers readers, OrderBy order, Page.Request request) {
        List<Bson> all = new ArrayList<>();
        Conditions.is(all, "organizations", filter.organization());
        Conditions.anyOf(all, "state", filter.states());
        Conditions.anyOf(all, "kind", filter.kinds());
        Beginnings.demand(all, "beginnings", filter.text());
        all.add(openTo(readers));
        return page(Conditions.all(all), ordered(order), request);
    }

    private static Order ordered(OrderBy order) {
        String key = switch (order.field()) {
            case KEY -> "key";
            case STATE_SINCE -> "since";
        };
        return order.ascending() ? Order.ascending(key) : Order.descending(key);
    }

    private static Bson openTo(Readers readers) {
        List<String> open = new ArrayList<>(List.of(EVERYBODY));
        readers.organizations().stream().map(OrganizationId::text).forEach(open::add);
        return Filters.in("keys.readers", open);
    }

    @Override
    public List<RelationshipId> readable(Readers readers) {
        return findMany(openTo(readers), 0).stream().map(Relationship::id).toList();
    }

    @Override
    public Set<RelationshipId> keptFrom(Readers readers) {
        return findFamiliar(Filters.eq("keys.kept", true)).stream()
                .filter(one -> !readers.mayRead(one))
                .map(Relationship::id)
                .collect(Collectors.toSet());
    }

    @Override
    public Map<OrganizationId, List<Relationship>> of(Collection<OrganizationId> organizations) {
        List<Bson> all = new ArrayList<>();
        Conditions.anyId(all, "organizations", organizations);
        Map<OrganizationId, List<Relationship>> found = new HashMap<>();
        if (all.isEmpty()) {
            return found;
        }
        List<Relationship> many = new ArrayList<>(findMany(Conditions.all(all), 0));
        many.sort(Comparator.comparing(relationship -> relationship.key().value()));
        for (Relationship relationship : many) {
            relationship.organizations().stream()
                    .filter(organizations::contains)
                    .forEach(side -> found.computeIfAbsent(side, any -> new ArrayList<>())
                            .add(relationship));
        }
        return found;
    }

    @Override
    public List<Relationship> staffedBy(PersonId person) {
        return findMany(Filters.eq("keys.officers", person.text()), 0).stream()
                .filter(relationship -> relationship.state().living())
                .toList();
    }
}
