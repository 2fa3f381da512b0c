package org.sdohub.statement;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sdohub.kernel.Act;
import org.sdohub.kernel.Id;
import org.sdohub.kernel.Refusal;
import org.sdohub.kernel.Refused;
import org.sdohub.organization.Bodies;
import org.sdohub.statement.Statement.Draft;
import org.sdohub.statement.Statement.Pending;
import org.sdohub.statement.StatementRights.Right;
import org.sdohub.statement.Statements.Wishes;

/** What would become of a letter if it were filed now, told by the same rules; nothing is stored. */
@Singleton
public class Verdicts {

    private final StatementStore store;
    private final StatementRights rights;
    private final StatementSight sight;
    private final Statements statements;
    private final Submission submission;
    private final Bodies bodies;

    Verdicts(
            StatementStore store,
            StatementRights rights,
            StatementSight sight,
            Statements statements,
            Submission submission,
            Bodies bodies) {
        this.store = store;
        this.rights = rights;
        this.sight = sight;
        this.statements = statements;
        this.submission = submission;
        this.bodies = bodies;
    }

    /** Who is not signed in submits for moderation, so nothing is asked for but the letter. */
    public Verdict of(Act act, Letter letter, Wishes wishes) {
        Verdict verdict = submission.verdict(act, letter);
        List<Refusal> problems = new ArrayList<>(verdict.problems());
        if (act.actor().signedIn() && !mayDraft(act, letter)) {
            problems.add(StatementRights.refusal(row(act, letter)));
        }
        if (wishes.lead() != null && !letter.envelope().addressees().contains(wishes.lead())) {
            problems.add(HandlingSteps.notAddressed("lead"));
        }
        return new Verdict(problems, verdict.remarks());
    }

    /** What a colleague would say; nothing where the letter cannot be sent anyway. */
    public List<Remark> remarks(Act act, Letter letter) {
        return submission.remarks(act, letter);
    }

    /** The same for what stands in a draft; nothing where the actor may not see it. */
    public List<Remark> remarks(Act act, StatementId draft) {
        return draft(act, draft).map(letter -> remarks(act, letter)).orElse(List.of());
    }

    /** What stands in a draft that the actor may see. */
    public Optional<Letter> draft(Act act, StatementId id) {
        return store.find(id)
                .flatMap(found -> sight.shown(found, act.actor(), act.at()))
                .filter(Draft.class::isInstance)
                .map(Statement::letter);
    }

    /** As it would wait after its submission; for a letter that has no problems. */
    public Pending ahead(Act act, Letter letter, Wishes wishes) {
        return submission.ahead(act, statements.origin(act, new StatementId(act.innerId()), letter, wishes), letter);
    }

    private boolean mayDraft(Act act, Letter letter) {
        Id relationship = submission.relationshipId(letter.envelope());
        List<Optional<Right>> asked = letter.envelope().from().stream()
                .filter(bodies.tree()::knows)
                .map(from -> rights.drafting(act.actor(), act.at(), from, relationship))
                .toList();
        return asked.isEmpty() || asked.stream().anyMatch(Optional::isPresent);
    }

    private StatementAccess row(Act act, Letter letter) {
        return letter.envelope().from().stream()
                .filter(bodies.tree()::knows)
                .findFirst()
                .map(from -> rights.draftingRow(from, act.at()))
                .orElseThrow(() -> new Refused(Statements.unknown()));
    }
}
