package org.sdohub.adapter.pages;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * HTML whose texts are escaped: there is no way to put a text into a page but {@link #text}, and everything else is made of
 * elements whose names and attributes stand in the code.
 */
record Markup(String html) {

    static final Markup NONE = new Markup("");

    private static final int REPLACEMENT = 0xFFFD;

    static Markup text(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        text.replace("\r\n", "\n").replace('\r', '\n').codePoints().forEach(point -> escape(point, escaped));
        return new Markup(escaped.toString());
    }

    private static void escape(int point, StringBuilder to) {
        switch (point) {
            case '<' -> to.append("&lt;");
            case '>' -> to.append("&gt;");
            case '&' -> to.append("&amp;");
            case '"' -> to.append("&quot;");
            case '\'' -> to.append("&#39;");
            default -> to.appendCodePoint(showable(point) ? point : REPLACEMENT);
        }
    }

    /** Control characters are no HTML, and overrides of direction could make a text read as another one. */
    private static boolean showable(int point) {
        boolean blank = point == '\n' || point == '\t';
        boolean direction = point >= 0x202A && point <= 0x202E || point >= 0x2066 && point <= 0x2069;
        boolean half = point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
        return blank || !Character.isISOControl(point) && !direction && !half;
    }

    static Markup element(String name, Markup... inside) {
        return element(name, Map.of(), inside);
    }

    static Markup element(String name, String text) {
        return element(name, text(text));
    }

    /** @param attributes an empty value stands for an attribute without one, such as {@code selected} */
    static Markup element(String name, Map<String, String> attributes, Markup... inside) {
        return new Markup(opening(name, attributes) + all(List.of(inside)).html + "</" + name + ">");
    }

    /** One that holds nothing and is not closed, such as {@code input}. */
    static Markup single(String name, Map<String, String> attributes) {
        return new Markup(opening(name, attributes));
    }

    private static String opening(String name, Map<String, String> attributes) {
        StringBuilder opening = new StringBuilder("<").append(name);
        // In one order, so that the same page has the same tag again.
        new TreeMap<>(attributes).forEach((key, value) -> {
            opening.append(' ').append(key);
            if (!value.isEmpty()) {
                opening.append("=\"").append(text(value).html).append('"');
            }
        });
        return opening.append('>').toString();
    }

    /** @param address begins with a slash: to a page of this hub */
    static Markup link(String address, String text) {
        return element("a", Map.of("href", address), text(text));
    }

    /** To another site, if the address is one of the web; otherwise the text alone, for {@code javascript:} is one too. */
    static Markup outward(String address) {
        boolean web = address.startsWith("https://") || address.startsWith("http://");
        return web ? element("a", Map.of("href", address, "rel", "noreferrer nofollow"), text(address)) : text(address);
    }

    static Markup all(Collection<Markup> parts) {
        StringBuilder all = new StringBuilder();
        parts.forEach(part -> all.append(part.html));
        return new Markup(all.toString());
    }

    static Markup joined(Collection<Markup> parts, String between) {
        StringBuilder all = new StringBuilder();
        for (Markup part : parts) {
            all.append(all.isEmpty() ? "" : text(between).html).append(part.html);
        }
        return new Markup(all.toString());
    }

    /** Nothing where there is nothing to list. */
    static Markup items(Collection<Markup> items) {
        List<Markup> each = items.stream().map(item -> element("li", item)).toList();
        return each.isEmpty() ? NONE : element("ul", all(each));
    }

    boolean isEmpty() {
        return html.isEmpty();
    }
}
