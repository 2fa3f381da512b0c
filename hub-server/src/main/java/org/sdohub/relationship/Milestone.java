package org.sdohub.relationship;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.sdohub.kernel.BodyId.OrganizationId;
import org.sdohub.kernel.Office;

/**
 * A state that a relationship reached.
 *
 * @param side for which it was decided
 * @param decider the office that decided
 * @param reason empty where none was needed
 * @param plan what was to become of what was open at the end; null for other states
 */
public record Milestone(
        Relationship.State state,
        LocalDate on,
        OrganizationId side,
        Office.Kind decider,
        String reason,
        @Nullable ClosingPlan plan) {

    static Milestone reached(Relationship.State state, Decision decision) {
        return reached(state, decision, null);
    }

    static Milestone reached(Relationship.State state, Decision decision, @Nullable ClosingPlan plan) {
        return new Milestone(
                state, decision.on(), decision.side(), decision.office().kind(), decision.reason(), plan);
    }
}
