package org.sdohub.adapter.graphql;

import io.micronaut.http.HttpRequest;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a request stands in a caller's trace, as W3C Trace Context says it.
 *
 * @param trace 32 hexadecimal digits, the caller's own where there was a valid {@code traceparent}
 * @param span 16 of them, the hub's part
 * @param flags 2 of them, as they came; 00 for a trace that begins here: nobody has asked for it to be recorded
 */
record TraceContext(String trace, String span, String flags) {

    static final String HEADER = "traceparent";

    /** The header that answers it; the Working Draft of Trace Context Level 2 names it. */
    static final String RESPONSE = "traceresponse";

    private static final String ATTRIBUTE = "org.sdohub.trace";

    /** Version 00 has nothing behind the flags; what later versions have there is passed over. ff is none (3.2.2). */
    private static final Pattern VALID = Pattern.compile("(?!ff)(?:00(?=.{53}$)|(?!00)[0-9a-f]{2})"
            + "-((?!0{32})[0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-([0-9a-f]{2})(?:-.*)?");

    /** The same one each time for a request. */
    static TraceContext of(HttpRequest<?> request) {
        return request.getAttribute(ATTRIBUTE, TraceContext.class).orElseGet(() -> {
            var given = request.getHeaders().getAll(HEADER);
            TraceContext context = of(given.size() == 1 ? given.getFirst() : null);
            request.setAttribute(ATTRIBUTE, context);
            return context;
        });
    }

    /** A malformed header is as none: a new trace begins (3.2.2). */
    static TraceContext of(@Nullable String traceparent) {
        Matcher valid = VALID.matcher(traceparent == null ? "" : traceparent);
        return valid.matches()
                ? new TraceContext(valid.group(1), hex(), valid.group(2))
                : new TraceContext(hex() + hex(), hex(), "00");
    }

    private static String hex() {
        return HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
    }

    @Override
    public String toString() {
        return "00-" + trace + "-" + span + "-" + flags;
    }
}
