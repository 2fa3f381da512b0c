package org.sdohub.statement;

import org.sdohub.kernel.Refusal;
import org.sdohub.kernel.Refused;

/** A short statement of context and content (RFC 4053 2.2.1.1.3): one line of 1 to 255 characters, trimmed. */
public record Title(String value) {

    static final int LONGEST = 255;

    public Title {
        value = value.strip();
        if (value.isEmpty() || value.length() > LONGEST || !value.codePoints().allMatch(Title::printable)) {
            throw new Refused(Refusal.invalid(
                    "STATEMENT_TITLE_MALFORMED",
                    "A title is one line of 1 to " + LONGEST + " characters, without control characters.",
                    "title"));
        }
    }

    /** What answers a title is titled "Re: …", once however long the exchange; cut where it would be too long. */
    Title answered() {
        String answer = value.regionMatches(true, 0, "Re: ", 0, 4) ? value : "Re: " + value;
        if (answer.length() <= LONGEST) {
            return new Title(answer);
        }
        boolean cutsInTwo = Character.isHighSurrogate(answer.charAt(LONGEST - 2));
        return new Title(answer.substring(0, cutsInTwo ? LONGEST - 2 : LONGEST - 1) + "…");
    }

    /** Bidirectional overrides could make a title read as another one. */
    static boolean printable(int point) {
        int type = Character.getType(point);
        boolean direction = point >= 0x202A && point <= 0x202E || point >= 0x2066 && point <= 0x2069;
        boolean breaks = type == Character.LINE_SEPARATOR || type == Character.PARAGRAPH_SEPARATOR;
        return type != Character.CONTROL && type != Character.SURROGATE && !direction && !breaks;
    }
}
