package org.sdohub.statement;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sdohub.kernel.History;
import org.sdohub.kernel.HubEvent;

/** The table of publication (domain.md 5), asked backwards: could what is on record have happened? */
@Singleton
final class StatementHistory implements History {

    private enum State {
        NOTHING,
        DRAFT,
        PENDING,
        POSTED,
        ABANDONED,
        WITHDRAWN
    }

    private static final Map<State, Map<String, State>> STEPS = Map.of(
            State.NOTHING,
            Map.of("StatementDrafted", State.DRAFT, "PastStatementRecorded", State.POSTED),
            State.DRAFT,
            Map.of(
                    "DraftEdited", State.DRAFT,
                    "ReplyClaimLapsed", State.DRAFT,
                    "StatementSubmitted", State.PENDING,
                    "StatementAbandoned", State.ABANDONED),
            State.PENDING,
            Map.of(
                    "GatePassed", State.PENDING,
                    "ReplyClaimLapsed", State.PENDING,
                    "StatementReturned", State.DRAFT,
                    "StatementPosted", State.POSTED,
                    "StatementAbandoned", State.ABANDONED),
            State.ABANDONED,
            Map.of("StatementTakenUp", State.DRAFT),
            State.WITHDRAWN,
            Map.of());

    @Override
    public String kind() {
        return "statement";
    }

    @Override
    public List<String> illegal(List<HubEvent> told) {
        List<String> illegal = new ArrayList<>();
        State state = State.NOTHING;
        for (HubEvent event : told) {
            State next = next(state, event.type());
            if (next == null) {
                illegal.add(event.type() + " cannot follow on " + state + " (event " + event.sequence() + ")");
            }
            state = next == null ? state : next;
        }
        return illegal;
    }

    /** Once posted, everything is handling of it, until it is withdrawn; its text has no step of its own any more. */
    private static @Nullable State next(State state, String type) {
        if (state != State.POSTED) {
            return STEPS.getOrDefault(state, Map.of()).get(type);
        }
        boolean ofPublication = STEPS.values().stream().anyMatch(steps -> steps.containsKey(type));
        if (ofPublication) {
            return null;
        }
        return "StatementWithdrawn".equals(type) ? State.WITHDRAWN : State.POSTED;
    }
}
