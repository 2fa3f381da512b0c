package org.sdohub.adapter.security;

import io.micronaut.context.annotation.EachProperty;
import io.micronaut.context.annotation.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * One provider of sign-in by OpenID Connect.
 *
 * @param name as in {@code hub.oidc.<name>}
 * @param issuer its address, exactly as it says itself
 * @param clientId as the provider knows the hub
 * @param clientSecret null where the provider gave none
 * @param label as people know it; null: the name
 */
@EachProperty("hub.oidc")
record OidcConfiguration(
        @Parameter String name,
        @Nullable String issuer,
        @Nullable String clientId,
        @Nullable String clientSecret,
        @Nullable String label) {

    /**
     * Environment names do not tell dots from hyphens: HUB_OIDC_SDO_CLIENT_ID also reads as a provider "sdo-client" that has
     * nothing but an id, which is none.
     */
    boolean isMeant() {
        return issuer != null || clientId != null;
    }

    @Override
    public String toString() {
        return "OidcConfiguration[" + name + ", " + issuer + "]";
    }
}
