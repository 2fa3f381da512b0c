package org.sdohub.relationship;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sdohub.kernel.BodyId.OrganizationId;

/**
 * An office that nobody holds.
 *
 * @param appointment the key of the open appointment; null where the side has not even opened one
 */
public record Vacancy(
        OrganizationId side,
        Appointment.Kind kind,
        @Nullable UUID appointment) {}
