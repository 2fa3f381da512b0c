package org.sdohub.adapter.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.micronaut.security.token.jwt.signature.SignatureGeneratorConfiguration;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * Signs access tokens and accepts only such: one algorithm, keys of our own that the token names, and the type of RFC 9068,
 * so that no other token signed with the same key passes for one.
 */
@Singleton
@Named("generator")
final class TokenSignature implements SignatureGeneratorConfiguration {

    static final JWSAlgorithm ALGORITHM = JWSAlgorithm.ES256;
    private static final JOSEObjectType ACCESS_TOKEN = new JOSEObjectType("at+jwt");

    private final SigningKeys keys;

    TokenSignature(SigningKeys keys) {
        this.keys = keys;
    }

    @Override
    public String supportedAlgorithmsMessage() {
        return "Only " + ALGORITHM + " is accepted.";
    }

    @Override
    public boolean supports(JWSAlgorithm algorithm) {
        return ALGORITHM.equals(algorithm);
    }

    @Override
    public SignedJWT sign(JWTClaimsSet claims) throws JOSEException {
        ECKey key = keys.signing();
        JWSHeader header = new JWSHeader.Builder(ALGORITHM)
                .type(ACCESS_TOKEN)
                .keyID(key.getKeyID())
                .build();
        SignedJWT token = new SignedJWT(header, claims);
        token.sign(new ECDSASigner(key));
        return token;
    }

    @Override
    public boolean verify(SignedJWT token) throws JOSEException {
        JWSHeader header = token.getHeader();
        if (!ACCESS_TOKEN.equals(header.getType()) || !supports(header.getAlgorithm()) || header.getKeyID() == null) {
            return false;
        }
        Optional<ECKey> key = keys.verifying(header.getKeyID());
        return key.isPresent() && token.verify(new ECDSAVerifier(key.get()));
    }
}
