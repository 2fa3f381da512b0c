package org.sdohub.organization;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an organization's documents are called, as data, so that they are recognised in running text.
 *
 * <p>A pattern is text that stands for itself in any case, a blank for any blanks or none, a part in brackets that may be
 * missing, and fields: {@code {number:#}} one to nine digits, {@code {year:####}} as many digits as there are signs,
 * {@code {letter:@}} one to nine letters, {@code {name}} letters and digits joined by hyphens and underscores, at most one
 * of these. The templates put fields in; what stands in brackets is left out where a field in it is missing.
 *
 * @param pattern such as <code>RFC {number:#}</code>
 * @param designation what the specification is called by
 * @param version the version's label; null where these identifiers name none
 * @param date of the version, or how it begins: <code>{year}-{month}</code>; null where they name none
 * @param steps what the field {@code step} stands for, by its letters as the labels; empty where they say none
 */
public record IdentifierScheme(
        String pattern,
        String designation,
        @Nullable String version,
        @Nullable String date,
        List<Step> steps) {

    /** @param rung the step on the organization's ladder, in the organization's word */
    public record Step(String letters, String rung) {}

    public IdentifierScheme {
        steps = List.copyOf(steps);
    }

    /** For identifiers that name a specification and no version. */
    public IdentifierScheme(String pattern, String designation) {
        this(pattern, designation, null, null, List.of());
    }
}
