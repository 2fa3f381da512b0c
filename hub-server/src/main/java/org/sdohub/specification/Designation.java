package org.sdohub.specification;

import java.util.Locale;
import java.util.regex.Pattern;
import org.sdohub.kernel.Refusal;
import org.sdohub.kernel.Refused;

/**
 * What a specification is called by: {@code RFC 3261}, {@code 3GPP TS 23.228}. Kept as written with single blanks,
 * compared without blanks and in any case, because people write RFC3261 as well. 1 to 160 characters on one line.
 */
public record Designation(String value) implements Comparable<Designation> {

    private static final int LONGEST = 160;
    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}]+");
    private static final Pattern FORM = Pattern.compile("[^\\p{Cntrl}\\p{Cf}\\p{Zl}\\p{Zp}]{1," + LONGEST + "}");
    private static final Pattern DIGITS = Pattern.compile("\\d+");
    private static final int WIDTH = 10;

    public Designation {
        value = BLANKS.matcher(value).replaceAll(" ").strip();
        if (!FORM.matcher(value).matches()) {
            throw new Refused(Refusal.invalid(
                    "SPECIFICATION_DESIGNATION_MALFORMED",
                    "A designation has 1 to " + LONGEST + " characters on one line.",
                    "designation"));
        }
    }

    public String folded() {
        return BLANKS.matcher(value).replaceAll("").toUpperCase(Locale.ROOT);
    }

    /** Sorts RFC 822 before RFC 3261: numbers by their size, the rest by letters in any case. */
    public String sortKey() {
        return DIGITS.matcher(value.toUpperCase(Locale.ROOT))
                .replaceAll(number ->
                        "0".repeat(Math.max(0, WIDTH - number.group().length())) + number.group());
    }

    @Override
    public int compareTo(Designation other) {
        return sortKey().compareTo(other.sortKey());
    }

    @Override
    public String toString() {
        return value;
    }
}
