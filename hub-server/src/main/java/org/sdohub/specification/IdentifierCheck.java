package org.sdohub.specification;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sdohub.kernel.Problems;
import org.sdohub.kernel.Refusal;
import org.sdohub.organization.Organization;
import org.sdohub.organization.Profile.Rung;
import org.sdohub.specification.Identifiers.Mention;

/**
 * Holds what a document's identifier says by its owner's schemes against what is said beside it: document, version, day and
 * step (domain.md 3). An identifier that follows no scheme says nothing: schemes need not know every document.
 */
final class IdentifierCheck {

    private static final String CODE = "SPECIFICATION_IDENTIFIER_CONTRADICTS";

    private final Organization organization;
    private final LocalDate today;

    IdentifierCheck(Organization organization, LocalDate today) {
        this.organization = organization;
        this.today = today;
    }

    void refuseContradicting(Specification of, SpecificationVersion.Details said) {
        String identifier = said.identifier();
        Identifiers schemes = new Identifiers();
        schemes.add(organization.id(), organization.profileOn(today).identifierSchemes());
        if (identifier != null) {
            schemes.whole(identifier).ifPresent(mention -> refuseContradicting(of, said, mention));
        }
    }

    private void refuseContradicting(Specification of, SpecificationVersion.Details said, Mention mention) {
        Problems problems = new Problems();
        String folded = mention.designation().folded();
        boolean other = Stream.concat(Stream.of(of.designation()), of.aliases().stream())
                .map(Designation::folded)
                .noneMatch(folded::equals);
        problems.addIf(other, () -> refusal("document", mention.designation().value()));
        String version = mention.version();
        problems.addIf(version != null && !calls(said.label(), version), () -> refusal("version", version));
        String date = mention.date();
        problems.addIf(date != null && !said.date().toString().startsWith(date), () -> refusal("date", date));
        String step = mention.step();
        boolean higher = step != null
                && rung(step)
                        .map(named -> named.maturity().compareTo(said.rung().maturity()) > 0)
                        .orElse(false);
        problems.addIf(higher, () -> refusal("maturity", step));
        problems.refuseIfAny();
    }

    /** The step of a published version may rise while its name stays, but nothing is lower than its own name says. */
    private Optional<Rung> rung(String label) {
        return organization.profileOn(today).ladder().stream()
                .filter(rung -> rung.label().equalsIgnoreCase(label))
                .findFirst();
    }

    private static Refusal refusal(String what, @Nullable String said) {
        return new Refusal.Broken(
                CODE,
                "By its owner's own scheme this identifier says another " + what + ": " + said + ".",
                List.of("identifier"),
                "Correct the identifier, or what is said beside it; leave the identifier away where it has none.");
    }

    /** {@code 02} and {@code -02}, {@code V1.2} and {@code 1.2} are one; so is {@code 1.2 of 2004}. */
    private static boolean calls(String label, String version) {
        String one = plain(label);
        String other = plain(version);
        return one.equals(other) || one.startsWith(other + " ");
    }

    private static String plain(String version) {
        return version.strip().toLowerCase(Locale.ROOT).replaceFirst("^[-v]+", "");
    }
}
