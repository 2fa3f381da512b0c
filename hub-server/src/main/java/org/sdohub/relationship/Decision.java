package org.sdohub.relationship;

import java.time.LocalDate;
import org.sdohub.kernel.BodyId.OrganizationId;
import org.sdohub.kernel.Office;

/**
 * Somebody's decision for one side.
 *
 * @param office gave the right
 * @param on the day it was decided; may lie before the day it is recorded
 * @param reason may be empty where the act needs none
 */
public record Decision(OrganizationId side, Office office, LocalDate on, String reason) {}
