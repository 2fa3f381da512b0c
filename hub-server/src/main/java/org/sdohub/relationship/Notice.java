package org.sdohub.relationship;

import java.time.LocalDate;
import java.util.UUID;
import org.sdohub.kernel.BodyId.OrganizationId;

/** A side lets the other know that it finds the arrangement inapplicable (RFC 3975 1). It changes nothing by itself. */
public record Notice(UUID key, Kind kind, OrganizationId side, LocalDate on, String reason) {

    public enum Kind {
        MODIFY,
        WITHDRAW
    }
}
