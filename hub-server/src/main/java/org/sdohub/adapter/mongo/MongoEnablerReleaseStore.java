package org.sdohub.adapter.mongo;

import com.mongodb.client.model.Filters;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.sdohub.kernel.BodyId.OrganizationId;
import org.sdohub.kernel.Page;
import org.sdohub.kernel.Refusal;
import org.sdohub.specification.Designation;
import org.sdohub.specification.EnablerRelease;
import org.sdohub.specification.EnablerRelease.BaselineEntry;
import org.sdohub.specification.EnablerReleaseId;
import org.sdohub.specification.EnablerReleaseStore;
import org.sdohub.specification.SpecificationId;

@Singleton
final class MongoEnablerReleaseStore extends MongoStore<EnablerReleaseId, EnablerRelease>
        implements EnablerReleaseStore {

    MongoEnablerReleaseStore(Documents documents) {
        super(documents, "enablerReleases", EnablerRelease.class);
        index("name", true, "organization", "name", "release");
        ordered("sort");
        ordered("organization", "sort");
        index("specification", false, "specifications");
    }

    @Override
    Document keys(EnablerRelease one) {
        return new Document("organization", one.organization().text())
                .append("name", new Designation(one.name()).folded())
                .append("release", new Designation(one.release()).folded())
                .append("sort", new Designation(one.label()).sortKey())
                .append(
                        "specifications",
                        one.baseline().stream()
                                .map(entry -> entry.specification().text())
                                .toList());
    }

    @Override
    Refusal alreadyTaken(EnablerRelease next, String message) {
        return Refusal.broken(
                "ENABLER_RELEASE_TAKEN", "This organization has a release " + next.label() + " already.", "release");
    }

    @Override
    public Optional<EnablerRelease> findByName(OrganizationId organization, String name, String release) {
        return findOne(Filters.and(
                Filters.eq("keys.organization", organization.text()),
                Filters.eq("keys.name", new Designation(name).folded()),
                Filters.eq("keys.release", new Designation(release).folded())));
    }

    @Override
    public Page<EnablerRelease> page(@Nullable OrganizationId organization, Page.Request request) {
        List<Bson> all = new ArrayList<>();
        Conditions.is(all, "organization", organization);
        return page(Conditions.all(all), Order.ascending("sort"), request);
    }

    @Override
    public Map<SpecificationId, List<EnablerRelease>> containing(Collection<SpecificationId> specifications) {
        List<Bson> all = new ArrayList<>();
        Conditions.anyId(all, "specifications", specifications);
        Map<SpecificationId, List<EnablerRelease>> containing = new HashMap<>();
        if (all.isEmpty()) {
            return containing;
        }
        Set<SpecificationId> wanted = new HashSet<>(specifications);
        for (EnablerRelease release : findMany(Conditions.all(all), 0)) {
            release.baseline().stream()
                    .map(BaselineEntry::specification)
                    .filter(wanted::contains)
                    .forEach(specification -> containing
                            .computeIfAbsent(specification, any -> new ArrayList<>())
                            .add(release));
        }
        return containing;
    }
}
