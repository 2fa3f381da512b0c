package org.sdohub.relationship;

import java.time.LocalDate;
import org.sdohub.kernel.BodyId.OrganizationId;
import org.sdohub.kernel.Office;

/**
 * A state that a relationship reached.
 *
 * @param side for which it was decided
 * @param decider the office that decided
 * @param reason empty where none was needed
 */
public record Milestone(
        Relationship.State state, LocalDate on, OrganizationId side, Office.Kind decider, String reason) {

    static Milestone reached(Relationship.State state, Decision decision) {
        return new Milestone(
                state, decision.on(), decision.side(), decision.office().kind(), decision.reason());
    }
}
