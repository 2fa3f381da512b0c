package org.sdohub.relationship;

import java.time.LocalDate;
import org.sdohub.kernel.BodyId.OrganizationId;
import org.sdohub.kernel.Office;

/** One side agrees to the arrangement as it stands; a change of the arrangement takes the other side's consent away. */
public record Consent(OrganizationId side, LocalDate on, Office.Kind by) {

    static Consent given(Decision decision) {
        return new Consent(decision.side(), decision.on(), decision.office().kind());
    }
}
