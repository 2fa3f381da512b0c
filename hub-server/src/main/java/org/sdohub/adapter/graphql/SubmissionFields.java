package org.sdohub.adapter.graphql;

import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sdohub.kernel.Act;
import org.sdohub.kernel.Problems;
import org.sdohub.kernel.Refusal;
import org.sdohub.kernel.Refused;
import org.sdohub.organization.EmailAddress;
import org.sdohub.statement.Letter;
import org.sdohub.statement.Outsider;
import org.sdohub.statement.Statement;
import org.sdohub.statement.StatementSight;
import org.sdohub.statement.Statements;
import org.sdohub.statement.SubmissionStatus;
import org.sdohub.statement.Submissions;
import org.sdohub.statement.Submissions.Receipt;
import org.sdohub.statement.Submissions.Writer;

/** Submitting without login: receive, confirm, follow. */
@Singleton
final class SubmissionFields implements Fields {

    private static final String PAGES = "/submissions/";

    private final Submissions submissions;
    private final Statements statements;
    private final StatementLetters letters;
    private final StatementSight sight;
    private final References references;

    SubmissionFields(
            Submissions submissions,
            Statements statements,
            StatementLetters letters,
            StatementSight sight,
            References references) {
        this.submissions = submissions;
        this.statements = statements;
        this.letters = letters;
        this.sight = sight;
        this.references = references;
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
        Receipt receipt = submissions.receive(
                act,
                letter,
                lead == null ? null : references.body(lead),
                new Writer(submitter.text("name"), address, network));
        Map<String, Object> payload = new HashMap<>();
        payload.put("receipt", receipt);
        return payload;
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
