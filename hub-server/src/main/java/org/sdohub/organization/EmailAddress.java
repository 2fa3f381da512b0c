package org.sdohub.organization;

import java.util.regex.Pattern;
import org.sdohub.kernel.Refusal;
import org.sdohub.kernel.Refused;

/** A bare address, {@code local@domain}: no display name, no comment, nothing invisible and no line break
 * of any script, at most 254 characters. */
public record EmailAddress(String value) {

    private static final Pattern FORM = Pattern.compile("[^\\s@<>()\\[\\],;:\\\\\"\\p{C}\\p{Z}]{1,64}@"
            + "(?=.{1,189}$)[\\p{L}\\p{N}](?:[\\p{L}\\p{N}-]*[\\p{L}\\p{N}])?"
            + "(?:\\.[\\p{L}\\p{N}](?:[\\p{L}\\p{N}-]*[\\p{L}\\p{N}])?)+");

    public EmailAddress {
        value = value.strip();
        if (!FORM.matcher(value).matches()) {
            throw new Refused(Refusal.invalid(
                    "ORGANIZATION_ADDRESS_MALFORMED",
                    "A mail address has the form name@domain, without a display name."));
        }
    }
}
