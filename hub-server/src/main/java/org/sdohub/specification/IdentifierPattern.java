package org.sdohub.specification;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A compiled {@link org.sdohub.organization.IdentifierScheme#pattern}. No regular expression: each attempt at one place of
 * a text takes a bounded number of steps, whatever the text.
 */
final class IdentifierPattern {

    /** Longer than any identifier. */
    private static final int LONGEST = 160;

    private static final int MOST_STEPS = 20_000;
    /** As many as stand before a line that is set in; of line ends at most one. */
    private static final int MOST_BLANKS = 16;

    private static final int MOST_OF_A_FIELD = 9;

    private sealed interface Part {}

    private record Letter(char value) implements Part {}

    private record Blank() implements Part {}

    /** @param digits whether it has digits; otherwise letters */
    private record Field(String name, boolean digits, int least, int most) implements Part {

        /** A number of any length is the same with zeros before it: RFC 0793 is RFC 793. */
        private String said(String text) {
            int first = 0;
            while (digits && least < most && first < text.length() - 1 && text.charAt(first) == '0') {
                first++;
            }
            return text.substring(first);
        }
    }

    private record Name(String name) implements Part {}

    private record Maybe(List<Part> parts) implements Part {}

    private final List<Part> parts;

    private IdentifierPattern(List<Part> parts) {
        this.parts = parts;
    }

    /** @throws IllegalArgumentException where it is none */
    static IdentifierPattern of(String pattern) {
        Reader reader = new Reader(pattern);
        List<Part> parts = reader.parts(0);
        boolean manyNames = names(parts).filter(Name.class::isInstance).count() > 1;
        if (reader.at < pattern.length() || parts.isEmpty() || manyNames) {
            throw new IllegalArgumentException("no pattern for identifiers: " + pattern);
        }
        return new IdentifierPattern(parts);
    }

    Set<String> fields() {
        return names(parts)
                .map(part -> part instanceof Field field ? field.name : ((Name) part).name)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Stream<Part> names(List<Part> parts) {
        return parts.stream()
                .flatMap(part -> part instanceof Maybe maybe ? names(maybe.parts) : Stream.of(part))
                .filter(part -> part instanceof Field || part instanceof Name);
    }

    private static final class Reader {

        private final String pattern;
        private int at;

        Reader(String pattern) {
            this.pattern = pattern;
        }

        private List<Part> parts(int depth) {
            List<Part> parts = new ArrayList<>();
            while (at < pattern.length() && pattern.charAt(at) != ']') {
                parts.add(part(depth));
            }
            return List.copyOf(parts);
        }

        private Part part(int depth) {
            char next = pattern.charAt(at++);
            return switch (next) {
                case ' ' -> new Blank();
                case '{' -> field();
                case '[' -> maybe(depth);
                default -> new Letter(fold(next));
            };
        }

        private Maybe maybe(int depth) {
            List<Part> inner = parts(depth + 1);
            if (at++ >= pattern.length()) {
                throw new IllegalArgumentException("a bracket is not closed: " + pattern);
            }
            return new Maybe(inner);
        }

        private Part field() {
            int end = pattern.indexOf('}', at);
            if (end < 0) {
                throw new IllegalArgumentException("a field is not closed: " + pattern);
            }
            String[] said = pattern.substring(at, end).split(":", 2);
            at = end + 1;
            if (said.length == 1) {
                return new Name(said[0]);
            }
            if (!said[1].matches("#{1,9}|@{1,9}")) {
                throw new IllegalArgumentException("a field is of digits or letters: " + pattern);
            }
            int signs = said[1].length();
            boolean digits = said[1].startsWith("#");
            return signs == 1
                    ? new Field(said[0], digits, 1, MOST_OF_A_FIELD)
                    : new Field(said[0], digits, signs, signs);
        }
    }

    /**
     * Where it stands in a text.
     *
     * @param end behind its last character
     */
    record Match(int end, Map<String, String> fields) {}

    /** The longest that begins at this place and ends where a word does; null where none does. */
    @Nullable
    Match at(String text, int start) {
        Attempt attempt = new Attempt(text, start);
        return attempt.follow(parts, 0, start, null) ? new Match(attempt.end, attempt.fields) : null;
    }

    /** What remains to be matched behind an optional part. */
    private record Rest(
            List<Part> parts, int index, @Nullable Rest then) {}

    private static final class Attempt {

        private final String text;
        private final int limit;
        private final Map<String, String> fields = new HashMap<>();
        private int steps;
        private int end;

        Attempt(String text, int start) {
            this.text = text;
            this.limit = Math.min(text.length(), start + LONGEST);
        }

        private boolean follow(List<Part> parts, int index, int at, @Nullable Rest then) {
            if (++steps > MOST_STEPS) {
                return false;
            }
            if (index == parts.size()) {
                return then == null ? ends(at) : follow(then.parts, then.index, at, then.then);
            }
            Rest rest = new Rest(parts, index + 1, then);
            return switch (parts.get(index)) {
                case Letter letter -> at < limit && fold(text.charAt(at)) == letter.value && follow(rest, at + 1);
                case Blank blank -> follow(rest, behindBlanks(at));
                case Field field -> field(field, at, rest);
                case Name name -> name(name, at, rest);
                case Maybe maybe -> follow(maybe.parts, 0, at, rest) || follow(rest, at);
            };
        }

        private boolean follow(Rest rest, int at) {
            return follow(rest.parts, rest.index, at, rest.then);
        }

        /** Fewer digits than there are would end within a number, so there is but one way. */
        private boolean field(Field field, int at, Rest rest) {
            int behind = at;
            while (behind < limit && behind - at < field.most && fits(field, text.charAt(behind))) {
                behind++;
            }
            return behind - at >= field.least
                    && noted(field.name, field.said(text.substring(at, behind)), behind, rest);
        }

        private static boolean fits(Field field, char letter) {
            return field.digits ? letter >= '0' && letter <= '9' : fold(letter) >= 'A' && fold(letter) <= 'Z';
        }

        /** As much of it as lets the rest fit. */
        private boolean name(Name name, int at, Rest rest) {
            int behind = at;
            while (behind < limit && joins(text.charAt(behind))) {
                behind++;
            }
            for (int end = behind; end > at; end--) {
                if (plain(text.charAt(end - 1)) && noted(name.name, text.substring(at, end), end, rest)) {
                    return true;
                }
            }
            return false;
        }

        private boolean noted(String field, String said, int behind, Rest rest) {
            String before = fields.put(field, said);
            if (follow(rest, behind)) {
                return true;
            }
            if (before == null) {
                fields.remove(field);
            } else {
                fields.put(field, before);
            }
            return false;
        }

        private int behindBlanks(int at) {
            int behind = at;
            int lines = 0;
            while (behind < limit && behind - at < MOST_BLANKS && blank(text.charAt(behind)) && lines < 2) {
                lines += text.charAt(behind++) == '\n' ? 1 : 0;
            }
            return lines < 2 ? behind : at;
        }

        private boolean ends(int at) {
            end = at;
            return at == text.length() || !plain(text.charAt(at));
        }
    }

    /** In any case, of the letters that identifiers are made of. */
    private static char fold(char letter) {
        return letter >= 'a' && letter <= 'z' ? (char) (letter - 'a' + 'A') : letter;
    }

    private static boolean blank(char letter) {
        return Character.isWhitespace(letter) || Character.isSpaceChar(letter);
    }

    /** What a word is made of. */
    static boolean plain(char letter) {
        return Character.isLetterOrDigit(letter);
    }

    private static boolean joins(char letter) {
        return letter < 128 && (plain(letter) || letter == '-' || letter == '_');
    }
}
