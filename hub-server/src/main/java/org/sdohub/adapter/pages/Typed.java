package org.sdohub.adapter.pages;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sdohub.kernel.Legible;

/**
 * What somebody typed into a form, as it came (application/x-www-form-urlencoded). Of a name that comes twice the first
 * counts, as no form of the hub has one twice.
 */
record Typed(Map<String, String> values) {

    static final Typed NOTHING = new Typed(Map.of());

    /** The longest text, each of its bytes escaped, and all else. */
    private static final int MOST_BYTES = 500_000;

    Typed {
        values = Map.copyOf(values);
    }

    /** @throws BadQuery where it is longer than any form, or not encoded as forms are */
    static Typed read(@Nullable InputStream body) {
        if (body == null) {
            return NOTHING;
        }
        Map<String, String> values = new HashMap<>();
        for (String pair : text(body).split("&")) {
            int end = pair.indexOf('=');
            if (end > 0) {
                values.putIfAbsent(decoded(pair.substring(0, end)), decoded(pair.substring(end + 1)));
            }
        }
        if (!Legible.all(values)) {
            throw new BadQuery("There is a character in it that no text has.");
        }
        return new Typed(values);
    }

    private static String text(InputStream body) {
        try (body) {
            ByteArrayOutputStream read = new ByteArrayOutputStream();
            read.writeBytes(body.readNBytes(MOST_BYTES + 1));
            if (read.size() > MOST_BYTES) {
                throw new BadQuery("This is longer than a statement can be: attach what is longer, through the API.");
            }
            return read.toString(StandardCharsets.US_ASCII);
        } catch (IOException brokenOff) {
            throw new BadQuery("This broke off before its end.");
        }
    }

    private static String decoded(String text) {
        try {
            // Browsers send every line's end as CR LF.
            return URLDecoder.decode(text, StandardCharsets.UTF_8).replace("\r\n", "\n");
        } catch (IllegalArgumentException notEncoded) {
            throw new BadQuery("This was not sent as forms are.");
        }
    }

    /** As typed; empty where nothing was. */
    String raw(String name) {
        return values.getOrDefault(name, "");
    }

    /** Without blanks around it. */
    String text(String name) {
        return raw(name).strip();
    }

    boolean checked(String name) {
        return !text(name).isEmpty();
    }
}
