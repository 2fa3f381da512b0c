package org.sdohub.statement;

import static org.sdohub.statement.Handling.State.ACKNOWLEDGED;
import static org.sdohub.statement.Handling.State.ANSWERED;
import static org.sdohub.statement.Handling.State.CLOSED;
import static org.sdohub.statement.Handling.State.DECLINED;
import static org.sdohub.statement.Handling.State.INTERIM_REPLIED;
import static org.sdohub.statement.Handling.State.IN_PROGRESS;
import static org.sdohub.statement.Handling.State.NEW;
import static org.sdohub.statement.Handling.State.NOTED;
import static org.sdohub.statement.Handling.State.NO_REPLY;
import static org.sdohub.statement.Handling.State.POSTPONED;
import static org.sdohub.statement.Handling.State.REDIRECTED;

import java.util.EnumSet;
import java.util.Set;
import org.sdohub.kernel.Refusal;
import org.sdohub.kernel.Refused;
import org.sdohub.statement.Handling.State;

/** The table of what an addressed body may do with a statement; every pair that is not here is refused. */
public enum HandlingAct {
    ACKNOWLEDGE("acknowledged", "HandlingAcknowledged", ACKNOWLEDGED, false, EnumSet.of(NEW)),
    THANK("thanked for", "SenderThanked", ACKNOWLEDGED, false, EnumSet.of(NEW)),
    TAKE_UP("taken up", "HandlingTakenUp", IN_PROGRESS, false, EnumSet.of(NEW, ACKNOWLEDGED, POSTPONED)),
    ASSIGN("assigned", "HandlingAssigned", IN_PROGRESS, false, EnumSet.of(NEW, ACKNOWLEDGED, POSTPONED)),
    REPLY_INTERIM(
            "answered for the time being",
            "ReplyPosted",
            INTERIM_REPLIED,
            false,
            EnumSet.of(NEW, ACKNOWLEDGED, IN_PROGRESS, INTERIM_REPLIED)),
    REPLY_FINALLY("answered", "ReplyPosted", ANSWERED, false, State.OPEN),
    DECLINE("declined", "HandlingDeclined", DECLINED, true, State.OPEN),
    LEAVE_WITHOUT_REPLY("left without reply", "HandlingLeftWithoutReply", NO_REPLY, true, State.OPEN),
    NOTE("noted", "HandlingNoted", NOTED, false, State.OPEN),
    POSTPONE("postponed", "HandlingPostponed", POSTPONED, false, State.OPEN),
    REDIRECT("redirected", "HandlingRedirected", REDIRECTED, true, State.OPEN),
    CLOSE("closed", "HandlingClosed", CLOSED, false, EnumSet.of(ANSWERED, DECLINED, NOTED, NO_REPLY)),
    REOPEN("reopened", "HandlingReopened", IN_PROGRESS, true, EnumSet.of(ANSWERED, DECLINED, NOTED, NO_REPLY, CLOSED));

    private final String done;
    private final String fact;
    private final State to;
    private final boolean reasonNeeded;
    private final Set<State> from;

    HandlingAct(String done, String fact, State to, boolean reasonNeeded, Set<State> from) {
        this.done = done;
        this.fact = fact;
        this.to = to;
        this.reasonNeeded = reasonNeeded;
        this.from = Set.copyOf(from);
    }

    public boolean allowedIn(State state) {
        return from.contains(state);
    }

    /** @throws Refused where the table has no such row */
    State from(State state) {
        if (!allowedIn(state)) {
            throw new Refused(refusal(state));
        }
        return to;
    }

    private Refusal refusal(State state) {
        if (state == ANSWERED && (this == REPLY_FINALLY || this == REPLY_INTERIM)) {
            return Refusal.broken(
                    "STATEMENT_ALREADY_ANSWERED",
                    "This statement was answered already; reopen its handling, or write a statement that follows up.");
        }
        return Refusal.broken(
                "STATEMENT_HANDLING_STATE_FORBIDS",
                "What is " + state.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ') + " cannot be " + done
                        + ".");
    }

    boolean reasonNeeded() {
        return reasonNeeded;
    }

    String fact() {
        return fact;
    }
}
