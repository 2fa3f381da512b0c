package org.sdohub.statement;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sdohub.kernel.History;
import org.sdohub.kernel.HubEvent;
import org.sdohub.kernel.HubEvent.Change;
import org.sdohub.statement.Statement.State;

/** Follows a statement's events through the tables of publication and handling, to find a step that no rule allows. */
@Singleton
class StatementHistory implements History {

    private static final Set<State> ON_THE_WAY = Set.of(State.DRAFT, State.PENDING, State.ABANDONED);

    /** What may happen to a statement, and what it is then; all else happens to posted ones, which stay posted. */
    private record Row(Set<State> from, @Nullable State to) {}

    private static final Map<String, Row> PUBLICATION = Map.of(
            "DraftEdited", new Row(Set.of(State.DRAFT), null),
            "StatementSubmitted", new Row(Set.of(State.DRAFT), State.PENDING),
            "GatePassed", new Row(Set.of(State.PENDING), null),
            "StatementReturned", new Row(Set.of(State.PENDING), State.DRAFT),
            "StatementPosted", new Row(Set.of(State.PENDING), State.POSTED),
            "StatementAbandoned", new Row(Set.of(State.DRAFT, State.PENDING), State.ABANDONED),
            "StatementTakenUp", new Row(Set.of(State.ABANDONED), State.DRAFT),
            "StatementWithdrawn", new Row(Set.of(State.POSTED), State.WITHDRAWN),
            "ReplyClaimLapsed", new Row(ON_THE_WAY, null));

    /** With what a statement can begin; the last one keeps the place of a reply that was never posted. */
    private static final Map<String, State> BEGINNINGS = Map.of(
            "StatementDrafted", State.DRAFT,
            "SubmissionReceived", State.DRAFT,
            "PastStatementRecorded", State.PENDING,
            "ReplyClaimLapsed", State.ABANDONED);

    @Override
    public String kind() {
        return "statement";
    }

    @Override
    public List<String> illegal(List<HubEvent> told) {
        List<String> illegal = new ArrayList<>();
        State state = null;
        for (HubEvent event : told) {
            Optional<State> next =
                    state == null ? Optional.ofNullable(BEGINNINGS.get(event.type())) : after(state, event);
            if (next.isEmpty()) {
                illegal.add(
                        event.type() + " happened to a statement that was " + (state == null ? "not begun" : state));
            }
            state = next.orElse(state);
            event.changes().forEach(change -> handled(event, change, illegal));
        }
        return illegal;
    }

    private static Optional<State> after(State state, HubEvent event) {
        Row row = PUBLICATION.get(event.type());
        if (row == null) {
            boolean again = BEGINNINGS.containsKey(event.type());
            return state == State.POSTED && !again ? Optional.of(state) : Optional.empty();
        }
        return row.from.contains(state) ? Optional.of(row.to == null ? state : row.to) : Optional.empty();
    }

    /** Each act on a handling tells the state it found and the one it left. */
    private static void handled(HubEvent event, Change change, List<String> illegal) {
        String before = change.before();
        String after = change.after();
        if (!change.field().startsWith(HandlingSteps.HANDLING) || before == null || after == null) {
            return;
        }
        Handling.State from = Handling.State.valueOf(before);
        boolean allowed = before.equals(after)
                || Arrays.stream(HandlingAct.values())
                        .filter(act -> act.fact().equals(event.type()))
                        .anyMatch(act ->
                                act.allowedIn(from) && act.from(from).name().equals(after));
        if (!allowed) {
            illegal.add(event.type() + " led the " + change.field() + " from " + before + " to " + after);
        }
    }
}
