package org.sdohub.adapter.mongo;

import com.mongodb.client.model.Filters;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.sdohub.attachment.UploadId;
import org.sdohub.kernel.BodyId;
import org.sdohub.kernel.BodyId.OrganizationId;
import org.sdohub.kernel.Id;
import org.sdohub.kernel.Page;
import org.sdohub.kernel.Refusal;
import org.sdohub.statement.Desk;
import org.sdohub.statement.Desks;
import org.sdohub.statement.Handling;
import org.sdohub.statement.Letter.Relation;
import org.sdohub.statement.Statement;
import org.sdohub.statement.StatementId;
import org.sdohub.statement.StatementSight;
import org.sdohub.statement.StatementStore;
import org.sdohub.statement.Viewer;

@Singleton
final class MongoStatementStore extends MongoStore<StatementId, Statement> implements StatementStore {

    /** More of one thread, or of what refers to the same statements, is never read at once. */
    private static final int MOST_RELATED = 2_000;

    private final StatementKeys keys;

    MongoStatementStore(Documents documents, StatementSight sight, Desks desks) {
        super(documents, "statements", Statement.class);
        this.keys = new StatementKeys(sight, desks);
        index("names", true, "names");
        ordered("posted");
        ordered("due");
        for (String found :
                List.of("from", "to", "party", "marks", "desks", "purposes", "handlings", "cited", "findable")) {
            ordered(found, "posted");
        }
        for (String shown : List.of("party", "desks", "relationship", "cited")) {
            ordered(shown, "due");
        }
        for (String found : List.of("state", "relationship", "thread")) {
            ordered(found, "posted");
        }
        index("relations", false, "relations");
        index("attached", false, "attached");
        index("refersTo", false, "refersTo");
        index("received", false, "received", "receivedAt");
    }

    @Override
    Document keys(Statement statement) {
        return keys.of(statement);
    }

    /** A number is never given twice, so it is an identifier that collides. */
    @Override
    Refusal alreadyTaken(Statement next, String message) {
        return Refusal.broken(
                "STATEMENT_IDENTIFIER_TAKEN",
                "Another posted statement has one of these identifiers already.",
                "identifiers");
    }

    @Override
    public Optional<Statement> findByNumber(String number) {
        return findOne(Filters.eq("keys.names", StatementKeys.name(number)));
    }

    @Override
    public Optional<Statement> findByIdentifier(OrganizationId organization, String series, String value) {
        return findOne(Filters.eq("keys.names", StatementKeys.name(organization, series, value)));
    }

    @Override
    public int receivedSince(String mark, Instant since, int most) {
        return findMany(
                        Filters.and(
                                Filters.eq("keys.received", mark),
                                Filters.gt("keys.receivedAt", java.util.Date.from(since))),
                        most)
                .size();
    }

    @Override
    public Page<Statement> page(Filter filter, Order order, Viewer viewer, Page.Request request) {
        List<Bson> all = conditions(filter);
        return page(all, order, viewer, request);
    }

    @Override
    public List<Statement> openIn(Collection<? extends Id> relationships) {
        return openWith("relationship", relationships);
    }

    @Override
    public List<Statement> openAt(BodyId body) {
        return openWith("to", List.of(body));
    }

    private List<Statement> openWith(String key, Collection<? extends Id> values) {
        if (values.isEmpty()) {
            return List.of();
        }
        List<Bson> all = new ArrayList<>();
        Conditions.anyId(all, key, values);
        Conditions.anyOf(all, "handlings", Handling.State.OPEN);
        return findMany(Conditions.all(all), 0);
    }

    @Override
    public Page<Statement> lyingAt(Collection<Desk.Place> places, Order order, Viewer viewer, Page.Request request) {
        List<String> texts = places.stream().map(Desk.Place::text).toList();
        return page(new ArrayList<>(List.of(Filters.in("keys.desks", texts))), order, viewer, request);
    }

    private Page<Statement> page(List<Bson> all, Order order, Viewer viewer, Page.Request request) {
        all.add(visibleTo(viewer));
        String key = order.by() == Sort.DUE ? "due" : "posted";
        var sorted = order.descending()
                ? org.sdohub.adapter.mongo.Order.descending(key)
                : org.sdohub.adapter.mongo.Order.ascending(key);
        return page(Conditions.all(all), sorted, request);
    }

    private static List<Bson> conditions(Filter filter) {
        List<Bson> all = new ArrayList<>();
        Conditions.anyId(all, "from", filter.from());
        Conditions.anyId(all, "to", filter.to());
        Conditions.anyId(all, "party", filter.party());
        Conditions.anyOf(all, "purposes", filter.purposes());
        Conditions.anyOf(all, "state", filter.states());
        Conditions.is(all, "relationship", filter.relationship());
        Conditions.is(all, "thread", filter.thread());
        Conditions.is(all, "cited", filter.cites());
        Conditions.anyOf(all, "handlings", filter.handlings());
        Conditions.contains(all, "text", filter.text());
        owed(all, filter);
        if (filter.identifier() != null) {
            String wanted = filter.identifier().strip();
            all.add(Filters.in("keys.findable", wanted, wanted.toUpperCase(java.util.Locale.ROOT)));
        }
        if (filter.archived() != null) {
            all.add(Filters.eq("keys.archived", filter.archived()));
        }
        return all;
    }

    private static void owed(List<Bson> all, Filter filter) {
        if (filter.dueBefore() != null) {
            all.add(Filters.lt("keys.due", filter.dueBefore().toString()));
        }
        if (filter.dueAfter() != null) {
            all.add(Filters.gt("keys.due", filter.dueAfter().toString()));
            all.add(Filters.lt("keys.due", StatementKeys.NEVER));
        }
        Instant overdueAt = filter.overdueAt();
        if (overdueAt != null) {
            // The day comes first for the index: nothing is overdue that is due after tomorrow anywhere on earth.
            all.add(Filters.lt(
                    "keys.due", overdueAt.plusSeconds(2 * 24 * 3600).toString().substring(0, 10)));
            all.add(Filters.lte("keys.dueEnd", java.util.Date.from(overdueAt)));
        }
    }

    private static Bson visibleTo(Viewer viewer) {
        Bson open = Filters.eq("keys.open", true);
        return viewer.marks().isEmpty() ? open : Filters.or(open, Filters.in("keys.marks", viewer.marks()));
    }

    @Override
    public Map<StatementId, List<Statement>> threads(Collection<StatementId> roots, Viewer viewer) {
        return grouped(
                "thread", roots, viewer, statement -> List.of(statement.origin().thread()));
    }

    @Override
    public Set<UploadId> attached(Collection<UploadId> files) {
        List<String> keys = files.stream().map(file -> file.value().toString()).toList();
        Set<UploadId> used = new HashSet<>();
        for (Statement one : findMany(Filters.in("keys.attached", keys), MOST_RELATED)) {
            one.letter().attachments().forEach(file -> used.add(new UploadId(file.id())));
        }
        used.retainAll(files);
        return used;
    }

    @Override
    public Map<StatementId, List<Statement>> relatedTo(Collection<StatementId> targets, Viewer viewer) {
        return grouped(
                "relations",
                targets,
                viewer,
                statement -> statement.letter().relations().stream()
                        .map(Relation::to)
                        .toList());
    }

    @Override
    public Map<Id, List<Statement>> referringTo(Collection<? extends Id> things, Viewer viewer) {
        return grouped(
                "refersTo",
                Set.copyOf(things),
                viewer,
                statement -> statement.letter().envelope().refersTo());
    }

    private <I extends Id> Map<I, List<Statement>> grouped(
            String key, Collection<I> wanted, Viewer viewer, Function<Statement, List<I>> belongsTo) {
        Map<I, List<Statement>> groups = new HashMap<>();
        List<Bson> all = new ArrayList<>();
        Conditions.anyId(all, key, wanted);
        if (all.isEmpty()) {
            return groups;
        }
        all.add(visibleTo(viewer));
        List<Statement> found = new ArrayList<>(findMany(Conditions.all(all), MOST_RELATED));
        found.sort(Comparator.comparing(StatementKeys::stands)
                .thenComparing(one -> Objects.requireNonNullElse(one.number(), ""))
                .thenComparing(one -> one.id().value()));
        for (Statement one : found) {
            belongsTo.apply(one).stream()
                    .distinct()
                    .filter(wanted::contains)
                    .forEach(group -> groups.computeIfAbsent(group, any -> new ArrayList<>())
                            .add(one));
        }
        return groups;
    }
}
