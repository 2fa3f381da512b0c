package org.sdohub.adapter.security;

import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a plain form sent (application/x-www-form-urlencoded). */
record FormText(Map<String, String> values) {

    /** The longest password, each byte of it escaped, and all else. */
    private static final int MOST_BYTES = 16_384;

    FormText {
        values = Map.copyOf(values);
    }

    /** Empty where it is longer than any form, not encoded as forms are, or has one name twice. */
    static Optional<FormText> read(@Nullable InputStream body) {
        if (body == null) {
            return Optional.of(new FormText(Map.of()));
        }
        try (body) {
            byte[] read = body.readNBytes(MOST_BYTES + 1);
            return read.length > MOST_BYTES
                    ? Optional.empty()
                    : Optional.of(parsed(new String(read, StandardCharsets.US_ASCII)));
        } catch (IOException | IllegalArgumentException broken) {
            return Optional.empty();
        }
    }

    private static FormText parsed(String text) {
        Map<String, String> values = new HashMap<>();
        for (String pair : text.split("&")) {
            int end = pair.indexOf('=');
            String name = end < 0 ? pair : pair.substring(0, end);
            String value = end < 0 ? "" : pair.substring(end + 1);
            if (values.put(decoded(name), decoded(value)) != null) {
                throw new IllegalArgumentException("one name twice");
            }
        }
        return new FormText(values);
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    String get(String name) {
        return values.getOrDefault(name, "");
    }

    /** Passwords are in here. */
    @Override
    public String toString() {
        return "FormText" + values.keySet();
    }
}
