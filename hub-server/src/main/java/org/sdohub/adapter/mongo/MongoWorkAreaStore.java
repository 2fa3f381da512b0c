package org.sdohub.adapter.mongo;

import com.mongodb.client.model.Filters;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.sdohub.kernel.BodyId.GroupId;
import org.sdohub.kernel.Id;
import org.sdohub.kernel.Page;
import org.sdohub.kernel.Refusal;
import org.sdohub.relationship.RelationshipId;
import org.sdohub.relationship.WorkArea;
import org.sdohub.relationship.WorkAreaId;
import org.sdohub.relationship.WorkAreaStore;
import org.sdohub.specification.SpecificationId;

@Singleton
final class MongoWorkAreaStore extends MongoStore<WorkAreaId, WorkArea> implements WorkAreaStore {

    MongoWorkAreaStore(Documents documents) {
        super(documents, "workAreas", WorkArea.class);
        index("key", true, "key");
        // In what the asker may see comes last: of what narrows as much, the first is looked up.
        for (String found : List.of("groups", "specifications", "beginnings", "waiting", "relationship")) {
            ordered(found, "title");
        }
        ordered("title");
    }

    @Override
    Document keys(WorkArea area) {
        return new Document("key", area.key())
                .append("relationship", area.relationship().text())
                .append("title", title(area))
                .append("waiting", area.proposal() != null)
                .append("groups", area.groups().stream().map(Id::text).toList())
                .append(
                        "specifications",
                        area.specifications().stream().map(Id::text).toList())
                .append(
                        "beginnings",
                        Beginnings.of(List.of(title(area), area.shown().description())));
    }

    private static String title(WorkArea area) {
        return area.shown().title().toLowerCase(Locale.ROOT);
    }

    @Override
    Refusal alreadyTaken(WorkArea next, String message) {
        return Refusal.broken(
                "WORK_AREA_TITLE_TAKEN", "This relationship has a work area with the key " + next.key() + ".", "title");
    }

    @Override
    public Optional<WorkArea> findByKey(String key) {
        return findOne(Filters.eq("keys.key", key.strip().toLowerCase(Locale.ROOT)));
    }

    @Override
    public Page<WorkArea> page(Filter filter, Collection<RelationshipId> of, Page.Request request) {
        List<Bson> all = new ArrayList<>();
        all.add(Filters.in("keys.relationship", of.stream().map(Id::text).toList()));
        Conditions.is(all, "groups", filter.group());
        Conditions.is(all, "specifications", filter.specification());
        if (filter.waiting() != null) {
            all.add(Filters.eq("keys.waiting", filter.waiting()));
        }
        Beginnings.demand(all, "beginnings", filter.text());
        return page(Conditions.all(all), Order.ascending("title"), request);
    }

    @Override
    public Map<RelationshipId, List<WorkArea>> of(Collection<RelationshipId> relationships) {
        return by("relationship", relationships, area -> List.of(area.relationship()));
    }

    @Override
    public Map<GroupId, List<WorkArea>> with(Collection<GroupId> groups) {
        return by("groups", groups, WorkArea::groups);
    }

    @Override
    public Map<SpecificationId, List<WorkArea>> about(Collection<SpecificationId> specifications) {
        return by("specifications", specifications, WorkArea::specifications);
    }

    private <I extends Id> Map<I, List<WorkArea>> by(
            String key, Collection<I> wanted, Function<WorkArea, List<I>> belongs) {
        List<Bson> all = new ArrayList<>();
        Conditions.anyId(all, key, wanted);
        Map<I, List<WorkArea>> found = new HashMap<>();
        if (all.isEmpty()) {
            return found;
        }
        Set<I> keys = Set.copyOf(wanted);
        List<WorkArea> many = new ArrayList<>(findMany(Conditions.all(all), 0));
        many.sort(Comparator.comparing(MongoWorkAreaStore::title));
        for (WorkArea area : many) {
            belongs.apply(area).stream()
                    .filter(keys::contains)
                    .forEach(id ->
                            found.computeIfAbsent(id, any -> new ArrayList<>()).add(area));
        }
        return found;
    }
}
