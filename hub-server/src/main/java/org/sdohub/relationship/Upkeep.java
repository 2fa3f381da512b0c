package org.sdohub.relationship;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What either side keeps up to date while the relationship lives, without a revision.
 *
 * @param reporting when the officers report to whom, in words; may be empty
 * @param lastReviewed null while it was never reviewed
 */
public record Upkeep(
        List<Agreement> agreements,
        String reporting,
        @Nullable LocalDate lastReviewed) {

    public static final Upkeep NONE = new Upkeep(List.of(), "", null);

    public Upkeep {
        agreements = List.copyOf(agreements);
    }

    /** Those that no other one of them replaces. */
    public List<Agreement> inForce() {
        return agreements.stream()
                .filter(one -> agreements.stream()
                        .noneMatch(other -> other != one
                                && !one.reference().isBlank()
                                && one.reference().equalsIgnoreCase(other.replaces())))
                .toList();
    }
}
