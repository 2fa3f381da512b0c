package org.sdohub.adapter.exchange;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.sdohub.kernel.Refusal;
import org.sdohub.kernel.Refused;

/** Bytes as text; what is no UTF-8 is refused where it stands, and not replaced by something that looks like text. */
final class Utf8 {

    private Utf8() {}

    static String decoded(byte[] content) {
        ByteBuffer bytes = ByteBuffer.wrap(content);
        CharBuffer text = CharBuffer.allocate(content.length);
        CoderResult result = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(bytes, text, true);
        text.flip();
        if (result.isError()) {
            int line = 1 + (int) text.chars().filter(c -> c == '\n').count();
            throw new Refused(new Refusal.Invalid(
                    "DEPENDENCY_LIST_NOT_UTF8",
                    "Line " + line + ": this is not UTF-8.",
                    List.of("text", String.valueOf(line)),
                    "Save it as CSV UTF-8."));
        }
        return text.toString();
    }
}
