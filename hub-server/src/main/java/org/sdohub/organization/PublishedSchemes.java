package org.sdohub.organization;

import java.util.List;

/**
 * How bodies whose documents everybody cites say that they call them: what their profiles begin with. From then on the
 * profile counts, and nothing else asks here.
 */
public final class PublishedSchemes {

    private PublishedSchemes() {}

    /** Empty for those of whom nothing is known. */
    public static List<IdentifierScheme> of(String acronym) {
        return switch (acronym) {
            case "IETF" -> IETF;
            case "3GPP" -> THREE_GPP;
            case "ITU-T" -> ITU_T;
            case "OMA" -> OMA;
            default -> List.of();
        };
    }

    private static final List<IdentifierScheme> IETF = List.of(
            new IdentifierScheme("RFC [-]{number:#}", "RFC {number}"),
            new IdentifierScheme("STD {number:#}", "STD {number}"),
            new IdentifierScheme("BCP {number:#}", "BCP {number}"),
            new IdentifierScheme("FYI {number:#}", "FYI {number}"),
            new IdentifierScheme("draft-{name}-{version:##}", "draft-{name}", "-{version}", null, List.of()),
            new IdentifierScheme("draft-{name}", "draft-{name}"));

    private static final List<IdentifierScheme> THREE_GPP = List.of(threeGpp("TS"), threeGpp("TR"));

    private static IdentifierScheme threeGpp(String kind) {
        return new IdentifierScheme(
                "[3GPP ]" + kind + " {series:##}.{number:###}[-{part:#}][ V{major:#}.{minor:#}.{editorial:#}]",
                "3GPP " + kind + " {series}.{number}[-{part}]",
                "[{major}.{minor}.{editorial}]",
                null,
                List.of());
    }

    /** With the number of the other series under which the text is published as well. */
    private static final List<IdentifierScheme> ITU_T = List.of(new IdentifierScheme(
            "ITU-T [Rec. ][Recommendation ]{letter:@}.{number:#}[.{sub:#}][/{letter2:@}.{number2:#}[.{sub2:#}]]"
                    + "[ ({month:##}/{year:####})][ ({only:####})]",
            "ITU-T {letter}.{number}[.{sub}][/{letter2}.{number2}[.{sub2}]]",
            null,
            "[{year}-{month}][{only}]",
            List.of()));

    private static final List<IdentifierScheme> OMA = List.of(new IdentifierScheme(
            "OMA-{name}-V{major:#}_{minor:#}[_{patch:#}][-{year:####}{month:##}{day:##}-{step:@}]",
            "OMA-{name}",
            "{major}.{minor}[.{patch}]",
            "[{year}-{month}-{day}]",
            List.of(
                    new IdentifierScheme.Step("D", "Draft"),
                    new IdentifierScheme.Step("C", "Candidate"),
                    new IdentifierScheme.Step("A", "Approved"),
                    new IdentifierScheme.Step("H", "Historic"))));
}
