package org.sdohub.adapter.graphql;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.sdohub.kernel.HubEvent;
import org.sdohub.organization.Bodies;
import org.sdohub.statement.Correspondence;
import org.sdohub.statement.Due;
import org.sdohub.statement.DueSentence;
import org.sdohub.statement.Gates;
import org.sdohub.statement.Origin;
import org.sdohub.statement.Statement;
import org.sdohub.statement.StatementId;
import org.sdohub.statement.StatementRights;
import org.sdohub.statement.StatementSight;
import org.sdohub.statement.StatementThread;

/** What becomes of statements: threads, due dates, history, and what the viewer may do next. */
@Singleton
final class CourseFields implements Fields {

    private static final String THREADS = "threads of statements";
    private static final String REPLIES = "replies to statements";

    private final Correspondence correspondence;
    private final StatementRights rights;
    private final StatementSight sight;
    private final Gates gates;
    private final Bodies bodies;
    private final HubFields hub;

    CourseFields(
            Correspondence correspondence,
            StatementRights rights,
            StatementSight sight,
            Gates gates,
            Bodies bodies,
            HubFields hub) {
        this.correspondence = correspondence;
        this.rights = rights;
        this.sight = sight;
        this.gates = gates;
        this.bodies = bodies;
        this.hub = hub;
    }

    @Override
    public void wire(Wiring wiring) {
        wiring.<StatementId, StatementThread>batch(
                THREADS, (roots, actor, now) -> correspondence.threads(roots, actor, now));
        wiring.<StatementId, List<Statement>>batch(
                REPLIES, (ids, actor, now) -> correspondence.replies(ids, actor, now));
        Wiring.Type<Statement> statement = wiring.extend("Statement", Statement.class);
        wireCourse(statement);
        wireViewer(statement);
        wiring.type("Thread", StatementThread.class)
                .field("turn", (thread, ask) -> thread.turn().orElse(null));
        wiring.type("Turn", StatementThread.Turn.class);
        wiring.query("thread", this::thread);
    }

    private void wireCourse(Wiring.Type<Statement> statement) {
        statement
                .field(
                        "due",
                        (one, ask) -> Due.owed(one).stream()
                                .map(Due::date)
                                .filter(Objects::nonNull)
                                .findFirst()
                                .orElse(null))
                .field("overdue", (one, ask) -> Due.owed(one).stream().anyMatch(due -> due.overdue(ask.now())))
                .field(
                        "dueSentence",
                        (one, ask) -> new DueSentence(body -> bodies.tree().label(body), ask.now()).of(one))
                .field(
                        "lead",
                        (one, ask) -> one instanceof Statement.Posted posted
                                ? posted.lead()
                                : one.origin().lead())
                .field("replies", (one, ask) -> ask.batched(REPLIES, one.id()))
                .field("thread", (one, ask) -> ask.batched(THREADS, one.origin().thread()))
                .field(
                        "revisions",
                        (one, ask) ->
                                ask.loadAll(one instanceof Statement.Posted posted ? posted.revisions() : List.of()))
                .field("relationship", (one, ask) -> one.origin().relationship())
                .field("visibility", (one, ask) -> one.origin().visibility())
                .field(
                        "quiet",
                        (one, ask) -> sight.seesInside(one, ask.actor(), ask.now())
                                ? one.origin().quiet()
                                : null)
                .field("notice", (one, ask) -> notice(one))
                .field("draftedAt", (one, ask) -> one.origin().draftedAt())
                .field("receivedAt", (one, ask) -> receivedAt(one))
                .field("withdrawnAt", (one, ask) -> one instanceof Statement.Withdrawn gone ? gone.at() : null)
                .field("past", (one, ask) -> HandlingFields.Recorded.of(one))
                .field("history", (one, ask) -> history(one, ask));
    }

    private static @Nullable String notice(Statement statement) {
        return switch (statement) {
            case Statement.Draft draft -> draft.returned();
            case Statement.Abandoned abandoned -> abandoned.reason();
            case Statement.Withdrawn withdrawn -> withdrawn.reason();
            case Statement.Pending pending -> null;
            case Statement.Posted posted -> null;
        };
    }

    private static @Nullable Instant receivedAt(Statement statement) {
        Origin.Past past = statement.origin().past();
        if (past == null) {
            return statement.postedAt();
        }
        LocalDate day = past.receivedOn();
        return day == null ? null : day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private CompletableFuture<List<HubEvent>> history(Statement statement, Ask ask) {
        return hub.history(statement.id(), ask)
                .thenApply(events -> events.stream()
                        .filter(event -> sight.tells(event, statement, ask.actor(), ask.now()))
                        .toList());
    }

    private void wireViewer(Wiring.Type<Statement> statement) {
        statement
                .field(
                        "viewerCanReply",
                        (one, ask) -> one instanceof Statement.Posted
                                && one.handlings().stream()
                                        .anyMatch(handling -> rights.replying(ask.actor(), ask.now(), handling, one)
                                                .isPresent()))
                .field(
                        "viewerCanApprove",
                        (one, ask) -> one instanceof Statement.Pending
                                && !gates.passable(ask.actor(), ask.now(), one).isEmpty())
                .field(
                        "viewerCanEdit",
                        (one, ask) -> one instanceof Statement.Draft
                                && rights.editing(ask.actor(), ask.now(), one).isPresent())
                .field(
                        "viewerCanSubmit",
                        (one, ask) -> one instanceof Statement.Draft
                                && rights.draftingFor(ask.actor(), ask.now(), one)
                                        .isPresent())
                .field(
                        "viewerCanAbandon",
                        (one, ask) -> one.number() == null
                                && rights.abandoning(ask.actor(), ask.now(), one)
                                        .isPresent())
                .field(
                        "viewerCanWithdraw",
                        (one, ask) -> one instanceof Statement.Posted
                                && rights.withdrawing(ask.actor(), ask.now(), one)
                                        .isPresent())
                .field(
                        "viewerCanDecide",
                        (one, ask) -> one instanceof Statement.Posted
                                && rights.draftingFor(ask.actor(), ask.now(), one)
                                        .isPresent());
    }

    private @Nullable Object thread(Ask ask) {
        String reference = ask.arguments().text("statement");
        return GlobalId.parse(reference, "statement", StatementId::new)
                .flatMap(id -> correspondence.find(id, ask.actor(), ask.now()))
                .or(() -> correspondence.findByNumber(reference, ask.actor(), ask.now()))
                .map(one -> ask.<Object>batched(THREADS, one.origin().thread()))
                .orElse(null);
    }
}
