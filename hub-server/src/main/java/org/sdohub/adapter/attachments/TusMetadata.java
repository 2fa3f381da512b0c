package org.sdohub.adapter.attachments;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sdohub.kernel.Refusal;
import org.sdohub.kernel.Refused;

/** The header Upload-Metadata: keys and values in Base64, {@code filename cmVwb3J0LnBkZg==,filetype ...}. */
final class TusMetadata {

    private TusMetadata() {}

    /** @throws Refused with {@code ATTACHMENT_METADATA_MALFORMED} */
    static Map<String, String> of(@Nullable String header) {
        Map<String, String> values = new HashMap<>();
        for (String pair : header == null ? new String[0] : header.split(",", -1)) {
            String[] parts = pair.strip().split(" ", -1);
            boolean twice = values.put(parts[0], parts.length == 2 ? decoded(parts[1]) : "") != null;
            if (parts.length > 2 || parts[0].isEmpty() || twice) {
                throw malformed();
            }
        }
        return values;
    }

    private static String decoded(String base64) {
        try {
            byte[] bytes = Base64.getDecoder().decode(base64);
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (IllegalArgumentException | CharacterCodingException wrong) {
            throw malformed();
        }
    }

    private static Refused malformed() {
        return new Refused(new Refusal.Invalid(
                "ATTACHMENT_METADATA_MALFORMED",
                "The header Upload-Metadata has keys with values in Base64, separated by commas.",
                java.util.List.of("Upload-Metadata"),
                "Write: filename, a space, and the file's name in Base64."));
    }
}
