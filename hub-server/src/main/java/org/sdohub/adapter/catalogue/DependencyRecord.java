package org.sdohub.adapter.catalogue;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.sdohub.dependency.Dependency;
import org.sdohub.dependency.Justification;

/**
 * @param from and to as the record writes them; looked up in the catalogue, and kept as text where it has no such thing
 * @param neededBy null where no day is named
 * @param justification as a form gives it; null where there is no form
 * @param list the list that stated it, by its record's id; null for none
 */
record DependencyRecord(
        String id,
        String fromOrganization,
        String from,
        String toOrganization,
        String to,
        Dependency.Kind kind,
        String reason,
        @Nullable LocalDate neededBy,
        @Nullable Justification justification,
        @Nullable String list) {}
