package org.sdohub.adapter.attachments;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which bytes of a file are asked for (RFC 9110 14). One range is answered; several at once are answered with the whole,
 * as a server may.
 *
 * @param last inclusive
 */
record ByteRange(long first, long last) {

    private static final Pattern ONE = Pattern.compile("bytes=\\s*([0-9]{0,18})-([0-9]{0,18})\\s*");

    /** There is nothing at all in the range that was asked for. */
    static final class Unsatisfiable extends RuntimeException {
        Unsatisfiable() {
            super("no byte is in that range", null, false, false);
        }
    }

    /**
     * @param header null where none was sent
     * @return null for the whole
     * @throws Unsatisfiable if it begins behind the end
     */
    static @Nullable ByteRange of(@Nullable String header, long size) {
        Matcher asked = ONE.matcher(header == null ? "" : header);
        if (!asked.matches() || asked.group(1).isEmpty() && asked.group(2).isEmpty()) {
            return null;
        }
        if (asked.group(1).isEmpty()) {
            return lastOnes(Long.parseLong(asked.group(2)), size);
        }
        long first = Long.parseLong(asked.group(1));
        long last = asked.group(2).isEmpty() ? size - 1 : Long.parseLong(asked.group(2));
        if (last < first) {
            return asked.group(2).isEmpty() ? refused() : null;
        }
        return first >= size ? refused() : new ByteRange(first, Math.min(last, size - 1));
    }

    private static ByteRange lastOnes(long count, long size) {
        return count == 0 ? refused() : new ByteRange(Math.max(0, size - count), size - 1);
    }

    private static ByteRange refused() {
        throw new Unsatisfiable();
    }

    long length() {
        return last - first + 1;
    }
}
