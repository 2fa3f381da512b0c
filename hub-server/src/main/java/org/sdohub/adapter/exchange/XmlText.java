package org.sdohub.adapter.exchange;

import java.util.regex.Pattern;

/**
 * Characters that XML 1.0 cannot write, or that its readers change, as spreadsheets write them in theirs:
 * {@code _x0007_} (ECMA-376 22.4.2.4). What looks like that already begins with {@code _x005F_}, an underscore.
 */
final class XmlText {

    private static final Pattern CODE = Pattern.compile("_x([0-9A-Fa-f]{4})_");

    private XmlText() {}

    static String written(String text) {
        StringBuilder written = new StringBuilder();
        CODE.matcher(text).replaceAll("_x005F$0").codePoints().forEach(point -> {
            if (plain(point)) {
                written.appendCodePoint(point);
            } else {
                written.append(String.format("_x%04X_", point));
            }
        });
        return written.toString();
    }

    private static boolean plain(int point) {
        boolean surrogate = point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
        boolean control = point < 0x20 && point != '\t' && point != '\n';
        return !surrogate && !control && point != 0xFFFE && point != 0xFFFF;
    }

    static String read(String text) {
        return CODE.matcher(text).replaceAll(code -> {
            String one = String.valueOf((char) Integer.parseInt(code.group(1), 16));
            return java.util.regex.Matcher.quoteReplacement(one);
        });
    }
}
