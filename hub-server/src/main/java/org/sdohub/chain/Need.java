package org.sdohub.chain;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.sdohub.dependency.DependencyId;
import org.sdohub.specification.SpecificationId;

/**
 * A need that is not met yet, as the calendar sees it.
 *
 * @param from null where no catalogue knows what needs it
 * @param to null where no catalogue knows what is needed
 * @param forecast the earliest day on which it can be met by itself, today or later; null where nobody can say
 * @param neededBy the last day that is early enough; null where none was set
 */
record Need(
        DependencyId id,
        @Nullable SpecificationId from,
        @Nullable SpecificationId to,
        @Nullable LocalDate forecast,
        @Nullable LocalDate neededBy) {}
