package org.sdohub.adapter.mongo;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.sdohub.kernel.BodyId;
import org.sdohub.kernel.BodyId.OrganizationId;
import org.sdohub.kernel.Id;
import org.sdohub.statement.Audience;
import org.sdohub.statement.Desk;
import org.sdohub.statement.Desks;
import org.sdohub.statement.Due;
import org.sdohub.statement.Envelope;
import org.sdohub.statement.Handling;
import org.sdohub.statement.Origin;
import org.sdohub.statement.Outsider;
import org.sdohub.statement.Statement;
import org.sdohub.statement.StatementSight;
import org.sdohub.statement.Submissions;

/**
 * What statements are found and sorted by. Of a withdrawn one only what its notice shows: a filter on anything else would
 * betray what is no longer to be read.
 */
record StatementKeys(StatementSight sight, Desks desks) {

    /** Due day of what owes no answer: sorts last, and is before no day that can be asked for. */
    static final String NEVER = "9999-12-31";

    /** Stands instead of marks in what all may read. */
    static final String EVERYBODY = "everybody";

    /** Year 9999, as an instant. */
    private static final Date END_OF_TIME = Date.from(Instant.parse("9999-12-31T00:00:00Z"));

    Document of(Statement statement) {
        Envelope envelope = statement.letter().envelope();
        Audience audience = sight.audience(statement);
        boolean told = statement.state() != Statement.State.WITHDRAWN;
        Due due = told ? Due.owed(statement).stream().findFirst().orElse(null) : null;
        return new Document("state", statement.state().name())
                .append("names", names(statement))
                .append("findable", told ? findable(statement) : List.of(text(statement.number())))
                .append("posted", Date.from(stands(statement)))
                .append(
                        "due",
                        due == null || due.date() == null ? NEVER : due.date().toString())
                .append("dueIn", due == null || due.date() == null ? List.of() : DayBeginnings.of(due.date()))
                .append(
                        "dueEnd",
                        due == null ? END_OF_TIME : due.end().map(Date::from).orElse(END_OF_TIME))
                .append("from", texts(envelope.from()))
                .append("to", texts(addressed(statement)))
                .append("party", texts(parties(statement)))
                .append("purposes", told ? purposes(envelope) : List.of())
                .append("relationship", id(statement.origin().relationship()))
                .append("thread", statement.origin().thread().text())
                .append("handlings", told ? handlings(statement) : List.of())
                .append("cited", told ? cited(envelope) : List.of())
                .append("refersTo", told ? texts(envelope.refersTo()) : List.of())
                .append("archived", statement.archived())
                .append(
                        "relations",
                        texts(statement.letter().relations().stream()
                                .map(one -> one.to())
                                .toList()))
                .append(
                        "attached",
                        statement.letter().attachments().stream()
                                .map(one -> one.id().toString())
                                .toList())
                .append("titled", told ? title(envelope) : "")
                .append(
                        "desks",
                        desks.places(statement).stream().map(Desk.Place::text).toList())
                .append("received", received(statement))
                .append("receivedAt", Date.from(statement.origin().draftedAt()))
                .append("open", audience.open())
                .append("seenBy", audience.open() ? List.of(EVERYBODY) : audience.marks());
    }

    /** When it was posted, or before that when it was drafted. */
    static Instant stands(Statement statement) {
        return Objects.requireNonNullElse(
                statement.postedAt(), statement.origin().draftedAt());
    }

    /**
     * All that must be unique. Each has its own id among them, because an empty list would count as a value and be taken
     * by the first. What is not posted claims no identifier: a refusal would tell that it is there.
     */
    private static List<String> names(Statement statement) {
        List<String> names = new ArrayList<>(List.of("id/" + statement.id().value()));
        if (statement.number() != null) {
            names.add(name(statement.number()));
            for (Envelope.Identifier one : statement.letter().envelope().identifiers()) {
                names.add(name(one.organization(), one.series(), one.value()));
            }
        }
        return names.stream().distinct().toList();
    }

    static String name(String number) {
        return "number/" + number.strip().toUpperCase(Locale.ROOT);
    }

    static String name(OrganizationId organization, String series, String value) {
        return organization.text() + "/" + series.strip() + "/" + value.strip();
    }

    private static List<String> findable(Statement statement) {
        Set<String> findable = new LinkedHashSet<>(List.of(text(statement.number())));
        statement.letter().envelope().identifiers().forEach(one -> {
            findable.add(one.value());
            findable.add(one.series() + " " + one.value());
        });
        return List.copyOf(findable);
    }

    /** What it is counted by where a flood is to be kept out; what was exchanged elsewhere is no flood. */
    private static List<String> received(Statement statement) {
        Origin origin = statement.origin();
        Outsider outsider = origin.outsider();
        List<String> begunBy = origin.past() != null
                ? List.of()
                : origin.editors().stream()
                        .limit(1)
                        .map(Submissions.Mark::person)
                        .toList();
        return outsider == null
                ? begunBy
                : List.of(
                        Submissions.Mark.ALL,
                        Submissions.Mark.mail(outsider.address()),
                        Submissions.Mark.network(outsider.network()));
    }

    private static List<BodyId> addressed(Statement statement) {
        Set<BodyId> all = new LinkedHashSet<>(statement.letter().envelope().addressees());
        statement.handlings().stream().map(Handling::body).forEach(all::add);
        return List.copyOf(all);
    }

    private static List<BodyId> parties(Statement statement) {
        Set<BodyId> all = new LinkedHashSet<>(statement.letter().envelope().from());
        all.addAll(addressed(statement));
        all.addAll(statement.letter().envelope().cc());
        return List.copyOf(all);
    }

    private static List<String> handlings(Statement statement) {
        return statement.handlings().stream()
                .map(one -> one.state().name())
                .distinct()
                .toList();
    }

    /** The statement's and those that single addressees have instead. */
    private static List<String> purposes(Envelope envelope) {
        Set<String> all = new LinkedHashSet<>();
        envelope.addressees().forEach(body -> {
            var purpose = envelope.purposeFor(body);
            if (purpose != null) {
                all.add(purpose.name());
            }
        });
        return List.copyOf(all);
    }

    private static List<String> cited(Envelope envelope) {
        return texts(envelope.citations().stream()
                .map(Envelope.Citation::specification)
                .filter(Objects::nonNull)
                .toList());
    }

    private static String title(Envelope envelope) {
        return envelope.title() == null ? "" : envelope.title().value().strip().toLowerCase(Locale.ROOT);
    }

    private static List<String> texts(List<? extends Id> ids) {
        return ids.stream().map(Id::text).distinct().toList();
    }

    private static @Nullable String id(@Nullable Id id) {
        return id == null ? null : id.text();
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
