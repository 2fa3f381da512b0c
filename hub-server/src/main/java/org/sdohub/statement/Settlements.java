package org.sdohub.statement;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.sdohub.kernel.Problems;
import org.sdohub.kernel.Refusal;
import org.sdohub.statement.Envelope.RequestedAction;
import org.sdohub.statement.Letter.Settlement;
import org.sdohub.statement.Letter.Settlement.Outcome;
import org.sdohub.statement.Statement.Posted;

/** What an answer to a requested action must say (RFC 4053 3.2.2.3). */
final class Settlements {

    private Settlements() {}

    /** @param by the addressees that answer */
    static void refuse(List<Settlement> settles, Posted answered, List<Handling> by, Problems problems) {
        Set<UUID> settled = new HashSet<>();
        for (int i = 0; i < settles.size(); i++) {
            Settlement settlement = settles.get(i);
            String place = String.valueOf(i);
            refuse(settlement, answered, by, problems, "settles", place);
            problems.addIf(
                    !settled.add(settlement.action()),
                    () -> Refusal.invalid(
                            "STATEMENT_ACTION_SETTLED_TWICE", "One reply answers each thing once.", "settles", place));
        }
    }

    static void refuse(Settlement settlement, Posted answered, List<Handling> by, Problems problems, String... field) {
        Optional<RequestedAction> asked = answered.letter().envelope().requestedActions().stream()
                .filter(action -> action.id().equals(settlement.action()))
                .findFirst();
        boolean unknown = asked.isEmpty();
        boolean askedOfOthers = asked.isPresent()
                && by.stream().map(one -> Due.addressed(answered, one)).noneMatch(asked.get()::asks);
        problems.addIf(
                askedOfOthers,
                () -> Refusal.broken("STATEMENT_ACTION_NOT_ASKED", "This was asked of another body.", field));
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
