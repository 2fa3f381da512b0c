package org.sdohub.adapter.web;

import io.micronaut.context.annotation.Property;
import io.micronaut.context.exceptions.ConfigurationException;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code GET /.well-known/security.txt} (RFC 9116): whom to tell of a weakness. Not there where nobody is named. */
@Controller("/.well-known/security.txt")
@Secured(SecurityRule.IS_ANONYMOUS)
class SecurityContact {

    /** RFC 9116 2.5.5 recommends less than a year. */
    private static final Duration GOOD_FOR = Duration.ofDays(180);
    /** RFC 9116 2.5.3: a URI, and a web page by https only. */
    private static final Pattern FORM = Pattern.compile("(mailto:|https://|tel:)[!-~]{3,200}");

    private final @Nullable String contact;
    private final Clock clock;

    SecurityContact(@Property(name = "hub.security.contact") @Nullable String contact, Clock clock) {
        if (contact != null && !FORM.matcher(contact).matches()) {
            throw new ConfigurationException("HUB_SECURITY_CONTACT is " + contact
                    + ": it begins with mailto:, https:// or tel:, such as mailto:security@sdo.example.");
        }
        this.contact = contact;
        this.clock = clock;
    }

    @Get(produces = MediaType.TEXT_PLAIN)
    HttpResponse<String> contact() {
        if (contact == null) {
            return HttpResponse.notFound();
        }
        Instant until = clock.instant().plus(GOOD_FOR).truncatedTo(ChronoUnit.DAYS);
        return HttpResponse.ok("Contact: " + contact + "\nExpires: " + until + "\nPreferred-Languages: en\n");
    }
}
