package org.sdohub.adapter.security;

import io.micronaut.context.annotation.Property;
import io.micronaut.context.exceptions.ConfigurationException;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.sdohub.identity.PublicAddress;

/** {@code hub.url}. */
@Singleton
final class ConfiguredAddress implements PublicAddress {

    private static final Pattern FORM = Pattern.compile("https?://[a-z0-9.\\[\\]:-]+/?");

    private final @Nullable URI address;

    ConfiguredAddress(@Property(name = "hub.url") @Nullable String url) {
        String given = url == null ? "" : url.strip().toLowerCase(Locale.ROOT);
        if (!given.isEmpty() && !FORM.matcher(given).matches()) {
            throw new ConfigurationException(
                    "HUB_URL is " + url + ": it is where people reach the hub, scheme, host and perhaps a port, such as"
                            + " https://hub.example, without a path.");
        }
        address = given.isEmpty()
                ? null
                : URI.create(given.endsWith("/") ? given.substring(0, given.length() - 1) : given);
    }

    @Override
    public Optional<URI> find() {
        return Optional.ofNullable(address);
    }
}
