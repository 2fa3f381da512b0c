package org.sdohub.identity;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;
import org.sdohub.kernel.Refusal;
import org.sdohub.kernel.Refused;

/**
 * Who somebody is at a provider of sign-in, and to which account that belongs. Never found by a mail address: those change
 * hands, and a provider may let anybody write any.
 *
 * @param issuer the provider (OpenID Connect Core 2, {@code iss}), at most 500 characters
 * @param subject as the provider names somebody for good ({@code sub}), 1 to 255 printable ASCII characters
 */
public record ExternalIdentity(String issuer, String subject, AccountId account, Instant linkedAt) {

    private static final Pattern SUBJECT = Pattern.compile("[ -~]{1,255}");
    private static final int LONGEST_ISSUER = 500;

    public ExternalIdentity {
        linkedAt = linkedAt.truncatedTo(ChronoUnit.MILLIS);
        if (issuer.isBlank()
                || issuer.length() > LONGEST_ISSUER
                || !SUBJECT.matcher(subject).matches()) {
            throw new Refused(Refusal.invalid(
                    "IDENTITY_EXTERNAL_FORM",
                    "An external identity is the address of a provider and the subject by which it names somebody, 1 to 255"
                            + " printable ASCII characters.",
                    "subject"));
        }
    }
}
