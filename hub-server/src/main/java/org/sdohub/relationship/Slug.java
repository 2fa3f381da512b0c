package org.sdohub.relationship;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import org.sdohub.kernel.Refusal;
import org.sdohub.kernel.Refused;

/**
 * A name for addresses and links, such as {@code oma-ietf}: 1 to 80 lower-case letters and digits of ASCII, in words
 * joined by single dashes. It never changes.
 */
public record Slug(String value) {

    private static final int LONGEST = 80;
    private static final Pattern FORM = Pattern.compile("[a-z0-9]+(?:-[a-z0-9]+)*");

    public Slug {
        value = value.strip().toLowerCase(Locale.ROOT);
        if (value.length() > LONGEST || !FORM.matcher(value).matches()) {
            throw new Refused(Refusal.invalid(
                    "RELATIONSHIP_KEY_MALFORMED",
                    "A key has 1 to 80 letters a to z and digits, in words joined by single dashes, such as oma-ietf.",
                    "key"));
        }
    }

    /** What remains of a title when all that cannot stand in a slug is a dash: "Group management" is group-management. */
    public static Slug of(String title) {
        String plain = Normalizer.normalize(title, Normalizer.Form.NFKD).replaceAll("\\p{M}", "");
        String dashed = plain.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        String cut = dashed.length() > LONGEST ? dashed.substring(0, LONGEST) : dashed;
        return new Slug(cut.replaceAll("^-|-$", ""));
    }
}
