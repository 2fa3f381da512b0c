package org.sdohub.adapter.security;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.sdohub.identity.Presented;
import org.sdohub.identity.PublicAddress;

/** A few short texts that a browser keeps for the hub for some minutes, and can neither read nor change. */
final class SealedCookie {

    static final Duration LASTING = Duration.ofMinutes(10);
    private static final String BETWEEN = "\n";

    private final String name;
    private final HubCookie cookie;
    private final SealedText seal;

    SealedCookie(String name, PublicAddress address, SealedText seal) {
        this.name = name;
        this.cookie = new HubCookie(name, address);
        this.seal = seal;
    }

    /** The Set-Cookie header. */
    String set(List<String> texts) {
        return cookie.set(seal.seal(String.join(BETWEEN, texts), name), LASTING);
    }

    String clear() {
        return cookie.clear();
    }

    Optional<List<String>> find(Presented request, int texts) {
        return cookie.find(request)
                .flatMap(value -> seal.open(value, name))
                .map(text -> List.of(text.split(BETWEEN, -1)))
                .filter(found -> found.size() == texts);
    }
}
