package org.sdohub.adapter.graphql;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sdohub.kernel.BodyId;
import org.sdohub.organization.Group;
import org.sdohub.organization.Organization;
import org.sdohub.organization.Profile.Purpose;
import org.sdohub.relationship.Relationship;
import org.sdohub.relationship.RelationshipId;
import org.sdohub.search.StatementLists;
import org.sdohub.specification.Specification;
import org.sdohub.specification.SpecificationId;
import org.sdohub.statement.Contacts;
import org.sdohub.statement.Correspondence;
import org.sdohub.statement.Deadline;
import org.sdohub.statement.Envelope;
import org.sdohub.statement.Handling;
import org.sdohub.statement.Letter;
import org.sdohub.statement.Statement;
import org.sdohub.statement.StatementId;
import org.sdohub.statement.StatementStore;
import org.sdohub.statement.Title;

/** Envelopes and content of statements, and lists of them. Their course is shown by {@link CourseFields}. */
@Singleton
final class StatementFields implements Fields {

    private static final RelationshipId NO_RELATIONSHIP = new RelationshipId(new UUID(0, 0));

    private final Correspondence correspondence;
    private final StatementReferences named;
    private final RelationshipReferences relationships;
    private final StatementLists lists;

    StatementFields(
            Correspondence correspondence,
            StatementReferences named,
            RelationshipReferences relationships,
            StatementLists lists) {
        this.lists = lists;
        this.correspondence = correspondence;
        this.named = named;
        this.relationships = relationships;
    }

    record Related(Letter.Relation.Kind kind, Statement statement) {}

    @Override
    public void wire(Wiring wiring) {
        wireEnvelope(wiring.node(
                "Statement",
                Statement.class,
                StatementId::new,
                (ids, actor, now) -> correspondence.findAll(ids, actor, now)));
        wiring.type("Contacts", Contacts.class);
        wiring.type("Addressee", Envelope.Addressee.class);
        wiring.type("NextMeeting", Envelope.NextMeeting.class);
        wiring.type("Identifier", Envelope.Identifier.class);
        wiring.type("Citation", Envelope.Citation.class);
        wiring.type("StatementRelation", Related.class);
        wiring.query("statement", this::statement);
        wiring.query("statements", ask -> statements(ask, Within.ALL));
        wiring.extend("Organization", Organization.class)
                .field("statements", (one, ask) -> statements(ask, new Within(one.id(), null, null)));
        wiring.extend("Group", Group.class)
                .field("statements", (one, ask) -> statements(ask, new Within(one.id(), null, null)));
        wiring.extend("Relationship", Relationship.class)
                .field("statements", (one, ask) -> statements(ask, new Within(null, one.id(), null)));
        wiring.extend("Specification", Specification.class)
                .field("citingStatements", (one, ask) -> statements(ask, new Within(null, null, one.id())));
    }

    /** The thing from which one came to a list of statements: only those that have to do with it; null for any. */
    private record Within(
            @Nullable BodyId party,
            @Nullable RelationshipId relationship,
            @Nullable SpecificationId cited) {
        static final Within ALL = new Within(null, null, null);
    }

    private static Envelope envelope(Statement statement) {
        return statement.letter().envelope();
    }

    private static void wireEnvelope(Wiring.Type<Statement> statement) {
        statement
                .field("title", (one, ask) -> title(one))
                .field("purpose", (one, ask) -> envelope(one).purpose())
                .field("originalPurpose", (one, ask) -> envelope(one).originalPurpose())
                .field("from", (one, ask) -> envelope(one).from())
                .field("to", (one, ask) -> envelope(one).addressees())
                .field("addressees", (one, ask) -> addressees(one))
                .field("cc", (one, ask) -> envelope(one).cc())
                .field("contacts", (one, ask) -> envelope(one).contacts())
                .field(
                        "deadline",
                        (one, ask) -> deadline(one).map(Deadline::date).orElse(null))
                .field(
                        "deadlineZone",
                        (one, ask) -> deadline(one)
                                .map(Deadline::zone)
                                .map(ZoneId::getId)
                                .orElse(null))
                .field(
                        "noDeadlineGiven",
                        (one, ask) -> Deadline.NOT_GIVEN.equals(envelope(one).deadline()))
                .field("body", (one, ask) -> hidden(one) ? null : one.letter().body())
                .field("citations", (one, ask) -> envelope(one).citations())
                .field("unknownSender", (one, ask) -> envelope(one).strangers().from())
                .field(
                        "unknownAddressee",
                        (one, ask) -> envelope(one).strangers().to())
                .field("refersTo", (one, ask) -> ask.loadAll(envelope(one).refersTo()))
                .field("identifiers", (one, ask) -> envelope(one).identifiers())
                .field("consensus", (one, ask) -> envelope(one).consensus())
                .field("language", (one, ask) -> envelope(one).language())
                .field("nextMeetings", (one, ask) -> envelope(one).nextMeetings())
                .field("approvalLevel", (one, ask) -> envelope(one).approvalLevel())
                .field("approvalMeeting", (one, ask) -> envelope(one).approvalMeeting())
                .field("relations", (one, ask) -> relations(one, ask));
    }

    private static @Nullable String title(Statement statement) {
        Title title = envelope(statement).title();
        return title == null ? null : title.value();
    }

    private static Optional<Deadline> deadline(Statement statement) {
        return Optional.ofNullable(envelope(statement).deadline());
    }

    private static List<Envelope.Addressee> addressees(Statement statement) {
        Envelope envelope = envelope(statement);
        return envelope.addressees().stream()
                .map(body -> new Envelope.Addressee(body, envelope.purposeFor(body)))
                .toList();
    }

    /** Of a withdrawn statement most see only the notice, which has no letter. */
    private static boolean hidden(Statement statement) {
        return statement instanceof Statement.Withdrawn
                && statement.letter().body().isEmpty()
                && envelope(statement).title() == null;
    }

    private static Object relations(Statement statement, Ask ask) {
        List<Letter.Relation> relations = statement.letter().relations();
        List<StatementId> targets =
                relations.stream().map(Letter.Relation::to).distinct().toList();
        return ask.loadAll(targets)
                .thenApply(found -> relations.stream()
                        .flatMap(relation -> related(relation, (List<?>) found))
                        .toList());
    }

    private static Stream<Related> related(Letter.Relation relation, List<?> found) {
        return found.stream()
                .map(Statement.class::cast)
                .filter(one -> one.id().equals(relation.to()))
                .map(one -> new Related(relation.kind(), one));
    }

    private @Nullable Object statement(Ask ask) {
        String id = ask.arguments().optionalText("id");
        String number = ask.arguments().optionalText("number");
        if (id != null) {
            return GlobalId.parse(id, "statement", StatementId::new)
                    .map(ask::load)
                    .orElse(null);
        }
        return number == null
                ? null
                : correspondence.findByNumber(number, ask.actor(), ask.now()).orElse(null);
    }

    private Connection statements(Ask ask, Within within) {
        StatementStore.Order order = order(ask.arguments());
        String name = order.by() + (order.descending() ? " down" : " up");
        Input given = ask.arguments().object("filter");
        var filter = filter(given, within, ask);
        var said = new StatementLists.Said(given.textOr("words", ""), given.textOr("text", ""));
        String list = said.nothing() ? name : name + " with words";
        return ask.connection(lists.page(said, filter, order, ask.actor(), ask.now(), ask.page(list)), list);
    }

    private static StatementStore.Order order(Input arguments) {
        if (arguments.values().get("orderBy") == null) {
            return StatementStore.Order.NEWEST_FIRST;
        }
        Input order = arguments.object("orderBy");
        StatementStore.Sort by =
                order.text("field").equals("DUE") ? StatementStore.Sort.DUE : StatementStore.Sort.POSTED_AT;
        return new StatementStore.Order(by, order.text("direction").equals("DESCENDING"));
    }

    private StatementStore.Filter filter(Input filter, Within within, Ask ask) {
        Set<BodyId> party = named.bodiesWithGroups(filter, "party");
        if (within.party != null) {
            Set<BodyId> ours = named.withGroups(List.of(within.party));
            party = party.isEmpty() ? ours : both(party, ours);
        }
        RelationshipId wanted = relationships.wanted(filter, ask);
        RelationshipId relationship = within.relationship == null ? wanted : within.relationship;
        boolean contradictory = wanted != null && !wanted.equals(relationship);
        return new StatementStore.Filter(
                named.bodiesWithGroups(filter, "from"),
                named.bodiesWithGroups(filter, "to"),
                party,
                filter.choices(Purpose.class, "purposes"),
                filter.choices(Statement.State.class, "states"),
                contradictory ? NO_RELATIONSHIP : relationship,
                filter.choices(Handling.State.class, "handlings"),
                filter.as(LocalDate.class, "dueBefore"),
                filter.as(LocalDate.class, "dueAfter"),
                filter.flag("overdue") ? ask.now() : null,
                "",
                filter.optionalText("identifier"),
                filter.as(Boolean.class, "archived"),
                null,
                within.cited);
    }

    /** Of what is asked for and of the body at hand; where they share nothing, a body that nobody has. */
    private static Set<BodyId> both(Set<BodyId> asked, Set<BodyId> ours) {
        Set<BodyId> both = new java.util.LinkedHashSet<>(asked);
        both.retainAll(ours);
        return both.isEmpty() ? Set.of(new BodyId.OrganizationId(new UUID(0, 0))) : both;
    }
}
