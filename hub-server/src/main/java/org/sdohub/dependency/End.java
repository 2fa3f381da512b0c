package org.sdohub.dependency;

import org.jspecify.annotations.Nullable;
import org.sdohub.kernel.Refusal;
import org.sdohub.kernel.Refused;
import org.sdohub.specification.SpecificationId;
import org.sdohub.specification.VersionId;

/** What depends, or what it depends on. */
public sealed interface End {

    /** The specification in whatever version is the newest. */
    record WholeSpecification(SpecificationId specification) implements End {}

    record ExactVersion(SpecificationId specification, VersionId version) implements End {}

    /** A deliverable, or a document that no catalogue knows yet, in the words of who declared it: one line of 1 to 300. */
    record UncataloguedText(String text) implements End {

        private static final int LONGEST = 300;

        public UncataloguedText {
            text = text.strip();
            if (text.isEmpty() || text.length() > LONGEST || text.chars().anyMatch(Character::isISOControl)) {
                throw new Refused(Refusal.invalid(
                        "DEPENDENCY_TEXT_MALFORMED", "The text has 1 to " + LONGEST + " characters on one line."));
            }
        }
    }

    /** Null for what no catalogue knows. */
    static @Nullable SpecificationId specification(End end) {
        return switch (end) {
            case WholeSpecification whole -> whole.specification();
            case ExactVersion exact -> exact.specification();
            case UncataloguedText text -> null;
        };
    }
}
