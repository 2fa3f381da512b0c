package org.sdohub.identity;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.zip.CRC32;

/**
 * The text of an API token: {@code hub_}, 36 random characters, and 6 that are their checksum. So scanners for leaked secrets
 * find it by its form and are hardly ever wrong, and what was mistyped is known to be none without a look into the store.
 */
final class TokenText {

    static final String PREFIX = "hub_";

    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    /** 214 bits. */
    private static final int RANDOM = 36;
    /** Enough for the 32 bits of a CRC. */
    private static final int CHECK = 6;

    private static final int SHOWN = PREFIX.length() + 4;

    private TokenText() {}

    static String next(SecureRandom random) {
        StringBuilder text = new StringBuilder(PREFIX);
        random.ints(RANDOM, 0, ALPHABET.length()).forEach(at -> text.append(ALPHABET.charAt(at)));
        return text + check(text.toString());
    }

    static boolean isWellFormed(String text) {
        int body = PREFIX.length() + RANDOM;
        return text.length() == body + CHECK
                && text.startsWith(PREFIX)
                && text.endsWith(check(text.substring(0, body)));
    }

    /** What may be shown of it: it leaves 190 bits to guess. */
    static String beginning(String text) {
        return text.substring(0, SHOWN);
    }

    private static String check(String text) {
        CRC32 crc = new CRC32();
        crc.update(text.getBytes(StandardCharsets.UTF_8));
        char[] digits = new char[CHECK];
        long left = crc.getValue();
        for (int at = CHECK - 1; at >= 0; at--) {
            digits[at] = ALPHABET.charAt((int) (left % ALPHABET.length()));
            left /= ALPHABET.length();
        }
        return new String(digits);
    }
}
