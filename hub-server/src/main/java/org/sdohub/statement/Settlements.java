package org.sdohub.statement;

import java.util.List;
import org.sdohub.kernel.Problems;
import org.sdohub.kernel.Refusal;
import org.sdohub.statement.Letter.Settlement;
import org.sdohub.statement.Letter.Settlement.Outcome;

/** What an answer to a requested action must say (RFC 4053 3.2.2.3). */
final class Settlements {

    private Settlements() {}

    static void refuse(List<Settlement> settles, Envelope answered, Problems problems) {
        for (int i = 0; i < settles.size(); i++) {
            refuse(settles.get(i), answered, problems, "settles", String.valueOf(i));
        }
    }

    static void refuse(Settlement settlement, Envelope answered, Problems problems, String... field) {
        boolean unknown = answered.requestedActions().stream()
                .noneMatch(action -> action.id().equals(settlement.action()));
        problems.addIf(
                unknown,
                () -> Refusal.notFound("STATEMENT_ACTION_UNKNOWN", "The statement does not ask for that.", field));
        problems.addIf(
                settlement.outcome() == Outcome.WILL_BE_DONE_BY && settlement.by() == null,
                () -> Refusal.invalid("STATEMENT_ANSWER_DATE_MISSING", "Say by when it will be done.", field));
        boolean reasonNeeded = settlement.outcome() == Outcome.DECLINED || settlement.outcome() == Outcome.ALTERNATIVE;
        String text = settlement.text();
        problems.addIf(
                reasonNeeded && (text == null || text.isBlank()),
                () -> Refusal.invalid(
                        "STATEMENT_ANSWER_REASON_MISSING",
                        "Say why it is declined, or what you offer instead.",
                        field));
    }
}
