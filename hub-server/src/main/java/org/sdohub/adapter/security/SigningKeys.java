package org.sdohub.adapter.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import jakarta.inject.Singleton;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.sdohub.identity.TokenKey;
import org.sdohub.identity.TokenKeyStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The keys of access tokens. One signs at a time; it is published a while before it does, and stays until the last token
 * that it signed is over. Nodes share them by the database, and each makes the next one when it is time: two at once do no
 * harm.
 */
@Singleton
final class SigningKeys {

    /** For how long others may keep what was published, and so how long before its first signature a key is there. */
    static final Duration AHEAD = Duration.ofMinutes(5);
    /** Another node's new key is seen within this time; one that a token names is looked for at once, but no more often. */
    private static final Duration REREAD = Duration.ofSeconds(20);

    private static final Logger LOG = LoggerFactory.getLogger(SigningKeys.class);

    private record Known(Instant readAt, List<Made> keys) {}

    /** A key that this hub could open. */
    private record Made(Instant at, ECKey key) {}

    private final TokenKeyStore store;
    private final SealedText seal;
    private final Duration every;
    private final Duration longestToken;
    private final Clock clock;
    /** Those that could not be opened, each told once. */
    private final Set<String> told = ConcurrentHashMap.newKeySet();

    private volatile Known known = new Known(Instant.MIN, List.of());

    SigningKeys(TokenKeyStore store, SealedText seal, SecurityConfiguration configuration, Clock clock) {
        this.store = store;
        this.seal = seal;
        this.every = Duration.ofDays(configuration.keyDays());
        this.longestToken = Duration.ofSeconds(configuration.seconds());
        this.clock = clock;
    }

    ECKey signing() {
        Instant now = clock.instant();
        List<Made> keys = current(now);
        if (keys.isEmpty() || !keys.getFirst().at.plus(every).isAfter(now)) {
            keys = another(now);
        }
        Instant published = now.minus(AHEAD);
        return keys.stream()
                .filter(made -> !made.at.isAfter(published))
                .findFirst()
                // The very first one cannot be waited for.
                .orElse(keys.getLast())
                .key;
    }

    Optional<ECKey> verifying(String id) {
        Instant now = clock.instant();
        return find(id, current(now))
                .or(() -> known.readAt.plusSeconds(1).isBefore(now) ? find(id, read(now)) : Optional.empty());
    }

    /** Without their secret parts, the newest first. */
    List<ECKey> published() {
        signing();
        return current(clock.instant()).stream()
                .map(made -> made.key.toPublicJWK())
                .toList();
    }

    private static Optional<ECKey> find(String id, List<Made> keys) {
        return keys.stream()
                .map(Made::key)
                .filter(key -> id.equals(key.getKeyID()))
                .findFirst();
    }

    private List<Made> current(Instant now) {
        Known read = known;
        return read.readAt.plus(REREAD).isAfter(now) ? read.keys : read(now);
    }

    private synchronized List<Made> read(Instant now) {
        List<Made> opened = store.all().stream()
                .sorted(Comparator.comparing(TokenKey::madeAt).reversed())
                .flatMap(key -> opened(key).stream())
                .toList();
        // The next one takes over when it has been there for a while; then the last tokens of this one run out.
        Instant over = now.minus(AHEAD).minus(longestToken);
        List<Made> keys = IntStream.range(0, opened.size())
                .filter(at -> at == 0 || opened.get(at - 1).at.isAfter(over))
                .mapToObj(opened::get)
                .toList();
        known = new Known(now, keys);
        return keys;
    }

    private synchronized List<Made> another(Instant now) {
        List<Made> keys = read(now);
        if (!keys.isEmpty() && keys.getFirst().at.plus(every).isAfter(now)) {
            return keys;
        }
        String id = UUID.randomUUID().toString();
        store.add(new TokenKey(id, now, seal.seal(generated(id).toJSONString(), id)));
        List<Made> more = read(now);
        store.dropMadeBefore(more.getLast().at);
        return more;
    }

    private static ECKey generated(String id) {
        try {
            return new ECKeyGenerator(Curve.P_256)
                    .keyID(id)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(TokenSignature.ALGORITHM)
                    .generate();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private Optional<Made> opened(TokenKey key) {
        try {
            Optional<String> text = seal.open(key.sealed(), key.id());
            if (text.isPresent()) {
                return Optional.of(new Made(key.madeAt(), ECKey.parse(text.get())));
            }
        } catch (ParseException broken) {
            // told below
        }
        if (told.add(key.id())) {
            LOG.warn("the token key {} was sealed with another secret: its tokens are not accepted", key.id());
        }
        return Optional.empty();
    }
}
