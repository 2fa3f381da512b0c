package org.sdohub.statement;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sdohub.kernel.Act;
import org.sdohub.kernel.Actor;
import org.sdohub.kernel.BodyId;
import org.sdohub.kernel.BodyId.GroupId;
import org.sdohub.kernel.Problems;
import org.sdohub.kernel.Refusal;
import org.sdohub.kernel.Refused;
import org.sdohub.organization.Bodies;
import org.sdohub.organization.EmailAddress;
import org.sdohub.organization.Group;
import org.sdohub.statement.Statement.Draft;
import org.sdohub.statement.Statements.Wishes;
import org.sdohub.statement.SubmissionTokens.Purpose;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Statements of people without account, perhaps for a body that the hub does not know (RFC 4053 1 and 4: anybody may
 * write). What came in is nobody's to see until its writer has confirmed it, and public only after the receiving side has
 * looked at it.
 */
@Singleton
public class Submissions {

    private static final Logger LOG = LoggerFactory.getLogger(Submissions.class);
    private static final Duration TO_CONFIRM = Duration.ofDays(7);
    private static final int LONGEST_NAME = 200;

    private final StatementStore store;
    private final Posting posting;
    private final Submission submission;
    private final Statements statements;
    private final SubmissionTokens tokens;
    private final SubmissionLimits limits;
    private final Bodies bodies;

    Submissions(
            StatementStore store,
            Posting posting,
            Submission submission,
            Statements statements,
            SubmissionTokens tokens,
            SubmissionLimits limits,
            Bodies bodies) {
        this.store = store;
        this.posting = posting;
        this.submission = submission;
        this.statements = statements;
        this.tokens = tokens;
        this.limits = limits;
        this.bodies = bodies;
    }

    /**
     * Who submits.
     *
     * @param network an IPv4 address, or the first 64 bits of another one in hexadecimal digits
     */
    public record Writer(String name, EmailAddress address, String network) {}

    /**
     * What the writer is given, once.
     *
     * @param follow the word that shows how it stands, for good
     * @param confirm the word that confirms, once; null where only the operator is told
     */
    public record Receipt(String follow, @Nullable String confirm, Instant confirmBefore) {}

    public Receipt receive(Act by, Letter letter, @Nullable BodyId lead, Writer writer) {
        Act act = unnamed(by);
        Problems problems = new Problems();
        statements.problems(act, letter).forEach(problems::add);
        boolean named = !writer.name.isBlank() && writer.name.strip().length() <= LONGEST_NAME;
        problems.addIf(
                !named,
                () -> Refusal.invalid(
                        "SUBMISSION_NAME_MALFORMED", "A name has 1 to 200 characters.", "submitter", "name"));
        problems.refuseIfAny();
        refuseFlood(act, letter, writer);
        StatementId id = new StatementId(act.newId());
        var outsider = new Outsider(writer.name.strip(), writer.address, tokens.mark(writer.network), null);
        Origin origin = statements
                .origin(act, id, letter, new Wishes(null, false, lead))
                .submittedBy(outsider);
        store.save(Draft.received(id, letter, origin), act);
        String confirm = tokens.token(Purpose.CONFIRM, id);
        if (!limits.linkInReceipt()) {
            LOG.info("a submission without login waits for its confirmation: /submissions/confirm/{}", confirm);
        }
        return new Receipt(
                tokens.token(Purpose.FOLLOW, id),
                limits.linkInReceipt() ? confirm : null,
                act.at().plus(TO_CONFIRM));
    }

    /** Now it waits for the receiving side, held to the same rules again. */
    public SubmissionStatus confirm(Act by, String token) {
        Act act = unnamed(by);
        StatementId id = tokens.read(Purpose.CONFIRM, token).orElseThrow(() -> new Refused(unknown()));
        Statement now = posting.change(id, act, null, found -> {
            Statement statement = found.orElseThrow(() -> new Refused(unknown()));
            Outsider outsider = outsider(statement);
            if (outsider.confirmedAt() != null || !(statement instanceof Draft draft)) {
                throw new Refused(Refusal.broken(
                        "SUBMISSION_CONFIRMED", "This was confirmed already; the link works once.", "token"));
            }
            refuseExpired(statement, act);
            return submission.submitted(
                    act,
                    id,
                    draft.version() + 1,
                    draft.letter(),
                    draft.origin().submittedBy(outsider.confirmed(act.at())),
                    Optional.empty(),
                    List.of());
        });
        return status(now, act.at());
    }

    /** How it stands, for whoever has the word that the receipt gave; empty for everybody else. */
    public Optional<SubmissionStatus> follow(String token, Instant now) {
        return tokens.read(Purpose.FOLLOW, token)
                .flatMap(store::find)
                .filter(found -> found.origin().outsider() != null)
                .map(found -> status(found, now));
    }

    /** Whether the word would confirm something now; nothing is changed. */
    public boolean confirms(String token, Instant now) {
        return tokens.read(Purpose.CONFIRM, token)
                .flatMap(store::find)
                .filter(found -> found.origin().outsider() != null)
                .filter(found -> outsider(found).confirmedAt() == null)
                .filter(found -> now.isBefore(expiry(found)))
                .isPresent();
    }

    private SubmissionStatus status(Statement statement, Instant now) {
        return SubmissionStatus.of(
                statement,
                tokens.token(Purpose.FOLLOW, statement.id()),
                expiry(statement),
                now,
                body -> bodies.tree().label(body));
    }

    private static Instant expiry(Statement statement) {
        return statement.origin().draftedAt().plus(TO_CONFIRM);
    }

    private static void refuseExpired(Statement statement, Act act) {
        if (!act.at().isBefore(expiry(statement))) {
            throw new Refused(new Refusal.Broken(
                    "SUBMISSION_EXPIRED", "This was not confirmed in time.", List.of("token"), "Submit it again."));
        }
    }

    /** Counted by what is stored, so that all nodes count alike and a restart forgets nothing. */
    private void refuseFlood(Act act, Letter letter, Writer writer) {
        Instant hourAgo = act.at().minus(Duration.ofHours(1));
        Instant dayAgo = act.at().minus(Duration.ofDays(1));
        boolean shared = !writer.network.contains(".");
        int ofNetwork = shared ? limits.aNetwork() : limits.anAddress();
        boolean flood = reached(Mark.network(tokens.mark(writer.network)), hourAgo, ofNetwork)
                || reached(Mark.mail(writer.address), dayAgo, limits.aMailAddress())
                || reached(Mark.ALL, hourAgo, limits.inAll());
        if (flood) {
            throw new Refused(new Refusal.Broken(
                    "SUBMISSION_LIMIT_REACHED",
                    "Too much came in without login, from you or from everybody.",
                    List.of(),
                    "Try again later" + otherWay(letter) + "."));
        }
    }

    private boolean reached(String mark, Instant since, int limit) {
        return limit > 0 && store.receivedSince(mark, since, limit) >= limit;
    }

    /** RFC 4053 4: whoever cannot use the tool writes to the addressee's own address. */
    private String otherWay(Letter letter) {
        List<String> addresses = new ArrayList<>();
        for (BodyId to : letter.envelope().addressees()) {
            if (to instanceof GroupId group) {
                bodies.tree().group(group).map(Group::contactAddresses).orElse(List.of()).stream()
                        .map(EmailAddress::value)
                        .forEach(addresses::add);
            }
        }
        return addresses.isEmpty() ? "" : ", or write to " + String.join(", ", addresses);
    }

    /** What a submission is counted by. */
    public static final class Mark {

        public static final String ALL = "all";

        private Mark() {}

        public static String network(String hash) {
            return "network/" + hash;
        }

        public static String mail(EmailAddress address) {
            return "mail/" + address.value().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** Whoever is signed in meanwhile has no right from that here. */
    private static Act unnamed(Act by) {
        return new Act(Actor.PUBLIC, by.at(), null, by.ids());
    }

    private static Outsider outsider(Statement statement) {
        Outsider outsider = statement.origin().outsider();
        if (outsider == null) {
            throw new Refused(unknown());
        }
        return outsider;
    }

    private static Refusal unknown() {
        return Refusal.notFound("SUBMISSION_UNKNOWN", "There is no such submission.", "token");
    }
}
