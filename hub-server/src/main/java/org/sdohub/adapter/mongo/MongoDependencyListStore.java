package org.sdohub.adapter.mongo;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Accumulators;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.Filters;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bson.BsonDocument;
import org.bson.BsonNumber;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.sdohub.dependency.DependencyList;
import org.sdohub.dependency.DependencyListId;
import org.sdohub.dependency.DependencyListStore;
import org.sdohub.kernel.BodyId.OrganizationId;
import org.sdohub.kernel.Page;
import org.sdohub.kernel.Refusal;
import org.sdohub.relationship.RelationshipId;

@Singleton
final class MongoDependencyListStore extends MongoStore<DependencyListId, DependencyList>
        implements DependencyListStore {

    private static final String COLLECTION = "dependencyLists";

    private final MongoCollection<BsonDocument> lists;

    MongoDependencyListStore(Documents documents) {
        super(documents, COLLECTION, DependencyList.class);
        this.lists = documents.database().raw(COLLECTION);
        index("number", true, "relationship", "side", "number");
        ordered("relationship", "published", "number");
        ordered("relationship", "side", "published", "number");
    }

    @Override
    Document keys(DependencyList list) {
        return new Document("relationship", list.relationship().text())
                .append("side", list.side().text())
                .append("number", list.number())
                .append("published", list.publishedAt().toEpochMilli());
    }

    @Override
    Refusal alreadyTaken(DependencyList next, String message) {
        return new Refusal.Broken(
                "DEPENDENCY_LIST_NUMBER_TAKEN",
                "Somebody published list " + next.number() + " of this direction at the same moment.",
                List.of(),
                "Read that list; publish again only if something is missing in it.");
    }

    @Override
    public Optional<DependencyList> find(Direction direction, int number) {
        return findOne(Filters.and(
                Filters.eq("keys.relationship", direction.relationship().text()),
                Filters.eq("keys.side", direction.side().text()),
                Filters.eq("keys.number", number)));
    }

    @Override
    public Map<Numbered, DependencyList> numbered(Collection<Numbered> wanted) {
        if (wanted.isEmpty()) {
            return Map.of();
        }
        List<Bson> all = new ArrayList<>();
        Conditions.anyId(
                all,
                "relationship",
                Set.copyOf(wanted.stream()
                        .map(one -> one.direction().relationship())
                        .toList()));
        Conditions.anyId(
                all,
                "side",
                Set.copyOf(wanted.stream().map(one -> one.direction().side()).toList()));
        all.add(Filters.in(
                "keys.number", Set.copyOf(wanted.stream().map(Numbered::number).toList())));
        Map<Numbered, DependencyList> found = new HashMap<>();
        findMany(Conditions.all(all), 0)
                .forEach(list ->
                        found.put(new Numbered(new Direction(list.relationship(), list.side()), list.number()), list));
        found.keySet().retainAll(wanted);
        return found;
    }

    @Override
    public Map<Direction, Integer> newest(Collection<Direction> directions) {
        Map<Direction, Integer> newest = new HashMap<>();
        newestOf("number", directions).forEach((direction, number) -> newest.put(direction, number.intValue()));
        return newest;
    }

    @Override
    public Map<Direction, LocalDate> lastPublished(Collection<Direction> directions) {
        Map<Direction, LocalDate> last = new HashMap<>();
        newestOf("published", directions)
                .forEach((direction, at) ->
                        last.put(direction, LocalDate.ofInstant(Instant.ofEpochMilli(at.longValue()), ZoneOffset.UTC)));
        return last;
    }

    private Map<Direction, BsonNumber> newestOf(String key, Collection<Direction> directions) {
        Map<Direction, BsonNumber> newest = new HashMap<>();
        if (directions.isEmpty()) {
            return newest;
        }
        List<String> relationships = directions.stream()
                .map(direction -> direction.relationship().text())
                .distinct()
                .toList();
        lists.aggregate(List.of(
                        Aggregates.match(Filters.in("keys.relationship", relationships)),
                        Aggregates.group(
                                new Document("relationship", "$keys.relationship").append("side", "$keys.side"),
                                Accumulators.max("newest", "$keys." + key))))
                .forEach(group -> newest.put(direction(group.getDocument("_id")), group.getNumber("newest")));
        newest.keySet().retainAll(directions);
        return newest;
    }

    private static Direction direction(BsonDocument key) {
        return new Direction(
                (RelationshipId) StoredTypes.id(key.getString("relationship").getValue()),
                (OrganizationId) StoredTypes.id(key.getString("side").getValue()));
    }

    @Override
    public Page<DependencyList> page(RelationshipId relationship, @Nullable OrganizationId side, Page.Request request) {
        List<Bson> all = new ArrayList<>();
        Conditions.is(all, "relationship", relationship);
        Conditions.is(all, "side", side);
        return page(Conditions.all(all), Order.descending("published", "number"), request);
    }
}
