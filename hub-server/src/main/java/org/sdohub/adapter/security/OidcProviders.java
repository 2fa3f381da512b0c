package org.sdohub.adapter.security;

import io.micronaut.context.annotation.Property;
import io.micronaut.context.exceptions.ConfigurationException;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.sdohub.identity.Presented;
import org.sdohub.identity.Providers;
import org.sdohub.identity.PublicAddress;
import org.sdohub.kernel.Actor;

/** The providers that the configuration names; what is wrong with one stops the start. */
@Singleton
final class OidcProviders implements Providers {

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,29}");

    private final List<OidcProvider> providers;
    private final OidcOffers offers;

    OidcProviders(
            List<OidcConfiguration> configured,
            PublicAddress address,
            OidcOffers offers,
            @Property(name = "hub.oidc-patience", defaultValue = "5s") Duration patience,
            Clock clock) {
        this.offers = offers;
        this.providers = configured.stream()
                .filter(OidcConfiguration::isMeant)
                .sorted(Comparator.comparing(OidcConfiguration::name))
                .map(one -> provider(one, address, patience, clock))
                .toList();
    }

    private static OidcProvider provider(OidcConfiguration one, PublicAddress address, Duration patience, Clock clock) {
        String name = one.name();
        String client = one.clientId();
        refuseUnless(NAME.matcher(name).matches(), name, "is called by small letters, digits and hyphens, at most 30");
        refuseUnless(
                client != null && !client.isBlank(), name, "needs a client-id, by which the provider knows the hub");
        String issuer = issuer(name, one.issuer());
        URI hub = address.find()
                .orElseThrow(() -> new ConfigurationException("HUB_URL is not set: a provider of sign-in (hub.oidc."
                        + name + ") sends people back to where the hub is reached, such as https://hub.example."));
        String label = Objects.requireNonNullElse(one.label(), name);
        return new OidcProvider(
                new Provider(name, label, issuer),
                Objects.requireNonNull(client),
                one.clientSecret(),
                hub,
                patience,
                clock);
    }

    private static String issuer(String name, @Nullable String given) {
        String wanted = "needs an issuer, the https address by which the provider calls itself";
        refuseUnless(given != null, name, wanted);
        String issuer = Objects.requireNonNull(given);
        try {
            URI address = URI.create(issuer);
            boolean plain = address.getRawQuery() == null && address.getRawFragment() == null;
            refuseUnless(plain && new OidcHttp(address, Duration.ofSeconds(1)).allows(address), name, wanted);
        } catch (IllegalArgumentException malformed) {
            refuseUnless(false, name, wanted);
        }
        return issuer;
    }

    private static void refuseUnless(boolean right, String name, String wanted) {
        if (!right) {
            throw new ConfigurationException("The provider of sign-in hub.oidc." + name + " " + wanted + ".");
        }
    }

    @Override
    public List<Provider> all() {
        return providers.stream().map(OidcProvider::shown).toList();
    }

    @Override
    public Optional<Offer> offered(Presented request, Actor reader) {
        return offers.find(request, reader)
                .flatMap(offer -> all().stream()
                        .filter(one -> one.issuer().equals(offer.issuer()))
                        .findFirst()
                        .map(one -> new Offer(one, offer.as())));
    }

    Optional<OidcProvider> find(String name) {
        return providers.stream().filter(one -> one.shown().name().equals(name)).findFirst();
    }

    Optional<OidcProvider> byIssuer(String issuer) {
        return providers.stream()
                .filter(one -> one.shown().issuer().equals(issuer))
                .findFirst();
    }
}
