package org.sdohub.relationship;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sdohub.kernel.BodyId.OrganizationId;
import org.sdohub.organization.Profile.Visibility;

/**
 * What the two sides allow each other, as data (RFC 3975 7 to 9).
 *
 * @param coDevelopment whether they write documents together; RFC 3975 8 says no
 * @param citations who may cite what normatively; a side that no rule speaks of may cite anything
 * @param redistribution what may be passed on and under which conditions, in words; may be empty
 * @param redistributedTo to whom may be shown what the two send each other: statements with their attachments, lists of
 *     dependencies (RFC 3975 9); read as everybody where it was written before the hub asked
 * @param listRhythmDays each side sends its list of dependencies at least that often, 1 to 366 days; null where no
 *     rhythm is agreed
 * @param visibility who may read the relationship, its work areas and offices
 * @param listVisibility who may read its published lists of dependencies
 */
public record Terms(
        boolean coDevelopment,
        List<CitationRule> citations,
        String redistribution,
        @Nullable Integer listRhythmDays,
        Visibility visibility,
        Visibility listVisibility,
        Visibility redistributedTo) {

    /** Nothing agreed beyond what anybody may do. */
    public static final Terms NONE =
            new Terms(false, List.of(), "", null, Visibility.PUBLIC, Visibility.PUBLIC, Visibility.PUBLIC);

    /**
     * What one side may cite normatively of the other's (RFC 3975 7).
     *
     * @param citing the side that may cite
     * @param series such as {@code RFC}; the other side's
     * @param maturities the other side's own words, such as "Proposed Standard"; empty means all of the series
     */
    public record CitationRule(OrganizationId citing, String series, List<String> maturities) {

        public CitationRule {
            maturities = List.copyOf(maturities);
        }

        private boolean allows(String wantedSeries, String maturity) {
            return series.equalsIgnoreCase(wantedSeries)
                    && (maturities.isEmpty() || maturities.stream().anyMatch(maturity::equalsIgnoreCase));
        }
    }

    public Terms {
        citations = List.copyOf(citations);
        redistributedTo = redistributedTo == null ? Visibility.PUBLIC : redistributedTo;
    }

    /**
     * Whether these terms let a side cite the other's document normatively.
     *
     * @param maturity the other side's own word for it
     */
    public boolean mayCiteNormatively(OrganizationId citing, String series, String maturity) {
        List<CitationRule> own =
                citations.stream().filter(rule -> rule.citing.equals(citing)).toList();
        return own.isEmpty() || own.stream().anyMatch(rule -> rule.allows(series, maturity));
    }
}
