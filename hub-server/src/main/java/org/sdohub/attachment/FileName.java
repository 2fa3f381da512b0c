package org.sdohub.attachment;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import org.sdohub.kernel.Refusal;
import org.sdohub.kernel.Refused;

/** The name of a file, without any folder, that can be kept under it on every system and reads as what it is. */
public record FileName(String value) {

    /** UTF-8 bytes: what common file systems keep. */
    static final int LONGEST = 255;

    private static final String ELSEWHERE_FORBIDDEN = "/\\:*?\"<>|";

    /** Devices of Windows, whatever stands behind the first dot. */
    private static final Pattern RESERVED =
            Pattern.compile("(CON|PRN|AUX|NUL|CONIN\\$|CONOUT\\$|(COM|LPT)[0-9¹²³])(\\..*)?");

    /** @throws Refused with {@code ATTACHMENT_NAME_MALFORMED} */
    public FileName {
        value = Normalizer.normalize(value, Normalizer.Form.NFC);
        boolean fits = !value.isEmpty()
                && value.getBytes(StandardCharsets.UTF_8).length <= LONGEST
                && value.codePoints().allMatch(FileName::shows)
                && !value.startsWith(".")
                && !value.endsWith(".")
                && value.equals(value.strip())
                && !RESERVED.matcher(value.toUpperCase(Locale.ROOT)).matches();
        if (!fits) {
            throw new Refused(new Refusal.Invalid(
                    "ATTACHMENT_NAME_MALFORMED",
                    "A file's name has 1 to 255 bytes in UTF-8, no folder, none of / \\ : * ? \" < > |, nothing"
                            + " invisible, no dot or space at its ends, and is no device's.",
                    java.util.List.of("filename"),
                    "Name it simply, such as report.pdf."));
        }
    }

    /** Marks of direction and the like are left out: they make {@code exe.pdf} of {@code fdp.exe}. */
    private static boolean shows(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> ELSEWHERE_FORBIDDEN.indexOf(point) < 0;
        };
    }
}
