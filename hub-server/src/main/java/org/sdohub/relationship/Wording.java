package org.sdohub.relationship;

import org.sdohub.kernel.Problems;
import org.sdohub.kernel.Refusal;

/** How long texts may be. */
final class Wording {

    private static final int LINE = 300;
    private static final int PROSE = 20_000;

    private Wording() {}

    /** One line of 1 to 300 characters. */
    static void title(Problems problems, String text, String... field) {
        problems.addIf(text.isBlank(), () -> malformed("This needs a line of text.", field));
        line(problems, text, field);
    }

    /** One line of at most 300 characters, or nothing. */
    static void line(Problems problems, String text, String... field) {
        boolean wrong = text.length() > LINE || text.chars().anyMatch(Character::isISOControl);
        problems.addIf(wrong, () -> malformed("This is one line of at most " + LINE + " characters.", field));
    }

    /** At most 20,000 characters on any number of lines, or nothing. */
    static void prose(Problems problems, String text, String... field) {
        problems.addIf(
                text.length() > PROSE, () -> malformed("This text has at most " + PROSE + " characters.", field));
    }

    private static Refusal malformed(String message, String... field) {
        return Refusal.invalid("RELATIONSHIP_TEXT_MALFORMED", message, field);
    }
}
