package org.sdohub.statement;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sdohub.kernel.Problems;
import org.sdohub.kernel.Refusal;
import org.sdohub.statement.Letter.Relation;

/** To which other statements a letter can refer, and how. */
final class Relations {

    private Relations() {}

    /** @param related those of the others that the writer can see */
    static void refuseUnfit(Letter letter, Map<StatementId, Statement> related, Problems problems) {
        for (int i = 0; i < letter.relations().size(); i++) {
            Statement other = related.get(letter.relations().get(i).to());
            String place = String.valueOf(i);
            if (other == null) {
                problems.add(Refusal.notFound(
                        "STATEMENT_RELATED_UNKNOWN", "There is no such statement.", "relations", place));
                continue;
            }
            problems.addIf(
                    !(other instanceof Statement.Posted),
                    () -> Refusal.broken(
                            "STATEMENT_TARGET_NOT_POSTED",
                            "One can refer to a posted statement only.",
                            "relations",
                            place));
        }
    }

    /** For a letter that is sent now. */
    static void refuseToSend(Letter letter, Map<StatementId, Statement> related, Problems problems) {
        letter.answers().ifPresent(answer -> refuseReply(letter, related.get(answer.to()), problems));
        refuseForeignRevision(letter, related, problems);
    }

    /** What a statement asks for is taken back by its senders alone. */
    private static void refuseForeignRevision(Letter letter, Map<StatementId, Statement> related, Problems problems) {
        for (int i = 0; i < letter.relations().size(); i++) {
            Relation relation = letter.relations().get(i);
            Statement revised = related.get(relation.to());
            boolean foreign = relation.kind() == Relation.Kind.REVISES
                    && revised != null
                    && !Revisions.bySenderOf(revised, letter);
            String place = String.valueOf(i);
            problems.addIf(
                    foreign,
                    () -> new Refusal.Broken(
                            "STATEMENT_REVISED_BY_OTHERS",
                            "Only a body that sent a statement can revise it.",
                            List.of("relations", place),
                            "Say FOLLOWS_UP or MENTIONS."));
        }
    }

    private static void refuseReply(Letter letter, @Nullable Statement answered, Problems problems) {
        if (answered instanceof Statement.Posted target) {
            List<Handling> answering = target.handlingsOf(letter.envelope().from());
            problems.addIf(
                    answering.isEmpty(),
                    () -> Refusal.broken(
                            "STATEMENT_REPLY_NOT_BY_ADDRESSEE",
                            "Only a body that the statement was addressed to can answer it.",
                            "from"));
            if (!answering.isEmpty()) {
                Settlements.refuse(letter.settles(), target, answering, problems);
            }
        }
    }
}
