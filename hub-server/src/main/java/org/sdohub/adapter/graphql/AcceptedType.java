package org.sdohub.adapter.graphql;

import io.micronaut.http.MediaType;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The media types of an answer, and which of them a client wants (RFC 9110 12.5.1). */
enum AcceptedType {
    /** First, since older clients that accept anything expect it. */
    JSON("application/json"),
    GRAPHQL("application/graphql-response+json"),
    /** Server-Sent Events. */
    EVENT_STREAM("text/event-stream");

    private final String name;
    private final MediaType withCharset;

    private record Range(String name, double quality, int position) {

        static Range of(String text, int position) {
            String[] parts = text.split(";");
            double quality = 1;
            for (int i = 1; i < parts.length; i++) {
                String parameter = parts[i].strip().toLowerCase(Locale.ROOT);
                quality = parameter.startsWith("q=") ? quality(parameter.substring(2)) : quality;
            }
            return new Range(parts[0].strip().toLowerCase(Locale.ROOT), quality, position);
        }

        private static double quality(String text) {
            try {
                return Double.parseDouble(text);
            } catch (NumberFormatException malformed) {
                return 0;
            }
        }

        /** How exactly it names the type: 3 as such, 2 by its first half, 1 as anything, 0 not at all. */
        int exactness(AcceptedType type) {
            return switch (name) {
                case "*/*" -> 1;
                case "application/*", "text/*" -> type.name.startsWith(name.substring(0, name.length() - 1)) ? 2 : 0;
                default -> name.equals(type.name) ? 3 : 0;
            };
        }
    }

    AcceptedType(String name) {
        this.name = name;
        this.withCharset = MediaType.of(name + "; charset=utf-8");
    }

    MediaType withCharset() {
        return withCharset;
    }

    /**
     * The best of what the client accepts: by quality, then as listed. Who names parts alone gets an answer that has none,
     * such as a refusal, as JSON.
     *
     * @param accept all Accept headers; empty means anything
     */
    static Optional<AcceptedType> best(List<String> accept) {
        String all = String.join(",", accept);
        if (all.isBlank()) {
            return Optional.of(JSON);
        }
        Range[] ranges = ranges(all);
        Optional<AcceptedType> best = Optional.empty();
        Range bestRange = new Range("", 0, 0);
        for (AcceptedType type : values()) {
            Range range = mostExact(type, ranges);
            boolean better = range.quality > bestRange.quality
                    || (range.quality > 0 && range.quality == bestRange.quality && range.position < bestRange.position);
            if (better) {
                best = Optional.of(type);
                bestRange = range;
            }
        }
        return best.isEmpty() && takesParts(accept) ? Optional.of(JSON) : best;
    }

    /** Whether the client takes this one at all, though it may like another better. */
    static boolean takes(AcceptedType type, List<String> accept) {
        return !accept.isEmpty() && mostExact(type, ranges(String.join(",", accept))).quality > 0;
    }

    /**
     * Whether an answer in parts may come: where {@code multipart/mixed} is named, with no other protocol beside it than the
     * one spoken here. What merely takes anything does not expect it.
     */
    static boolean takesParts(List<String> accept) {
        for (String range : String.join(",", accept).toLowerCase(Locale.ROOT).split(",")) {
            String[] words = range.strip().split("\\s*;\\s*");
            boolean known = Arrays.stream(words).skip(1).allMatch(AcceptedType::isKnown);
            if (words[0].equals("multipart/mixed") && known && Range.of(range, 0).quality > 0) {
                return true;
            }
        }
        return false;
    }

    private static boolean isKnown(String parameter) {
        return parameter.startsWith("q=")
                || parameter.startsWith("boundary=")
                || parameter.equals("deferspec=20220824");
    }

    private static Range[] ranges(String accept) {
        String[] texts = accept.split(",");
        Range[] ranges = new Range[texts.length];
        for (int i = 0; i < texts.length; i++) {
            ranges[i] = Range.of(texts[i], i);
        }
        return ranges;
    }

    private static Range mostExact(AcceptedType type, Range[] ranges) {
        Range found = new Range("", 0, Integer.MAX_VALUE);
        for (Range range : ranges) {
            if (range.exactness(type) > found.exactness(type)) {
                found = range;
            }
        }
        return found;
    }
}
