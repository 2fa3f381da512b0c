package org.sdohub.specification;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sdohub.kernel.BodyId.OrganizationId;
import org.sdohub.kernel.Refused;
import org.sdohub.organization.IdentifierScheme;

/** Finds in a running text what organizations' schemes call a specification: the first that begins, and of these the longest. */
final class Identifiers {

    private record Owned(OrganizationId organization, IdentifierScheme scheme, IdentifierPattern pattern) {}

    private final List<Owned> schemes = new ArrayList<>();

    void add(OrganizationId organization, List<IdentifierScheme> more) {
        more.forEach(scheme -> schemes.add(new Owned(organization, scheme, IdentifierPattern.of(scheme.pattern()))));
    }

    /**
     * One place of a text.
     *
     * @param start of its first character, counted from 0 as Java and JavaScript count
     * @param end behind its last character
     * @param version the label of the version that it names; null for none
     * @param date of that version, or how its date begins; null where it says none
     * @param step on the organization's ladder that it says, in the organization's word; null where it says none
     */
    record Mention(
            int start,
            int end,
            String text,
            OrganizationId organization,
            Designation designation,
            @Nullable String version,
            @Nullable String date,
            @Nullable String step) {}

    /** At most so many, in the order of the text. */
    List<Mention> in(String text, int most) {
        List<Mention> found = new ArrayList<>();
        int at = 0;
        while (at < text.length() && found.size() < most) {
            Mention mention = begins(text, at) ? longest(text, at) : null;
            if (mention != null) {
                found.add(mention);
            }
            at = mention == null ? at + 1 : mention.end;
        }
        return found;
    }

    /** What a text that is one identifier and nothing else says; empty where it follows no scheme. */
    Optional<Mention> whole(String identifier) {
        return Optional.ofNullable(longest(identifier, 0)).filter(mention -> mention.end == identifier.length());
    }

    /** Not within a word, nor behind a hyphen: what follows one belongs to a longer name. */
    private static boolean begins(String text, int at) {
        if (at == 0) {
            return true;
        }
        char before = text.charAt(at - 1);
        return !IdentifierPattern.plain(before) && before != '-' && before != '_';
    }

    private @Nullable Mention longest(String text, int at) {
        Mention longest = null;
        for (Owned one : schemes) {
            IdentifierPattern.Match match = one.pattern.at(text, at);
            if (match == null || (longest != null && match.end() <= longest.end)) {
                continue;
            }
            Mention mention = mention(text, at, one, match);
            longest = mention == null ? longest : mention;
        }
        return longest;
    }

    private static @Nullable Mention mention(String text, int at, Owned one, IdentifierPattern.Match match) {
        IdentifierScheme scheme = one.scheme;
        Map<String, String> fields = match.fields();
        try {
            return new Mention(
                    at,
                    match.end(),
                    text.substring(at, match.end()),
                    one.organization,
                    new Designation(Template.filled(scheme.designation(), fields)),
                    said(scheme.version(), fields),
                    said(scheme.date(), fields),
                    step(scheme, fields.get("step")));
        } catch (Refused tooLong) {
            return null;
        }
    }

    private static @Nullable String said(@Nullable String template, Map<String, String> fields) {
        String filled = template == null ? "" : Template.filled(template, fields);
        return filled.isEmpty() ? null : filled;
    }

    private static @Nullable String step(IdentifierScheme scheme, @Nullable String letters) {
        return letters == null
                ? null
                : scheme.steps().stream()
                        .filter(step -> step.letters().equalsIgnoreCase(letters))
                        .map(IdentifierScheme.Step::rung)
                        .findFirst()
                        .orElse(null);
    }
}
