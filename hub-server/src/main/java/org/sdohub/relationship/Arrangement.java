package org.sdohub.relationship;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.sdohub.kernel.BodyId.OrganizationId;

/**
 * What both sides consent to. It changes only while the relationship is proposed or under revision.
 *
 * @param purpose in words; may be empty
 * @param scope one line, what it is limited to; empty for all that the two have to do with each other
 * @param principles in words; may be empty
 */
public record Arrangement(
        Kind kind, Side first, Side second, String purpose, String scope, String principles, Terms terms) {

    /** Informal work and statements need no relationship at all (RFC 4052 2.4). */
    public enum Kind {
        FORMAL,
        INFORMAL
    }

    public List<Side> sides() {
        return List.of(first, second);
    }

    public List<OrganizationId> organizations() {
        return List.of(first.organization(), second.organization());
    }

    public Optional<Side> side(OrganizationId organization) {
        return sides().stream()
                .filter(side -> side.organization().equals(organization))
                .findFirst();
    }

    public OrganizationId other(OrganizationId organization) {
        return first.organization().equals(organization) ? second.organization() : first.organization();
    }

    /** The same for the same pair and scope, whoever is named first: only one living relationship may have it. */
    public String pairAndScope() {
        List<String> parties =
                Stream.of(first, second).map(Side::party).sorted().toList();
        String folded = scope.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
        return parties.getFirst() + "|" + parties.getLast() + "|" + folded;
    }
}
