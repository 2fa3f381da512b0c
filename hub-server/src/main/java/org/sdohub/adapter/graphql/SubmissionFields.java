package org.sdohub.adapter.graphql;

import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sdohub.kernel.Act;
import org.sdohub.kernel.BodyId;
import org.sdohub.kernel.Problems;
import org.sdohub.kernel.Refusal;
import org.sdohub.kernel.Refused;
import org.sdohub.organization.EmailAddress;
import org.sdohub.statement.Intake;
import org.sdohub.statement.Letter;
import org.sdohub.statement.Outsider;
import org.sdohub.statement.Statement;
import org.sdohub.statement.StatementSight;
import org.sdohub.statement.Statements;
import org.sdohub.statement.SubmissionStatus;
import org.sdohub.statement.Submissions;
import org.sdohub.statement.Submissions.Receipt;
import org.sdohub.statement.Submissions.Writer;

/** Submitting without login: receive, confirm, follow, correct. */
@Singleton
final class SubmissionFields implements Fields {

    private static final String PAGES = "/submissions/";

    private final Submissions submissions;
    private final Statements statements;
    private final StatementLetters letters;
    private final StatementSight sight;
    private final References references;
    private final Intake intake;

    SubmissionFields(
            Submissions submissions,
            Statements statements,
            StatementLetters letters,
            StatementSight sight,
            References references,
            Intake intake) {
        this.submissions = submissions;
        this.statements = statements;
        this.letters = letters;
        this.sight = sight;
        this.references = references;
        this.intake = intake;
    }

    @Override
    public void wire(Wiring wiring) {
        wiring.type("Submission", SubmissionStatus.class).field("path", (one, ask) -> PAGES + one.follow());
        wiring.type("SubmissionReceipt", Receipt.class)
                .field("path", (one, ask) -> PAGES + one.follow())
                .field("confirmPath", (one, ask) -> one.confirm() == null ? null : PAGES + "confirm/" + one.confirm());
        wiring.type("Submitter", Outsider.class);
        wiring.extend("Statement", Statement.class)
                .field(
                        "submittedBy",
                        (one, ask) -> sight.seesInside(one, ask.actor(), ask.now())
                                ? one.origin().outsider()
                                : null);
        wiring.query("submission", this::submission);
        wiring.openMutation("submitStatementWithoutLogin", ask -> (input, act) -> receive(input, act, ask.address()));
        wiring.openMutation(
                "confirmSubmission",
                ask -> (input, act) -> Map.of("submission", submissions.confirm(act, input.text("token"))));
        wiring.openMutation("correctSubmission", ask -> this::correct);
    }

    private @Nullable Object submission(Ask ask) {
        Optional<SubmissionStatus> found = submissions.follow(ask.arguments().text("token"), ask.now());
        return found.orElse(null);
    }

    private Map<String, Object> receive(Input input, Act act, String network) {
        Problems problems = new Problems();
        Letter letter = letters.over(StatementLetters.EMPTY, input, act, problems);
        Input submitter = input.object("submitter");
        EmailAddress address = submitter.value(problems, "address", SubmissionFields::address);
        if (address == null || !problems.found().isEmpty()) {
            throw new Refused(StatementMutations.all(problems, statements.problems(act, letter)));
        }
        String lead = input.optionalText("lead");
        Writer writer = new Writer(submitter.text("name"), address, network);
        Receipt receipt = received(act, letter, lead == null ? null : references.body(lead), writer);
        Map<String, Object> payload = new HashMap<>();
        payload.put("receipt", receipt);
        return payload;
    }

    private Receipt received(Act act, Letter letter, @Nullable BodyId lead, Writer writer) {
        try {
            return submissions.receive(act, letter, lead, writer);
        } catch (RuntimeException failure) {
            throw intake.unlessKept(failure, letter);
        }
    }

    private Map<String, Object> correct(Input input, Act act) {
        return Map.of("submission", submissions.correct(act, input.text("token"), found -> {
            Problems problems = new Problems();
            Letter letter = letters.over(found, input, act, problems);
            if (!problems.found().isEmpty()) {
                throw new Refused(StatementMutations.all(problems, statements.problems(act, letter)));
            }
            return letter;
        }));
    }

    private static EmailAddress address(String text) {
        try {
            return new EmailAddress(text);
        } catch (Refused malformed) {
            throw new Refused(List.of(Refusal.invalid(
                    "STATEMENT_ADDRESS_MALFORMED",
                    "A mail address has the form name@domain, without a display name.")));
        }
    }
}
