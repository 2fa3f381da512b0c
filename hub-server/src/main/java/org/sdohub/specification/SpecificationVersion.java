package org.sdohub.specification;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.sdohub.organization.Profile.Maturity;
import org.sdohub.organization.Profile.Rung;

/**
 * One version. Once published nothing of it changes but its maturity and its successor (domain.md 3).
 *
 * @param label as people say it: {@code 1.2}, {@code -05}; unique within the specification, in any case
 * @param identifier the document's own, {@code OMA-TS-X-V1_0-20080513-C}; null where it has none
 * @param rung its step on the organization's ladder, in the organization's word, with its place on the common scale
 * @param expires the last day on which it counts; null where it does not expire (an Internet-Draft does after six months)
 * @param successor the version that took its place; null for the newest of its line
 */
public record SpecificationVersion(
        VersionId id,
        String label,
        @Nullable String identifier,
        LocalDate date,
        Rung rung,
        @Nullable LocalDate expires,
        @Nullable VersionId successor) {

    /** What can be said of a version by hand; the ladder's step by its label. */
    public record Details(
            String label,
            @Nullable String identifier,
            LocalDate date,
            Rung rung,
            @Nullable LocalDate expires) {}

    public Maturity maturity() {
        return rung.maturity();
    }

    public boolean published() {
        return maturity().compareTo(Maturity.PUBLISHED) >= 0;
    }

    public boolean expiredOn(LocalDate day) {
        return expires != null && day.isAfter(expires);
    }

    public Details details() {
        return new Details(label, identifier, date, rung, expires);
    }

    static SpecificationVersion of(VersionId id, Details details, @Nullable VersionId successor) {
        return new SpecificationVersion(
                id, details.label, details.identifier, details.date, details.rung, details.expires, successor);
    }

    SpecificationVersion succeededBy(VersionId next) {
        return of(id, details(), next);
    }

    /** Whether everything that a published version keeps is the same. */
    boolean sameText(Details other) {
        return details().equals(new Details(other.label, other.identifier, other.date, rung, other.expires));
    }
}
