package org.sdohub.adapter.security;

import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.Nonce;
import java.time.Instant;
import java.util.List;
import org.sdohub.identity.ReturnPath;

/**
 * A sign-in at a provider that one browser has begun.
 *
 * @param session to whose account the identity is to be linked; empty to sign in
 */
record OidcAttempt(
        String provider,
        String state,
        String nonce,
        String verifier,
        ReturnPath back,
        String session,
        Instant begunAt) {

    static final int TEXTS = 7;

    static OidcAttempt begin(String provider, ReturnPath back, String session, Instant now) {
        return new OidcAttempt(
                provider,
                new State().getValue(),
                new Nonce().getValue(),
                new CodeVerifier().getValue(),
                back,
                session,
                now);
    }

    static OidcAttempt of(List<String> texts) {
        return new OidcAttempt(
                texts.get(0),
                texts.get(1),
                texts.get(2),
                texts.get(3),
                new ReturnPath(texts.get(4)),
                texts.get(5),
                Instant.ofEpochMilli(Long.parseLong(texts.get(6))));
    }

    List<String> texts() {
        return List.of(provider, state, nonce, verifier, back.value(), session, String.valueOf(begunAt.toEpochMilli()));
    }

    boolean links() {
        return !session.isEmpty();
    }

    boolean isOver(Instant now) {
        return now.isAfter(begunAt.plus(SealedCookie.LASTING));
    }

    @Override
    public String toString() {
        return "OidcAttempt[" + provider + ", " + begunAt + "]";
    }
}
