package org.sdohub.adapter.mongo;

import com.mongodb.client.model.Filters;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
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

    /** Marks whose statements are read side by side; who carries more sees most of what there is. */
    private static final int MOST_LOOKED_UP = 30;

    private static final LocalDate LAST_DAY = LocalDate.parse(StatementKeys.NEVER);

    private final StatementKeys keys;

    MongoStatementStore(Documents documents, StatementSight sight, Desks desks) {
        super(documents, "statements", Statement.class);
        this.keys = new StatementKeys(sight, desks);
        index("names", true, "names");
        ordered("posted");
        ordered("due");
        for (String found : List.of(
                "from",
                "to",
                "party",
                "desks",
                "purposes",
                "handlings",
                "cited",
                "findable",
                "state",
                "relationship",
                "archived",
                "seenBy")) {
            ordered(found, "posted");
            ordered(found, "due");
        }
        for (String found : List.of("thread", "titled", "dueIn")) {
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
                        Filters.and(Filters.eq("keys.received", mark), Filters.gt("keys.receivedAt", Date.from(since))),
                        most)
                .size();
    }

    @Override
    public Page<Statement> page(Filter filter, Order order, Viewer viewer, Page.Request request) {
        List<Bson> all = conditions(filter, order);
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
        all.add(visibleTo(viewer, all.isEmpty()));
        String key = order.by() == Sort.DUE ? "due" : "posted";
        var sorted = order.descending()
                ? org.sdohub.adapter.mongo.Order.descending(key)
                : org.sdohub.adapter.mongo.Order.ascending(key);
        return page(Conditions.all(all), sorted, request);
    }

    private static List<Bson> conditions(Filter filter, Order order) {
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
        Conditions.is(all, "titled", filter.titled().strip().toLowerCase(Locale.ROOT));
        owed(all, filter, order);
        if (filter.identifier() != null) {
            String wanted = filter.identifier().strip();
            all.add(Filters.in("keys.findable", wanted, wanted.toUpperCase(Locale.ROOT)));
        }
        if (filter.archived() != null) {
            all.add(Filters.eq("keys.archived", filter.archived()));
        }
        return all;
    }

    /** In the order of posting a span of days is looked up by the beginnings of its days, in that of the days as a span. */
    private static void owed(List<Bson> all, Filter filter, Order order) {
        LocalDate from = filter.dueAfter() == null
                ? DayBeginnings.FIRST_DAY
                : earlier(filter.dueAfter().plusDays(1), LAST_DAY);
        LocalDate until = filter.dueBefore() == null ? LAST_DAY : filter.dueBefore();
        Instant overdueAt = filter.overdueAt();
        if (overdueAt != null) {
            // Nothing is overdue that is due after tomorrow anywhere on earth.
            LocalDate afterTomorrow =
                    LocalDate.ofInstant(overdueAt, ZoneOffset.UTC).plusDays(2);
            until = earlier(until, afterTomorrow);
            all.add(Filters.lte("keys.dueEnd", Date.from(overdueAt)));
        }
        if (from == DayBeginnings.FIRST_DAY && until == LAST_DAY) {
            return;
        }
        if (order.by() == Sort.DUE) {
            all.add(Filters.gte("keys.due", from.toString()));
            all.add(Filters.lt("keys.due", until.toString()));
        } else {
            all.add(Filters.in("keys.dueIn", DayBeginnings.covering(from, until)));
        }
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }

    /** Where all that may be seen is asked for, it is looked up by who sees it; else by what is asked for. */
    private static Bson visibleTo(Viewer viewer, boolean all) {
        List<String> carried = new ArrayList<>(viewer.marks());
        carried.add(StatementKeys.EVERYBODY);
        if (all && carried.size() <= MOST_LOOKED_UP) {
            return Filters.in("keys.seenBy", carried);
        }
        Bson open = Filters.eq("keys.open", true);
        return viewer.marks().isEmpty() ? open : Filters.or(open, Filters.in("keys.seenBy", viewer.marks()));
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
    public List<Statement> withAttachments(@Nullable StatementId after, int max) {
        Bson some = Filters.gt("keys.attached", "");
        return findInOrder(after == null ? some : Filters.and(some, Filters.gt("_id", after.text())), max);
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
        all.add(visibleTo(viewer, false));
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
