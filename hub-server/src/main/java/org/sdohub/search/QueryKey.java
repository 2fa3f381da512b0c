package org.sdohub.search;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.sdohub.kernel.Refused;

/** The words before a colon. */
enum QueryKey {
    FROM("from:OMA"),
    TO("to:IETF/SIP"),
    BODY("body:OMA"),
    PURPOSE("purpose:action"),
    HANDLING("handling:new,postponed"),
    STATE("state:posted"),
    KIND("kind:statement"),
    IS("is:overdue"),
    DUE("due:<2026-12-31"),
    POSTED("posted:2026-11"),
    YEAR("year:2026"),
    RELATIONSHIP("relationship:oma-ietf"),
    AREA("area:oma-ietf/privacy"),
    CITES("cites:\"RFC 3261\"");

    private final String example;

    QueryKey(String example) {
        this.example = example;
    }

    private String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static boolean known(String word) {
        return Arrays.stream(values()).anyMatch(key -> key.word().equals(word));
    }

    static QueryKey of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    static String example(String word) {
        return of(word).example;
    }

    static Refused unknown(String word, int start) {
        String all = Arrays.stream(values()).map(QueryKey::word).collect(Collectors.joining(", "));
        return Lexer.refused(
                "At character " + start + ": one cannot ask for \"" + word + ":\".",
                "Ask by one of " + all + "; for the text itself put it in quotation marks.");
    }
}
