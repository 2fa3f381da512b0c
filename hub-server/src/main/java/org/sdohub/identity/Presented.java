package org.sdohub.identity;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a request carries that says from whom it comes. A browser adds cookies whether it was meant to or not, a header is
 * put there on purpose: so where both are, only the header counts.
 *
 * @param authorization the header of that name; null or blank without
 * @param cookies the Cookie headers
 */
public record Presented(@Nullable String authorization, List<String> cookies) {

    /** The attribute of a request that is answered all the same, though its cookie's session is over. */
    public static final String ENDED = "org.sdohub.sessionEnded";

    public Presented {
        cookies = List.copyOf(cookies);
    }

    public boolean byHeader() {
        return authorization != null && !authorization.isBlank();
    }

    /** Whether it says anything of it at all, true or not. */
    public boolean byAny() {
        return byHeader() || !cookies.isEmpty();
    }

    /** Values of the cookies of this name: more than one where somebody else has set one too. */
    public List<String> cookie(String name) {
        String beginning = name + "=";
        return cookies.stream()
                .flatMap(header -> Stream.of(header.split(";")))
                .map(String::strip)
                .filter(pair -> pair.startsWith(beginning))
                .map(pair -> pair.substring(beginning.length()))
                .toList();
    }

    public Presented withAuthorization(String header) {
        return new Presented(header, cookies);
    }

    /** Without what it holds. */
    @Override
    public String toString() {
        return "Presented[" + (byHeader() ? "by header" : cookies.size() + " cookie headers") + "]";
    }
}
