package org.sdohub.adapter.catalogue;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sdohub.adapter.catalogue.SpecificationRecord.VersionRecord;
import org.sdohub.organization.Organization;
import org.sdohub.organization.Profile;
import org.sdohub.organization.Profile.Maturity;
import org.sdohub.organization.Profile.Rung;
import org.sdohub.organization.PublishedSchemes;

/** The maturity words of those whose catalogues are read. An organization that is on record keeps its own ladder. */
final class Ladders {

    private static final LocalDate EVER = LocalDate.of(1900, 1, 1);

    private static final Map<String, List<Rung>> KNOWN = Map.of(
            "IETF",
            List.of(
                    new Rung("Individual draft", Maturity.IDEA),
                    new Rung("Working group draft", Maturity.DRAFT),
                    new Rung("Approved", Maturity.APPROVED),
                    new Rung("Unknown", Maturity.PUBLISHED),
                    new Rung("Experimental", Maturity.PUBLISHED),
                    new Rung("Informational", Maturity.PUBLISHED),
                    new Rung("Proposed Standard", Maturity.PUBLISHED),
                    new Rung("Draft Standard", Maturity.PUBLISHED),
                    new Rung("Internet Standard", Maturity.PUBLISHED),
                    new Rung("Best Current Practice", Maturity.PUBLISHED),
                    new Rung("Obsolete", Maturity.SUPERSEDED),
                    new Rung("Historic", Maturity.WITHDRAWN)),
            "OMA",
            List.of(
                    new Rung("Draft", Maturity.DRAFT),
                    new Rung("Candidate", Maturity.STABLE),
                    new Rung("Approved", Maturity.PUBLISHED),
                    new Rung("Historic", Maturity.WITHDRAWN)),
            "3GPP",
            List.of(
                    new Rung("Draft", Maturity.DRAFT),
                    new Rung("For information", Maturity.DRAFT),
                    new Rung("For approval", Maturity.STABLE),
                    new Rung("Under change control", Maturity.PUBLISHED),
                    new Rung("Withdrawn", Maturity.WITHDRAWN)),
            "ITU-T",
            List.of(
                    new Rung("Draft", Maturity.DRAFT),
                    new Rung("Consented", Maturity.STABLE),
                    new Rung("In force", Maturity.PUBLISHED),
                    new Rung("Superseded", Maturity.SUPERSEDED),
                    new Rung("Withdrawn", Maturity.WITHDRAWN)));

    /** What the index calls otherwise than most ladders do. */
    private static final Map<String, List<String>> ALSO = Map.of(
            "INTERNET STANDARD", List.of("Standard"),
            "UNKNOWN", List.of("Informational"));

    private Ladders() {}

    /** Rules for an organization that the import enters: those of RFC 4053, with its own ladder where that is known. */
    static Profile rules(String acronym) {
        Profile open = Profile.rfc4053(EVER);
        return new Profile(
                open.validFrom(),
                open.purposes(),
                open.contactModel(),
                open.approvals(),
                open.gates(),
                open.identifierSeries(),
                open.formats(),
                KNOWN.getOrDefault(acronym, open.ladder()),
                open.managersOnlyConvey(),
                open.answerOwed(),
                open.visibility(),
                ZoneOffset.UTC,
                PublishedSchemes.of(acronym));
    }

    /** The step's label on the organization's own ladder of that day: by its word, else by the common scale. */
    static Optional<String> label(Organization organization, VersionRecord version) {
        return label(organization, version.date(), version.maturity(), version.scale());
    }

    static Optional<String> label(Organization organization, LocalDate day, String word, Maturity scale) {
        List<Rung> ladder = organization.profileOn(day).ladder();
        return labelled(ladder, word)
                .or(() -> ALSO.getOrDefault(word, List.of()).stream()
                        .flatMap(other -> labelled(ladder, other).stream())
                        .findFirst())
                .or(() -> ladder.stream()
                        .filter(rung -> rung.maturity() == scale)
                        .map(Rung::label)
                        .findFirst());
    }

    private static Optional<String> labelled(List<Rung> ladder, String word) {
        return ladder.stream().map(Rung::label).filter(word::equalsIgnoreCase).findFirst();
    }
}
