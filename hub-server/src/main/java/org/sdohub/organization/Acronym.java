package org.sdohub.organization;

import java.util.Locale;
import java.util.regex.Pattern;
import org.sdohub.kernel.Refusal;
import org.sdohub.kernel.Refused;

/** The short name people use: kept as written, compared in any case. 1 to 40 characters, no blank, no slash. */
public record Acronym(String value) {

    private static final Pattern FORM = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._+&-]{0,39}");

    public Acronym {
        value = value.strip();
        if (!FORM.matcher(value).matches()) {
            throw new Refused(Refusal.invalid(
                    "ORGANIZATION_ACRONYM_MALFORMED",
                    "An acronym has 1 to 40 letters, digits, dots, dashes, + or &, and begins with a letter or digit.",
                    "acronym"));
        }
    }

    public String folded() {
        return value.toUpperCase(Locale.ROOT);
    }
}
