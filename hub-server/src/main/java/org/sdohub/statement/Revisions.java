package org.sdohub.statement;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.sdohub.kernel.Act;
import org.sdohub.kernel.HubEvent.Change;
import org.sdohub.kernel.Step;
import org.sdohub.organization.Profile.Visibility;
import org.sdohub.statement.Letter.Relation;
import org.sdohub.statement.Statement.Posted;
import org.sdohub.statement.Statement.Withdrawn;

/**
 * What its senders revised is owed to the revision. The revised statement itself keeps which ones took its place, so that
 * lists, desks and its sentence tell it from the statement alone.
 */
@Singleton
class Revisions {

    private final StatementStore store;

    Revisions(StatementStore store) {
        this.store = store;
    }

    /** Tells those that this one revises how it stands; doing it again changes nothing. */
    void settle(Statement revision, Act act) {
        Act inner = new Act(act.actor(), act.at(), null, act.ids());
        for (Relation relation : revision.letter().relations()) {
            if (relation.kind() == Relation.Kind.REVISES) {
                store.settle(relation.to(), inner, found -> settled(found, revision));
            }
        }
    }

    private static Optional<Step<Statement>> settled(Statement found, Statement revision) {
        if (!(found instanceof Posted revised) || !bySenderOf(revised, revision)) {
            return Optional.empty();
        }
        boolean known = revised.revisions().contains(revision.id());
        if (revision instanceof Posted posted && !known) {
            return Optional.of(replaced(revised, posted));
        }
        if (revision instanceof Withdrawn gone && known) {
            return Optional.of(restored(revised, gone));
        }
        return Optional.empty();
    }

    /** Nobody takes back what others asked for. */
    static boolean bySenderOf(Statement revised, Statement revision) {
        return bySenderOf(revised, revision.letter());
    }

    static boolean bySenderOf(Statement revised, Letter revision) {
        return !Collections.disjoint(
                revised.letter().envelope().from(), revision.envelope().from());
    }

    private static Step<Statement> replaced(Posted revised, Posted revision) {
        List<StatementId> all = new ArrayList<>(revised.revisions());
        all.add(revision.id());
        boolean forFewer = revision.origin().visibility() == Visibility.PARTIES
                && revised.origin().visibility() == Visibility.PUBLIC;
        List<Change> changes = forFewer ? List.of() : List.of(new Change("revision", null, revision.number()));
        return Step.of(revised.revisedBy(all), null, new StatementEvent.StatementRevised(revised.id(), changes));
    }

    private static Step<Statement> restored(Posted revised, Withdrawn revision) {
        List<StatementId> others = new ArrayList<>(revised.revisions());
        others.remove(revision.id());
        return Step.of(revised.revisedBy(others), null, new StatementEvent.StatementRevisionWithdrawn(revised.id()));
    }
}
