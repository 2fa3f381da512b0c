package org.sdohub.search;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sdohub.kernel.Refusal;
import org.sdohub.kernel.Refused;

/** Takes apart what somebody typed: words, "phrases" and {@code key:value}, each with a dash before it for "without". */
final class Lexer {

    static final int LONGEST = 500;
    private static final int MOST_PIECES = 32;
    private static final Pattern KEY = Pattern.compile("\\p{Alpha}[\\p{Alpha}-]*:");

    private final String text;
    private int at;

    private Lexer(String text) {
        this.text = text;
    }

    /**
     * @param start counts from 1, in characters as people see them
     * @param key in lower case; empty for words and phrases
     * @param phrase whether it stood in quotation marks
     */
    record Piece(int start, boolean without, String key, String value, boolean phrase) {}

    static List<Piece> pieces(String text) {
        if (text.length() > LONGEST) {
            throw refused("A search has at most " + LONGEST + " characters.", "Ask for less at once.");
        }
        List<Piece> pieces = new ArrayList<>();
        Lexer lexer = new Lexer(text);
        while (lexer.more()) {
            pieces.add(lexer.piece());
        }
        if (pieces.size() > MOST_PIECES) {
            throw refused(
                    "A search has at most " + MOST_PIECES + " words and conditions.",
                    "Leave out the words that do not tell much.");
        }
        return pieces;
    }

    static Refused refused(String message, String fix) {
        return new Refused(new Refusal.Invalid("SEARCH_QUERY_NOT_UNDERSTOOD", message, List.of("query"), fix));
    }

    private boolean more() {
        while (at < text.length() && blank(text.codePointAt(at))) {
            at += Character.charCount(text.codePointAt(at));
        }
        return at < text.length();
    }

    private static boolean blank(int point) {
        return Character.isWhitespace(point) || Character.isSpaceChar(point) || Character.isISOControl(point);
    }

    private Piece piece() {
        int start = place(at);
        boolean without = text.charAt(at) == '-' && at + 1 < text.length() && !blank(text.codePointAt(at + 1));
        at += without ? 1 : 0;
        Matcher key = KEY.matcher(text).region(at, text.length());
        if (!key.lookingAt()) {
            return value(start, without, "");
        }
        String word = key.group().substring(0, key.group().length() - 1).toLowerCase(java.util.Locale.ROOT);
        boolean known = QueryKey.known(word);
        int before = at;
        at = key.end();
        if (!known && (at == text.length() || blank(text.codePointAt(at)))) {
            // A word with a colon after it, as in a title that was copied.
            return new Piece(start, without, "", text.substring(before, at), false);
        }
        if (!known) {
            throw QueryKey.unknown(word, start);
        }
        if (!more()) {
            throw refused(
                    "At character " + start + ": nothing is said after \"" + word + ":\".",
                    "Write " + QueryKey.example(word) + ".");
        }
        return value(start, without, word);
    }

    private Piece value(int start, boolean without, String key) {
        if (text.charAt(at) == '"') {
            return phrase(start, without, key);
        }
        int begin = at;
        while (at < text.length() && !blank(text.codePointAt(at)) && text.charAt(at) != '"') {
            at += Character.charCount(text.codePointAt(at));
        }
        return new Piece(start, without, key, text.substring(begin, at), false);
    }

    private Piece phrase(int start, boolean without, String key) {
        int end = text.indexOf('"', at + 1);
        if (end < 0) {
            throw refused(
                    "At character " + place(at) + ": the quotation mark is not closed.",
                    "Write another \" where the phrase ends.");
        }
        String inside = text.substring(at + 1, end);
        at = end + 1;
        return new Piece(start, without, key, inside, true);
    }

    private int place(int index) {
        return text.codePointCount(0, index) + 1;
    }
}
