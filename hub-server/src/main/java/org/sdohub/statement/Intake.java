package org.sdohub.statement;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sdohub.kernel.Act;
import org.sdohub.kernel.Durability;
import org.sdohub.kernel.Overflow;
import org.sdohub.kernel.PersonId;
import org.sdohub.kernel.Refusal;
import org.sdohub.kernel.Refused;
import org.sdohub.organization.EmailAddress;

/**
 * How much may come in, and what else there is to do while nothing can. Counted by what is stored, so that all nodes count
 * alike and a restart forgets nothing.
 */
@Singleton
public class Intake {

    public static final String FULL = "SUBMISSION_LIMIT_REACHED";
    public static final String CLOSED = "SUBMISSIONS_CLOSED";
    public static final String NOT_KEPT = "SUBMISSION_NOT_KEPT";

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);

    private final StatementStore store;
    private final SubmissionLimits limits;
    private final ManualWay manualWay;
    private final Durability durability;
    private final Overflow overflow;

    Intake(
            StatementStore store,
            SubmissionLimits limits,
            ManualWay manualWay,
            Durability durability,
            Overflow overflow) {
        this.store = store;
        this.limits = limits;
        this.manualWay = manualWay;
        this.durability = durability;
        this.overflow = overflow;
    }

    /** Why nothing can be submitted without login now, and how else; empty where it can. */
    public Optional<Refusal> hindrance() {
        if (!limits.open()) {
            return Optional.of(closed(null));
        }
        return durability.holds() ? Optional.empty() : Optional.of(notKept(null));
    }

    void refuseWhileClosed(Letter letter) {
        if (!limits.open()) {
            throw new Refused(closed(letter));
        }
    }

    /**
     * What is said of a failure. A fault of the program stays one.
     *
     * @param letter null where it could not be read
     */
    public Refused unlessKept(RuntimeException failure, @Nullable Letter letter) {
        if (failure instanceof Refused refused) {
            return refused;
        }
        if (durability.holds()) {
            throw failure;
        }
        return new Refused(notKept(letter));
    }

    /** @param mark by which the network of the writer is known */
    void refuseFlood(Act act, Letter letter, String network, String mark, EmailAddress address) {
        boolean shared = !network.contains(".");
        int ofNetwork = shared ? limits.aNetwork() : limits.anAddress();
        String limit = shared ? "submissions.a-network" : "submissions.an-address";
        boolean full = reached(
                        limit,
                        ofNetwork,
                        Submissions.Mark.network(mark),
                        act.at().minus(HOUR))
                || reached(
                        "submissions.in-all",
                        limits.inAll(),
                        Submissions.Mark.ALL,
                        act.at().minus(HOUR))
                || reached(
                        "submissions.a-mail-address",
                        limits.aMailAddress(),
                        Submissions.Mark.mail(address),
                        act.at().minus(DAY));
        if (full) {
            // Which of them it was would tell what others have sent.
            throw new Refused(new Refusal.Broken(
                    FULL,
                    "Too much came in without login, from you or from everybody.",
                    List.of(),
                    "Try again later. " + manualWay.of(letter)));
        }
    }

    /** Who is signed in has a limit too: no desk can read more, and a stolen token cannot flood one. */
    void refuseHaste(Act act) {
        PersonId person = act.actor().person();
        if (person == null
                || !reached(
                        "submissions.a-person",
                        limits.aPerson(),
                        Submissions.Mark.person(person),
                        act.at().minus(HOUR))) {
            return;
        }
        throw new Refused(new Refusal.Broken(
                "STATEMENT_LIMIT_REACHED",
                "You have begun " + limits.aPerson() + " statements within an hour.",
                List.of(),
                "Try again later; what was exchanged in the past is recorded without this limit."));
    }

    private boolean reached(String limit, int most, String mark, Instant since) {
        boolean reached = most > 0 && store.receivedSince(mark, since, most) >= most;
        if (reached) {
            overflow.reached(limit);
        }
        return reached;
    }

    private Refusal closed(@Nullable Letter letter) {
        String why = limits.closedBecause().isBlank()
                ? ""
                : " " + limits.closedBecause().strip();
        return new Refusal.Broken(
                CLOSED, "This hub takes nothing without login at the moment." + why, List.of(), manualWay.of(letter));
    }

    private Refusal notKept(@Nullable Letter letter) {
        return new Refusal.Broken(
                NOT_KEPT,
                "The hub cannot keep anything at the moment; nothing was sent.",
                List.of(),
                "Send it again later: that does no harm. " + manualWay.of(letter));
    }
}
