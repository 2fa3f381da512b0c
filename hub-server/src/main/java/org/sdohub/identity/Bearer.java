package org.sdohub.identity;

import org.jspecify.annotations.Nullable;
import org.sdohub.identity.Callers.BadToken;

/** The Authorization header of RFC 6750. */
public final class Bearer {

    private static final String SCHEME = "Bearer ";

    private Bearer() {}

    /**
     * @param header null or blank without login
     * @return null without login
     * @throws BadToken if another scheme is used, which must not pass for "no login"
     */
    public static @Nullable String token(@Nullable String header) {
        if (header == null || header.isBlank()) {
            return null;
        }
        if (!header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            throw new BadToken();
        }
        return header.substring(SCHEME.length()).strip();
    }
}
