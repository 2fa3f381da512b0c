package org.sdohub.specification;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sdohub.kernel.Problems;
import org.sdohub.kernel.Refusal;
import org.sdohub.organization.IdentifierScheme;
import org.sdohub.organization.Profile.Rung;

/** What schemes must keep to before they become part of an organization's rules. */
public final class IdentifierSchemes {

    private static final int MOST = 50;
    private static final int LONGEST = 300;

    private IdentifierSchemes() {}

    /** @param ladder that of the same rules: what a scheme calls a step is one of it */
    public static void refuseMalformed(List<IdentifierScheme> schemes, List<Rung> ladder) {
        Problems problems = new Problems();
        problems.addIf(
                schemes.size() > MOST,
                () -> malformed("An organization has at most " + MOST + " schemes.", "identifierSchemes"));
        for (int i = 0; i < schemes.size(); i++) {
            check(problems, schemes.get(i), ladder, String.valueOf(i));
        }
        problems.refuseIfAny();
    }

    private static void check(Problems problems, IdentifierScheme scheme, List<Rung> ladder, String place) {
        Set<String> fields = fields(problems, scheme.pattern(), place);
        if (fields == null) {
            return;
        }
        template(problems, scheme.designation(), fields, place, "designation");
        problems.addIf(
                scheme.designation().isBlank(),
                () -> malformed("Say what the document is called by.", "identifierSchemes", place, "designation"));
        template(problems, scheme.version(), fields, place, "version");
        template(problems, scheme.date(), fields, place, "date");
        problems.addIf(
                !scheme.steps().isEmpty() && !fields.contains("step"),
                () -> malformed("The pattern has no field called step.", "identifierSchemes", place, "steps"));
        for (IdentifierScheme.Step step : scheme.steps()) {
            boolean known = ladder.stream().map(Rung::label).anyMatch(step.rung()::equalsIgnoreCase);
            problems.addIf(
                    !known,
                    () -> malformed(
                            "The ladder has no step called " + step.rung() + ".", "identifierSchemes", place, "steps"));
        }
    }

    /** Null where it is no pattern. */
    private static @Nullable Set<String> fields(Problems problems, String pattern, String place) {
        try {
            if (pattern.length() <= LONGEST) {
                return IdentifierPattern.of(pattern).fields();
            }
        } catch (IllegalArgumentException malformed) {
            // Told below.
        }
        problems.add(malformed(
                "This is no pattern: brackets and braces are closed, at most one field has no sign behind it, the signs "
                        + "of the others are all # or all @, and it has at most " + LONGEST + " characters.",
                "identifierSchemes",
                place,
                "pattern"));
        return null;
    }

    private static void template(
            Problems problems, @Nullable String template, Set<String> fields, String place, String field) {
        if (template == null) {
            return;
        }
        Set<String> unknown = new HashSet<>(Template.fields(template));
        unknown.removeAll(fields);
        problems.addIf(
                template.length() > LONGEST || !Template.closed(template) || !unknown.isEmpty(),
                () -> malformed(
                        "It has at most " + LONGEST + " characters, its brackets and braces are closed, and its fields "
                                + "are those of the pattern.",
                        "identifierSchemes",
                        place,
                        field));
    }

    private static Refusal malformed(String message, String... field) {
        return Refusal.invalid("PROFILE_SCHEME_MALFORMED", message, field);
    }
}
