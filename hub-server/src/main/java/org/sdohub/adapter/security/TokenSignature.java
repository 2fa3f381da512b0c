package org.sdohub.adapter.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.micronaut.security.token.jwt.signature.SignatureGeneratorConfiguration;
import jakarta.inject.Named;
import jakarta.inject.Singleton;

/**
 * Signs access tokens and accepts only such: one algorithm, and the type of RFC 9068, so that no other token signed with
 * the same key passes for one.
 */
@Singleton
@Named("generator")
final class TokenSignature implements SignatureGeneratorConfiguration {

    private static final JWSAlgorithm ALGORITHM = JWSAlgorithm.HS256;
    private static final JOSEObjectType ACCESS_TOKEN = new JOSEObjectType("at+jwt");

    private final TokenSecret secret;

    TokenSignature(TokenSecret secret) {
        this.secret = secret;
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
        JWSHeader header = new JWSHeader.Builder(ALGORITHM).type(ACCESS_TOKEN).build();
        SignedJWT token = new SignedJWT(header, claims);
        token.sign(new MACSigner(secret.bytes()));
        return token;
    }

    @Override
    public boolean verify(SignedJWT token) throws JOSEException {
        boolean access = ACCESS_TOKEN.equals(token.getHeader().getType());
        return access && supports(token.getHeader().getAlgorithm()) && token.verify(new MACVerifier(secret.bytes()));
    }
}
