package org.sdohub.identity;

import java.util.Locale;
import java.util.regex.Pattern;
import org.sdohub.kernel.Refusal;
import org.sdohub.kernel.Refused;

/**
 * The name by which somebody signs in, kept as it was written. Two that differ in case only are the same; ASCII only, so
 * that no two look alike.
 *
 * @param value 3 to 64 of letters, digits and {@code . _ + @ -}, beginning with a letter or digit
 */
public record Username(String value) {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._+@-]{2,63}");

    public Username {
        if (!isWellFormed(value)) {
            throw new Refused(Refusal.invalid(
                    "IDENTITY_USERNAME_FORM",
                    "A username has 3 to 64 letters, digits or . _ + @ - and begins with a letter or digit.",
                    "username"));
        }
    }

    static boolean isWellFormed(String value) {
        return FORM.matcher(value).matches();
    }

    /** The form under which it is unique. */
    public String key() {
        return value.toLowerCase(Locale.ROOT);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Username username && key().equals(username.key());
    }

    @Override
    public int hashCode() {
        return key().hashCode();
    }

    @Override
    public String toString() {
        return value;
    }
}
