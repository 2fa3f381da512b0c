package org.sdohub.statement;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sdohub.kernel.Problems;
import org.sdohub.kernel.Refusal;
import org.sdohub.organization.Profile.Maturity;
import org.sdohub.specification.Specification;
import org.sdohub.specification.SpecificationId;
import org.sdohub.specification.SpecificationVersion;
import org.sdohub.statement.Envelope.Citation;

/** What a statement says of specifications and texts, held against the catalogue. */
final class Citations {

    private Citations() {}

    /** What is no more than somebody's idea is sent only with a word why (RFC 4053 3.2.1.1). */
    static void refuse(Envelope envelope, Map<SpecificationId, Specification> catalogue, Problems problems) {
        for (int i = 0; i < envelope.citations().size(); i++) {
            Citation citation = envelope.citations().get(i);
            String where = String.valueOf(i);
            problems.addIf(
                    citation.specification() != null && !catalogue.containsKey(citation.specification()),
                    () -> Refusal.notFound(
                            "STATEMENT_CITED_UNKNOWN",
                            "The catalogue has no such specification; cite it by its designation alone.",
                            "citations",
                            where));
            problems.addIf(
                    citation.maturity() == Maturity.IDEA && !citation.explained(),
                    () -> Refusal.invalid(
                            "STATEMENT_CITATION_UNEXPLAINED",
                            "An individual text stands for nobody yet: explain why it is cited.",
                            "citations",
                            where));
        }
    }

    /** As it goes out: what the writer did not say of a text's maturity, the catalogue knows at that moment. */
    static Envelope asSent(Envelope envelope, Map<SpecificationId, Specification> catalogue) {
        List<Citation> told = envelope.citations().stream()
                .map(one -> one.maturity() == null ? one.being(maturity(one, catalogue)) : one)
                .toList();
        return envelope.citing(told);
    }

    /** As the catalogue has it now: of the version that is cited, or else of the newest; null where it knows neither. */
    static @Nullable Maturity maturity(Citation citation, Map<SpecificationId, Specification> catalogue) {
        Specification known = citation.specification() == null ? null : catalogue.get(citation.specification());
        if (known == null) {
            return null;
        }
        return citation.version() == null
                ? known.maturity()
                : version(citation, known).map(SpecificationVersion::maturity).orElse(null);
    }

    static Optional<SpecificationVersion> version(Citation citation, Specification known) {
        return Optional.ofNullable(citation.version()).flatMap(known::version);
    }
}
