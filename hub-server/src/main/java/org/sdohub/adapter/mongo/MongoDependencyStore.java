package org.sdohub.adapter.mongo;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.Updates;
import com.mongodb.client.model.WriteModel;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.bson.BsonDocument;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.sdohub.dependency.Dependency;
import org.sdohub.dependency.DependencyId;
import org.sdohub.dependency.DependencySight;
import org.sdohub.dependency.DependencyStore;
import org.sdohub.dependency.End;
import org.sdohub.kernel.BodyId;
import org.sdohub.kernel.BodyId.OrganizationId;
import org.sdohub.kernel.Id;
import org.sdohub.kernel.Page;
import org.sdohub.kernel.Refusal;
import org.sdohub.relationship.RelationshipId;
import org.sdohub.specification.SpecificationId;

@Singleton
final class MongoDependencyStore extends MongoStore<DependencyId, Dependency> implements DependencyStore {

    /** Sorts behind every day that can be written. */
    private static final String NO_DAY = "9999-12-31+";

    private static final LocalDate AFTER_ALL_DAYS = LocalDate.MAX;

    private static final String COLLECTION = "dependencies";

    private final MongoCollection<BsonDocument> dependencies;

    MongoDependencyStore(Documents documents) {
        super(documents, COLLECTION, Dependency.class);
        for (String order : List.of("neededBy", "declaredAt")) {
            ordered("relationship", "side", "state", order);
            ordered("relationship", "health", "state", order);
            ordered("side", "health", "state", order);
            for (String found : List.of("relationship", "side", "from", "to", "bodies", "owner", "health", "kind")) {
                ordered(found, "state", order);
            }
            ordered("state", order);
            documents
                    .database()
                    .index(COLLECTION, "by_areas_" + order, false, "watch.areas", "keys.state", "keys." + order, "_id");
        }
        ordered("neededIn", "state", "declaredAt");
        ordered("state");
        documents.database().index(COLLECTION, "watch_restsOn", false, "watch.restsOn");
        documents.database().index(COLLECTION, "watch_turnsOn", false, "watch.turnsOn");
        this.dependencies = documents.database().raw(COLLECTION);
        index("end", false, "ends");
    }

    @Override
    Document keys(Dependency one) {
        return new Document("state", one.state().name())
                .append("kind", one.kind().name())
                .append("relationship", text(one.relationship()))
                .append("side", one.side().text())
                .append("owner", one.owner().text())
                .append(
                        "health",
                        one.lastHealth() == null ? "" : one.lastHealth().state().name())
                .append("from", text(End.specification(one.from())))
                .append("to", text(End.specification(one.to())))
                .append("ends", texts(End.specification(one.from()), End.specification(one.to())))
                .append("bodies", texts(one.owner(), one.counterpart()))
                .append(
                        "neededBy",
                        one.neededBy() == null ? NO_DAY : one.neededBy().toString())
                .append("neededIn", one.neededBy() == null ? List.of() : DayBeginnings.of(one.neededBy()))
                .append("declaredAt", one.declaredAt().toEpochMilli())
                .append(
                        "readers",
                        String.join(
                                "+", one.restrictedTo().stream().map(Id::text).toList()));
    }

    private static @Nullable String text(@Nullable Id id) {
        return id == null ? null : id.text();
    }

    private static List<String> texts(@Nullable Id one, @Nullable Id other) {
        return Stream.of(one, other)
                .filter(Objects::nonNull)
                .map(Id::text)
                .distinct()
                .toList();
    }

    @Override
    Refusal alreadyTaken(Dependency next, String message) {
        throw new IllegalStateException("dependencies have no unique key: " + message);
    }

    @Override
    public Page<Dependency> page(Filter filter, DependencySight sight, Order order, Page.Request request) {
        List<Bson> all = new ArrayList<>();
        Conditions.is(all, "relationship", filter.relationship());
        Conditions.is(all, "side", filter.side());
        Conditions.is(all, "from", filter.from());
        Conditions.is(all, "to", filter.to());
        Conditions.is(all, "bodies", filter.body());
        Conditions.anyOf(all, "state", filter.states());
        Conditions.anyOf(all, "kind", filter.kinds());
        Conditions.is(all, "owner", filter.owner());
        Conditions.anyOf(all, "health", filter.healths());
        needed(all, filter, order);
        if (filter.workArea() != null) {
            all.add(Filters.eq("watch.areas", filter.workArea().text()));
        }
        all.add(Filters.in("keys.readers", readable(sight.memberships())));
        if (!sight.kept().isEmpty()) {
            all.add(Filters.nin(
                    "keys.relationship", sight.kept().stream().map(Id::text).toList()));
        }
        return page(Conditions.all(all), order(order), request);
    }

    /** In the order of the days a span of them is looked up as one, in any other by the beginnings of its days. */
    private static void needed(List<Bson> all, Filter filter, Order order) {
        LocalDate from = filter.neededFrom() == null ? DayBeginnings.FIRST_DAY : filter.neededFrom();
        LocalDate until = filter.neededBefore() == null ? AFTER_ALL_DAYS : filter.neededBefore();
        if (from == DayBeginnings.FIRST_DAY && until == AFTER_ALL_DAYS) {
            return;
        }
        if (order == Order.NEEDED_BY) {
            all.add(Filters.gte("keys.neededBy", from.toString()));
            all.add(Filters.lt("keys.neededBy", until == AFTER_ALL_DAYS ? NO_DAY : until.toString()));
        } else {
            all.add(Filters.in("keys.neededIn", DayBeginnings.covering(from, until)));
        }
    }

    /** A dependency speaks of two specifications at most: each set of one or two memberships opens some. */
    private static List<String> readable(Set<OrganizationId> memberships) {
        List<String> own = memberships.stream().map(Id::text).sorted().toList();
        List<String> readable = new ArrayList<>(List.of(""));
        readable.addAll(own);
        for (String first : own) {
            own.stream()
                    .filter(second -> first.compareTo(second) < 0)
                    .forEach(second -> readable.add(first + "+" + second));
        }
        return readable;
    }

    private static org.sdohub.adapter.mongo.Order order(Order order) {
        return switch (order) {
            case NEEDED_BY -> org.sdohub.adapter.mongo.Order.ascending("neededBy");
            case NEWEST -> org.sdohub.adapter.mongo.Order.descending("declaredAt");
        };
    }

    @Override
    public List<Dependency> live(RelationshipId relationship, OrganizationId side) {
        List<Bson> all = new ArrayList<>();
        Conditions.is(all, "relationship", relationship);
        Conditions.is(all, "side", side);
        Conditions.anyOf(all, "state", Set.of(Dependency.State.LIVE));
        return findMany(Conditions.all(all), 0);
    }

    @Override
    public List<Dependency> liveOf(Collection<? extends BodyId> bodies) {
        if (bodies.isEmpty()) {
            return List.of();
        }
        List<Bson> all = new ArrayList<>();
        Conditions.anyId(all, "bodies", bodies);
        Conditions.anyOf(all, "state", Set.of(Dependency.State.LIVE));
        return findMany(Conditions.all(all), 0);
    }

    @Override
    public List<Dependency> liveAfter(@Nullable DependencyId after, int max) {
        Bson live = Filters.eq("keys.state", Dependency.State.LIVE.name());
        return findInOrder(after == null ? live : Filters.and(live, Filters.gt("_id", after.text())), max);
    }

    @Override
    public List<Dependency> touching(SpecificationId specification) {
        return findMany(Filters.eq("keys.ends", specification.text()), 0);
    }

    @Override
    public void watch(Map<DependencyId, Watch> watches) {
        if (watches.isEmpty()) {
            return;
        }
        List<WriteModel<BsonDocument>> writes = new ArrayList<>();
        watches.forEach((id, watch) -> writes.add(new UpdateOneModel<>(
                Filters.and(
                        Filters.eq("_id", id.text()),
                        Filters.or(Filters.eq("watch", null), Filters.lte("watch.asOf", watch.asOf()))),
                Updates.set("watch", written(watch)))));
        dependencies.bulkWrite(writes);
    }

    private static Document written(Watch watch) {
        return new Document("restsOn", watch.restsOn().stream().map(Id::text).toList())
                .append(
                        "turnsOn",
                        watch.turnsOn() == null ? null : watch.turnsOn().toEpochDay())
                .append("areas", watch.areas().stream().map(Id::text).toList())
                .append("asOf", watch.asOf());
    }

    @Override
    public Set<DependencyId> restingOn(Collection<SpecificationId> changed) {
        if (changed.isEmpty()) {
            return Set.of();
        }
        return ids(Filters.in("watch.restsOn", changed.stream().map(Id::text).toList()), 0);
    }

    @Override
    public Set<DependencyId> liveIn(Collection<RelationshipId> relationships) {
        if (relationships.isEmpty()) {
            return Set.of();
        }
        List<Bson> all = new ArrayList<>();
        Conditions.anyId(all, "relationship", relationships);
        Conditions.anyOf(all, "state", Set.of(Dependency.State.LIVE));
        return ids(Conditions.all(all), 0);
    }

    @Override
    public Set<DependencyId> turningBy(LocalDate day, int max) {
        return ids(
                Filters.and(
                        Filters.lte("watch.turnsOn", day.toEpochDay()),
                        Filters.eq("keys.state", Dependency.State.LIVE.name())),
                max);
    }

    private Set<DependencyId> ids(Bson filter, int max) {
        Set<DependencyId> ids = new LinkedHashSet<>();
        dependencies
                .find(filter)
                .projection(Projections.include("_id"))
                .limit(max)
                .forEach(found -> ids.add(
                        (DependencyId) StoredTypes.id(found.getString("_id").getValue())));
        return ids;
    }
}
