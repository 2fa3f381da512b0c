package org.sdohub.adapter.security;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.sdohub.identity.Presented;
import org.sdohub.identity.PublicAddress;
import org.sdohub.kernel.Actor;

/**
 * Identities that wait for the yes of whom they would sign in. Asked because somebody may be signed in at the provider as
 * another one, led there by a page of that other one's.
 */
@Singleton
final class OidcOffers {

    /** @param account who may say yes */
    record Pending(String issuer, String subject, String as, String account, Instant at) {}

    private static final int TEXTS = 5;

    private final SealedCookie cookie;
    private final Clock clock;

    OidcOffers(PublicAddress address, SealedText seal, Clock clock) {
        this.cookie = new SealedCookie("hub-link", address, seal);
        this.clock = clock;
    }

    /** The Set-Cookie header. */
    String set(Pending offer) {
        return cookie.set(
                List.of(offer.issuer, offer.subject, offer.as, offer.account, String.valueOf(offer.at.toEpochMilli())));
    }

    String clear() {
        return cookie.clear();
    }

    Optional<Pending> find(Presented request, Actor reader) {
        return cookie.find(request, TEXTS)
                .map(texts -> new Pending(
                        texts.get(0),
                        texts.get(1),
                        texts.get(2),
                        texts.get(3),
                        Instant.ofEpochMilli(Long.parseLong(texts.get(4)))))
                .filter(offer -> offer.account.equals(reader.account()))
                .filter(offer -> !clock.instant().isAfter(offer.at.plus(SealedCookie.LASTING)));
    }
}
