package org.sdohub.adapter.graphql;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.sdohub.kernel.Id;

/** The opaque form in which clients hold ids: base64url of {@code kind:uuid}. It gives no right by itself. */
final class GlobalId {

    private static final int LONGEST = 200;

    private GlobalId() {}

    static String of(Id id) {
        return of(id.text());
    }

    static String of(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** {@code kind:uuid}; empty for what is no id of ours. */
    static Optional<String> text(String global) {
        if (global.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            String text = new String(Base64.getUrlDecoder().decode(global), StandardCharsets.UTF_8);
            return text.matches("[a-z-]+:[0-9a-f-]{36}") ? Optional.of(text) : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    /** Empty also for an id of another kind. */
    static <I extends Id> Optional<I> parse(String global, String kind, Function<UUID, I> make) {
        return text(global)
                .filter(text -> text.startsWith(kind + ":"))
                .map(text -> make.apply(UUID.fromString(text.substring(kind.length() + 1))));
    }
}
