package org.sdohub.statement;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.sdohub.kernel.Act;
import org.sdohub.kernel.Actor;
import org.sdohub.kernel.BodyId;
import org.sdohub.kernel.HubEvent.Change;
import org.sdohub.kernel.PersonId;
import org.sdohub.kernel.Problems;
import org.sdohub.kernel.Refusal;
import org.sdohub.kernel.Refused;
import org.sdohub.organization.Bodies;
import org.sdohub.organization.EmailAddress;
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
    private final Intake intake;
    private final Bodies bodies;

    Submissions(
            StatementStore store,
            Posting posting,
            Submission submission,
            Statements statements,
            SubmissionTokens tokens,
            SubmissionLimits limits,
            Intake intake,
            Bodies bodies) {
        this.store = store;
        this.posting = posting;
        this.submission = submission;
        this.statements = statements;
        this.tokens = tokens;
        this.limits = limits;
        this.intake = intake;
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
        return receive(act, new StatementId(act.newId()), letter, lead, writer);
    }

    /** The word of a form that is given out now. */
    public String form(Act by) {
        return tokens.token(Purpose.FORM, new StatementId(by.newId()));
    }

    /** By a form, whose word works once: sent again, it brings the same receipt. */
    public Receipt receive(Act by, String form, Letter letter, Writer writer) {
        Act act = unnamed(by);
        StatementId id = tokens.read(Purpose.FORM, form)
                .orElseThrow(() -> new Refused(Refusal.invalid(
                        "SUBMISSION_FORM_UNKNOWN", "This form is not the hub's own; send it once more.", "form")));
        Optional<Receipt> sent = receipt(id);
        if (sent.isPresent()) {
            return sent.get();
        }
        try {
            return receive(act, id, letter, null, writer);
        } catch (Refused refused) {
            // Sent twice at the same moment.
            return receipt(id).orElseThrow(() -> refused);
        }
    }

    private Optional<Receipt> receipt(StatementId id) {
        return store.find(id).filter(found -> found.origin().outsider() != null).map(this::receipt);
    }

    private Receipt receipt(Statement statement) {
        return new Receipt(
                tokens.token(Purpose.FOLLOW, statement.id()),
                limits.linkInReceipt() ? tokens.token(Purpose.CONFIRM, statement.id()) : null,
                expiry(statement));
    }

    private Receipt receive(Act act, StatementId id, Letter letter, @Nullable BodyId lead, Writer writer) {
        intake.refuseWhileClosed(letter);
        Problems problems = new Problems();
        statements.problems(act, letter).forEach(problems::add);
        String name = writer.name.strip();
        boolean named = !name.isEmpty()
                && name.length() <= LONGEST_NAME
                && name.codePoints().allMatch(Title::printable);
        problems.addIf(
                !named,
                () -> Refusal.invalid(
                        "SUBMISSION_NAME_MALFORMED",
                        "A name is one line of 1 to 200 characters.",
                        "submitter",
                        "name"));
        submission.refuseIfAny(act, problems);
        intake.refuseFlood(act, letter, writer.network, tokens.mark(writer.network), writer.address);
        var outsider = new Outsider(name, writer.address, tokens.mark(writer.network), null);
        Origin origin = statements
                .origin(act, id, letter, new Wishes(null, false, lead))
                .submittedBy(outsider);
        Statement received = store.save(Draft.received(id, letter, origin), act);
        if (!limits.linkInReceipt()) {
            LOG.info(
                    "a submission without login waits for its confirmation: /submissions/confirm/{}",
                    tokens.token(Purpose.CONFIRM, id));
        }
        return receipt(received);
    }

    /** What was returned, to be corrected by whoever has the word of its receipt; empty for all else. */
    public Optional<Letter> returned(String token) {
        return tokens.read(Purpose.FOLLOW, token)
                .flatMap(store::find)
                .flatMap(Submissions::returned)
                .map(Draft::letter);
    }

    private static Optional<Draft> returned(Statement found) {
        Outsider outsider = found.origin().outsider();
        boolean confirmed = outsider != null && outsider.confirmedAt() != null;
        return confirmed && found instanceof Draft draft ? Optional.of(draft) : Optional.empty();
    }

    /**
     * Written better, it waits for the receiving side again, which sees what was changed.
     *
     * @param change gets the letter as it is and gives it as it shall be
     */
    public SubmissionStatus correct(Act by, String token, UnaryOperator<Letter> change) {
        Act act = unnamed(by);
        StatementId id = tokens.read(Purpose.FOLLOW, token).orElseThrow(() -> new Refused(unknown()));
        Statement now = posting.change(id, act, null, found -> {
            outsider(found.orElseThrow(() -> new Refused(unknown())));
            Draft draft = found.flatMap(Submissions::returned)
                    .orElseThrow(() -> new Refused(Refusal.broken(
                            "SUBMISSION_NOT_RETURNED", "Only what was returned can be corrected.", "token")));
            Letter letter = change.apply(draft.letter());
            List<Change> changes = LetterChanges.between(
                    draft.letter(), letter, body -> bodies.tree().label(body));
            return submission.submitted(
                    act,
                    id,
                    draft.version() + 1,
                    letter,
                    draft.origin(),
                    Optional.empty(),
                    List.of(new StatementEvent.DraftEdited(id, changes)));
        });
        return status(now, act.at());
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

    /** What is counted. */
    public static final class Mark {

        public static final String ALL = "all";

        private Mark() {}

        public static String network(String hash) {
            return "network/" + hash;
        }

        public static String mail(EmailAddress address) {
            return "mail/" + address.value().toLowerCase(java.util.Locale.ROOT);
        }

        /** Of one who is signed in and began it. */
        public static String person(PersonId person) {
            return "person/" + person.value();
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
