package org.sdohub.adapter.graphql;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sdohub.kernel.BodyId;
import org.sdohub.organization.Bodies;
import org.sdohub.statement.Due;
import org.sdohub.statement.Envelope;
import org.sdohub.statement.Gate;
import org.sdohub.statement.GateHolders;
import org.sdohub.statement.Gates;
import org.sdohub.statement.Handling;
import org.sdohub.statement.Letter.Settlement;
import org.sdohub.statement.Meetings;
import org.sdohub.statement.Origin;
import org.sdohub.statement.Statement;
import org.sdohub.statement.StatementId;
import org.sdohub.statement.StatementRights;
import org.sdohub.statement.StatementSight;

/** What lies inside a statement: gates, requested actions, and what each addressed body does with it. */
@Singleton
final class HandlingFields implements Fields {

    private static final String HOLDERS = "holders of gates";

    private final StatementRights rights;
    private final StatementSight sight;
    private final Gates gates;
    private final GateHolders holders;
    private final Bodies bodies;

    HandlingFields(StatementRights rights, StatementSight sight, Gates gates, GateHolders holders, Bodies bodies) {
        this.rights = rights;
        this.sight = sight;
        this.gates = gates;
        this.holders = holders;
        this.bodies = bodies;
    }

    /** A handling together with the statement it is of. */
    record Handled(Statement.Posted of, Handling it) {}

    record Waiting(Statement of, Gate it) {}

    record Asked(Statement of, Envelope.RequestedAction it) {}

    /** An answer together with the body whose it is. */
    record Answered(
            BodyId body,
            Settlement.Outcome outcome,
            @Nullable String text,
            @Nullable LocalDate by,
            Instant at,
            @Nullable StatementId reply) {}

    @Override
    public void wire(Wiring wiring) {
        wiring.extend("Statement", Statement.class)
                .field(
                        "handlings",
                        (statement, ask) -> statement.handlings().stream()
                                .map(one -> new Handled(posted(statement), one))
                                .toList())
                .field(
                        "requestedActions",
                        (statement, ask) -> statement.letter().envelope().requestedActions().stream()
                                .map(one -> new Asked(statement, one))
                                .toList())
                .field("gates", (statement, ask) -> gates(statement, ask));
        wireHandling(wiring);
        wireGate(wiring);
        wireActions(wiring);
        wireRecord(wiring);
    }

    private List<Waiting> gates(Statement statement, Ask ask) {
        return sight.seesInside(statement, ask.actor(), ask.now())
                ? statement.gates().stream()
                        .map(one -> new Waiting(statement, one))
                        .toList()
                : List.of();
    }

    private void wireHandling(Wiring wiring) {
        wiring.type("Handling", Handled.class)
                .field("body", (one, ask) -> one.it.body())
                .field("state", (one, ask) -> one.it.state())
                .field("since", (one, ask) -> one.it.since())
                .field("reason", (one, ask) -> one.it.reason())
                .field("assignee", (one, ask) -> one.it.assignee())
                .field("due", (one, ask) -> due(one))
                .field("canBeTreatedInTime", (one, ask) -> treatment(one, ask).yes())
                .field("treatment", (one, ask) -> treatment(one, ask).sentence())
                .field("meeting", (one, ask) -> one.it.meeting())
                .field("redirectedTo", (one, ask) -> one.it.redirectedTo())
                .field("redirectedFrom", (one, ask) -> one.it.redirectedFrom())
                .field("proposals", (one, ask) -> one.it.proposals())
                .field("replies", (one, ask) -> one.it.replies())
                .field(
                        "viewerCanReply",
                        (one, ask) -> rights.replying(ask.actor(), ask.now(), one.it, one.of)
                                .isPresent())
                .field(
                        "viewerCanHandle",
                        (one, ask) -> rights.handling(ask.actor(), ask.now(), one.it, one.of)
                                .isPresent())
                .field(
                        "viewerCanRedirect",
                        (one, ask) -> rights.redirecting(ask.actor(), ask.now(), one.it, one.of)
                                .isPresent());
        wiring.type("Assignee", Handling.Assignee.class).field("label", (one, ask) -> label(one));
        wiring.type("DeadlineProposal", Handling.Proposal.class)
                .field("key", (one, ask) -> one.id().toString());
        wiring.type("DeadlineDecision", Handling.Decision.class);
        wiring.type("ReplyGiven", Handling.ReplyGiven.class).field("statement", (one, ask) -> one.reply());
    }

    private Meetings.Treatment treatment(Handled one, Ask ask) {
        return new Meetings(bodies.tree(), ask.now()).inTime(one.of, one.it);
    }

    /** Only what was posted has handlings, also when it was withdrawn afterwards. */
    private static Statement.Posted posted(Statement statement) {
        return statement instanceof Statement.Withdrawn gone ? gone.was() : (Statement.Posted) statement;
    }

    private static @Nullable LocalDate due(Handled one) {
        return Due.owed(one.of).stream()
                .filter(due -> due.handling().equals(one.it))
                .findFirst()
                .map(Due::date)
                .orElse(null);
    }

    private String label(Handling.Assignee assignee) {
        String body = bodies.tree().label(assignee.body());
        return assignee.office() == null ? "A person of " + body : assignee.office() + " of " + body;
    }

    private void wireGate(Wiring wiring) {
        wiring.<GateHolders.Asked, List<GateHolders.Holder>>batch(HOLDERS, (all, actor, now) -> holders.of(all, now));
        wiring.type("GateHolder", GateHolders.Holder.class);
        wiring.type("Gate", Waiting.class)
                .field("kind", (one, ask) -> one.it.kind())
                .field("body", (one, ask) -> one.it.body())
                .field("open", (one, ask) -> one.it.open())
                .field(
                        "passedBy",
                        (one, ask) -> one.it.passage() == null
                                ? null
                                : one.it.passage().by())
                .field(
                        "capacity",
                        (one, ask) -> one.it.passage() == null
                                ? null
                                : one.it.passage().capacity())
                .field(
                        "proxyFor",
                        (one, ask) -> one.it.passage() == null
                                ? null
                                : one.it.passage().proxyFor())
                .field(
                        "passedAt",
                        (one, ask) -> one.it.passage() == null
                                ? null
                                : one.it.passage().at())
                .field(
                        "comment",
                        (one, ask) -> one.it.passage() == null
                                ? null
                                : one.it.passage().comment())
                .field(
                        "readVersion",
                        (one, ask) -> one.it.passage() == null
                                ? null
                                : one.it.passage().version())
                .field("holders", (one, ask) -> ask.batched(HOLDERS, new GateHolders.Asked(one.of, one.it)))
                .field(
                        "viewerCanPass",
                        (one, ask) ->
                                gates.passable(ask.actor(), ask.now(), one.of).contains(one.it));
    }

    private static void wireActions(Wiring wiring) {
        wiring.type("RequestedAction", Asked.class)
                .field("key", (one, ask) -> one.it.id().toString())
                .field("text", (one, ask) -> one.it.text())
                .field(
                        "addressees",
                        (one, ask) -> one.it.addressees().isEmpty()
                                ? one.of.letter().envelope().addressees()
                                : one.it.addressees())
                .field("answers", (one, ask) -> answers(one));
        wiring.type("ActionAnswer", Answered.class);
    }

    private static List<Answered> answers(Asked asked) {
        return asked.of.handlings().stream()
                .flatMap(handling -> handling.answers().stream()
                        .filter(answer -> answer.settlement().action().equals(asked.it.id()))
                        .map(answer -> new Answered(
                                handling.body(),
                                answer.settlement().outcome(),
                                answer.settlement().text(),
                                answer.settlement().by(),
                                answer.at(),
                                answer.reply())))
                .sorted(java.util.Comparator.comparing(Answered::at))
                .toList();
    }

    /** The exchange's own dates; asked only of statements that have them. */
    private static void wireRecord(Wiring wiring) {
        wiring.type("PastExchange", Recorded.class)
                .field("incomplete", (one, ask) -> !one.missing().isEmpty());
    }

    record Recorded(
            @Nullable LocalDate sentOn, @Nullable LocalDate receivedOn, Instant recordedAt, List<String> missing) {

        static @Nullable Recorded of(Statement statement) {
            Origin.Past past = statement.origin().past();
            return past == null
                    ? null
                    : new Recorded(
                            past.sentOn(), past.receivedOn(), statement.origin().draftedAt(), past.missing());
        }
    }
}
