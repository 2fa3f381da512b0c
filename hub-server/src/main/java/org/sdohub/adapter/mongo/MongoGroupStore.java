package org.sdohub.adapter.mongo;

import com.mongodb.client.model.Filters;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.sdohub.kernel.BodyId.GroupId;
import org.sdohub.kernel.BodyId.OrganizationId;
import org.sdohub.kernel.Page;
import org.sdohub.kernel.Refusal;
import org.sdohub.organization.Acronym;
import org.sdohub.organization.Group;
import org.sdohub.organization.GroupStore;

@Singleton
final class MongoGroupStore extends MongoStore<GroupId, Group> implements GroupStore {

    MongoGroupStore(Documents documents) {
        super(documents, "groups", Group.class);
        index("acronym", true, "organization", "acronym");
        index("earlier", false, "organization", "earlier");
        for (String found : List.of("parent", "beginnings", "kind", "state")) {
            ordered(found, "acronym");
        }
        ordered("acronym");
        ordered("organization", "acronym");
    }

    @Override
    Document keys(Group group) {
        return new Document("organization", group.organization().text())
                .append("acronym", group.acronym().folded())
                .append(
                        "earlier",
                        group.earlierAcronyms().stream().map(Acronym::folded).toList())
                .append("parent", group.parent() == null ? null : group.parent().text())
                .append("kind", group.kind().name())
                .append("state", group.state().name())
                .append("beginnings", Beginnings.of(List.of(group.acronym().value(), group.name())));
    }

    @Override
    Refusal alreadyTaken(Group next, String message) {
        return Refusal.broken(
                "GROUP_ACRONYM_TAKEN",
                "Another group of this organization has the acronym "
                        + next.acronym().value() + ".",
                "acronym");
    }

    @Override
    public Optional<Group> findByAcronym(OrganizationId organization, Acronym acronym) {
        Bson ours = Filters.eq("keys.organization", organization.text());
        return findOne(Filters.and(ours, Filters.eq("keys.acronym", acronym.folded())))
                .or(() -> findOne(Filters.and(ours, Filters.eq("keys.earlier", acronym.folded()))));
    }

    @Override
    public Page<Group> page(Filter filter, Page.Request request) {
        List<Bson> all = new ArrayList<>();
        Conditions.is(all, "organization", filter.organization());
        Conditions.is(all, "parent", filter.parent());
        Conditions.anyOf(all, "kind", filter.kinds());
        Conditions.anyOf(all, "state", filter.states());
        Beginnings.demand(all, "beginnings", filter.text());
        return page(Conditions.all(all), Order.ascending("acronym"), request);
    }

    @Override
    public Map<GroupId, List<Group>> under(Collection<GroupId> parents) {
        List<Bson> all = new ArrayList<>();
        Conditions.anyId(all, "parent", parents);
        Map<GroupId, List<Group>> under = new HashMap<>();
        if (all.isEmpty()) {
            return under;
        }
        List<Group> found = new ArrayList<>(findMany(Conditions.all(all), 0));
        found.sort(Comparator.comparing(group -> group.acronym().folded()));
        for (Group group : found) {
            under.computeIfAbsent(java.util.Objects.requireNonNull(group.parent()), parent -> new ArrayList<>())
                    .add(group);
        }
        return under;
    }

    @Override
    public List<Group> all() {
        return findMany(Filters.empty(), 0);
    }
}
