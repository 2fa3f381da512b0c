package org.sdohub.adapter.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSetUnavailableException;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sdohub.identity.Providers.Provider;

/**
 * One provider: where it is asked (OpenID Connect Discovery 1.0), the way there (authorization code with PKCE, RFC 7636), and
 * what its answer is worth (OpenID Connect Core 3.1.3.7). What it says of how somebody signed in there is not looked at.
 */
final class OidcProvider {

    /** It cannot be asked. */
    static final class Down extends Exception {
        Down(String why, @Nullable Throwable cause) {
            super(why, cause);
        }
    }

    /** It answered what cannot be trusted, or no. */
    static final class Bad extends Exception {
        Bad(String why, @Nullable Throwable cause) {
            super(why, cause);
        }
    }

    private record Known(Instant at, OIDCProviderMetadata metadata, JWKSource<SecurityContext> keys) {}

    private static final Set<JWSAlgorithm> ALGORITHMS =
            Set.of(JWSAlgorithm.RS256, JWSAlgorithm.PS256, JWSAlgorithm.ES256);
    private static final int CLOCKS_APART_SECONDS = 60;
    private static final Duration KEPT = Duration.ofMinutes(10);
    private static final long KEYS_KEPT_MILLIS = Duration.ofMinutes(5).toMillis();
    /** How often at most a key that is not known makes the hub ask for the keys again. */
    private static final long KEYS_AGAIN_MILLIS = Duration.ofSeconds(1).toMillis();

    private final Provider shown;
    private final URI issuer;
    private final ClientID client;
    private final @Nullable Secret secret;
    private final URI callback;
    private final OidcHttp http;
    private final Duration patience;
    private final Clock clock;
    private volatile @Nullable Known known;

    OidcProvider(Provider shown, String clientId, @Nullable String secret, URI hub, Duration patience, Clock clock) {
        this.shown = shown;
        this.issuer = URI.create(shown.issuer());
        this.client = new ClientID(clientId);
        this.secret = secret == null ? null : new Secret(secret);
        this.callback = URI.create(hub + "/sign-in/callback/" + shown.name());
        this.http = new OidcHttp(issuer, patience);
        this.patience = patience;
        this.clock = clock;
    }

    Provider shown() {
        return shown;
    }

    /** Where the browser is sent. */
    URI way(OidcAttempt attempt) throws Down, Bad {
        return new AuthenticationRequest.Builder(
                        ResponseType.CODE, new Scope("openid", "profile", "email"), client, callback)
                .endpointURI(known().metadata.getAuthorizationEndpointURI())
                .state(new State(attempt.state()))
                .nonce(new Nonce(attempt.nonce()))
                .codeChallenge(new CodeVerifier(attempt.verifier()), CodeChallengeMethod.S256)
                .build()
                .toURI();
    }

    /** Who the code stands for. */
    IDTokenClaimsSet redeem(String code, OidcAttempt attempt) throws Down, Bad {
        Known now = known();
        try {
            var grant = new AuthorizationCodeGrant(
                    new AuthorizationCode(code), callback, new CodeVerifier(attempt.verifier()));
            TokenResponse answer = OIDCTokenResponseParser.parse(
                    http.post(request(grant, now.metadata).toHTTPRequest()));
            if (!answer.indicatesSuccess()) {
                throw new Bad(
                        "did not take the code: "
                                + answer.toErrorResponse().getErrorObject().getCode(),
                        null);
            }
            OIDCTokenResponse tokens = (OIDCTokenResponse) answer.toSuccessResponse();
            return validator(now).validate(tokens.getOIDCTokens().getIDToken(), new Nonce(attempt.nonce()));
        } catch (IOException | JWKSetUnavailableException failure) {
            throw new Down(String.valueOf(failure.getMessage()), failure);
        } catch (ParseException | BadJOSEException | JOSEException | RuntimeException bad) {
            // The library fails in more ways than it says on what no provider should send.
            throw new Bad(String.valueOf(bad.getMessage()), bad);
        }
    }

    private TokenRequest request(AuthorizationCodeGrant grant, OIDCProviderMetadata metadata) {
        URI endpoint = metadata.getTokenEndpointURI();
        if (secret == null) {
            return new TokenRequest.Builder(endpoint, client, grant).build();
        }
        List<ClientAuthenticationMethod> methods = metadata.getTokenEndpointAuthMethods();
        boolean inBody = methods != null
                && methods.contains(ClientAuthenticationMethod.CLIENT_SECRET_POST)
                && !methods.contains(ClientAuthenticationMethod.CLIENT_SECRET_BASIC);
        ClientAuthentication proof =
                inBody ? new ClientSecretPost(client, secret) : new ClientSecretBasic(client, secret);
        return new TokenRequest.Builder(endpoint, proof, grant).build();
    }

    private IDTokenValidator validator(Known now) {
        var validator = new IDTokenValidator(
                new Issuer(issuer), client, new JWSVerificationKeySelector<>(ALGORITHMS, now.keys), null);
        validator.setMaxClockSkew(CLOCKS_APART_SECONDS);
        return validator;
    }

    private Known known() throws Down, Bad {
        Known last = known;
        Instant now = clock.instant();
        if (last != null && last.at.plus(KEPT).isAfter(now)) {
            return last;
        }
        Known next = asked(now, last);
        known = next;
        return next;
    }

    private Known asked(Instant now, @Nullable Known last) throws Down, Bad {
        String address = issuer.toString().replaceFirst("/$", "") + "/.well-known/openid-configuration";
        try {
            OIDCProviderMetadata metadata = OIDCProviderMetadata.parse(http.get(URI.create(address)));
            requireItself(metadata);
            return new Known(now, metadata, keys(metadata.getJWKSetURI(), last));
        } catch (IOException failure) {
            throw new Down(String.valueOf(failure.getMessage()), failure);
        } catch (ParseException | RuntimeException malformed) {
            throw new Bad(String.valueOf(malformed.getMessage()), malformed);
        }
    }

    private void requireItself(OIDCProviderMetadata metadata) throws Bad {
        if (!metadata.getIssuer().getValue().equals(shown.issuer())) {
            throw new Bad("says that it is " + metadata.getIssuer(), null);
        }
        boolean complete = Stream.of(
                        metadata.getAuthorizationEndpointURI(), metadata.getTokenEndpointURI(), metadata.getJWKSetURI())
                .allMatch(address -> address != null && http.allows(address));
        if (!complete) {
            throw new Bad("names an address that is missing or not https", null);
        }
    }

    private JWKSource<SecurityContext> keys(URI address, @Nullable Known last) throws IOException {
        if (last != null && last.metadata.getJWKSetURI().equals(address)) {
            return last.keys;
        }
        return JWKSourceBuilder.<SecurityContext>create(address.toURL(), http)
                .cache(KEYS_KEPT_MILLIS, patience.toMillis())
                .refreshAheadCache(false)
                .rateLimited(KEYS_AGAIN_MILLIS)
                .build();
    }
}
