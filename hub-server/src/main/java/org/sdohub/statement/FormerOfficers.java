package org.sdohub.statement;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sdohub.kernel.BodyId.OrganizationId;
import org.sdohub.kernel.HubEvent.Change;
import org.sdohub.kernel.Office;
import org.sdohub.kernel.PersonId;
import org.sdohub.kernel.Step;
import org.sdohub.organization.Bodies;
import org.sdohub.organization.PersonStore;
import org.sdohub.relationship.Relationship;
import org.sdohub.statement.Statement.Posted;

/** Who goes on with what the officers of a relationship had in hand when it ended: the side's coordinator, or its secretariat. */
@Singleton
final class FormerOfficers {

    private final PersonStore people;
    private final Bodies bodies;

    FormerOfficers(PersonStore people, Bodies bodies) {
        this.people = people;
        this.bodies = bodies;
    }

    /** Empty where no officer has anything of it in hand. What others have in hand, they keep. */
    Optional<Step<Statement>> handedOver(Posted posted, Relationship ended, String why) {
        List<Handling> changed = new ArrayList<>();
        List<Change> changes = new ArrayList<>();
        for (Handling open : posted.handlings()) {
            if (open.state().open() && inHandsOfAnOfficer(open.assignee(), ended)) {
                OrganizationId side = bodies.tree().lineage(open.body()).organization();
                Office.Kind next = nextOffice(side);
                changed.add(open.assignedTo(new Handling.Assignee(null, next, side)));
                changes.add(new Change(
                        "assignee",
                        "officer of " + ended.key().value(),
                        next + " of " + bodies.tree().label(side)));
            }
        }
        var fact = new StatementEvent.Handled(posted.id(), "HandlingHandedOver", changes, why);
        return changed.isEmpty() ? Optional.empty() : Optional.of(Step.of(posted.with(changed), null, fact));
    }

    private static boolean inHandsOfAnOfficer(Handling.@Nullable Assignee assignee, Relationship ended) {
        if (assignee == null) {
            return false;
        }
        PersonId person = assignee.person();
        return assignee.office() == Office.Kind.LIAISON_MANAGER
                || assignee.office() == Office.Kind.REPRESENTATIVE
                || person != null
                        && ended.staff().appointments().stream().anyMatch(office -> person.equals(office.person()));
    }

    private Office.Kind nextOffice(OrganizationId side) {
        boolean coordinated = people.withRolesIn(List.of(side)).getOrDefault(side, List.of()).stream()
                .flatMap(person -> person.roles().stream())
                .anyMatch(role -> role.office().kind() == Office.Kind.LIAISON_COORDINATOR
                        && side.equals(role.office().body())
                        && role.office().until() == null);
        return coordinated ? Office.Kind.LIAISON_COORDINATOR : Office.Kind.SECRETARIAT;
    }
}
