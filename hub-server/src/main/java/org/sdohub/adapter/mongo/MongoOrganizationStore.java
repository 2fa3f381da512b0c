package org.sdohub.adapter.mongo;

import com.mongodb.client.model.Filters;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.sdohub.kernel.BodyId.OrganizationId;
import org.sdohub.kernel.Page;
import org.sdohub.kernel.Refusal;
import org.sdohub.organization.Acronym;
import org.sdohub.organization.Organization;
import org.sdohub.organization.OrganizationStore;

@Singleton
final class MongoOrganizationStore extends MongoStore<OrganizationId, Organization> implements OrganizationStore {

    MongoOrganizationStore(Documents documents) {
        super(documents, "organizations", Organization.class);
        index("acronym", true, "acronym");
        for (String found : List.of("beginnings", "kind", "state")) {
            ordered(found, "acronym");
        }
        ordered("acronym");
    }

    @Override
    Document keys(Organization organization) {
        return new Document("acronym", organization.acronym().folded())
                .append("kind", organization.kind().name())
                .append("state", organization.state().name())
                .append(
                        "beginnings",
                        Beginnings.of(List.of(organization.acronym().value(), organization.name())));
    }

    @Override
    Refusal alreadyTaken(Organization next, String message) {
        return Refusal.broken(
                "ORGANIZATION_ACRONYM_TAKEN",
                "Another organization has the acronym " + next.acronym().value() + ".",
                "acronym");
    }

    @Override
    public Optional<Organization> findByAcronym(Acronym acronym) {
        return findOne(Filters.eq("keys.acronym", acronym.folded()));
    }

    @Override
    public Page<Organization> page(Filter filter, Page.Request request) {
        List<Bson> all = new ArrayList<>();
        Conditions.anyOf(all, "kind", filter.kinds());
        Conditions.anyOf(all, "state", filter.states());
        Beginnings.demand(all, "beginnings", filter.text());
        return page(Conditions.all(all), Order.ascending("acronym"), request);
    }

    @Override
    public List<Organization> all() {
        return findMany(Filters.empty(), 0);
    }
}
