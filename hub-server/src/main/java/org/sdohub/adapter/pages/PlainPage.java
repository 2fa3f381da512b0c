package org.sdohub.adapter.pages;

import static org.sdohub.adapter.pages.Markup.all;
import static org.sdohub.adapter.pages.Markup.element;
import static org.sdohub.adapter.pages.Markup.joined;
import static org.sdohub.adapter.pages.Markup.link;
import static org.sdohub.adapter.pages.Markup.single;
import static org.sdohub.adapter.pages.Markup.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A page that is read without JavaScript: head, way through the hub, heading, and what is said. */
final class PlainPage {

    private static final Markup WAY = element(
            "nav",
            Map.of("aria-label", "Liaison Hub"),
            joined(
                    List.of(
                            link("/", "Liaison Hub"),
                            link("/statements", "Statements"),
                            link("/relationships", "Relationships"),
                            link("/dependencies", "Dependencies"),
                            link("/specs", "Specifications"),
                            link("/orgs", "Organizations"),
                            link("/search", "Search"),
                            link("/console", "API")),
                    " · "));

    private final String title;
    private final @Nullable String address;
    private final List<Markup> parts = new ArrayList<>();

    /** @param address the permanent one; null for a page that is none, such as "not found" */
    PlainPage(String title, @Nullable String address) {
        this.title = title;
        this.address = address;
    }

    PlainPage say(Markup... more) {
        parts.addAll(List.of(more));
        return this;
    }

    PlainPage say(String paragraph) {
        return paragraph.isBlank() ? this : say(element("p", paragraph));
    }

    /** Left out where there is nothing in it. */
    PlainPage section(String heading, Markup... inside) {
        Markup body = all(List.of(inside));
        return body.isEmpty() ? this : say(element("h2", heading), body);
    }

    /**
     * What stands between {@code <body>} and {@code </body>}.
     *
     * @param who who reads it, and the way to sign in or out
     */
    Markup content(Markup who) {
        return all(List.of(WAY, who, element("main", element("h1", Map.of("dir", "auto"), text(title)), all(parts))));
    }

    /** What the head says of this page. */
    Markup head() {
        List<Markup> head = new ArrayList<>(List.of(element("title", title + " - Liaison Hub")));
        head.add(
                address == null
                        ? single("meta", Map.of("name", "robots", "content", "noindex"))
                        : single("link", Map.of("rel", "canonical", "href", address)));
        return all(head);
    }

    String html(Markup who) {
        List<Markup> always = List.of(
                single("meta", Map.of("charset", "utf-8")),
                single("meta", Map.of("name", "viewport", "content", "width=device-width, initial-scale=1")),
                single("meta", Map.of("name", "color-scheme", "content", "light dark")),
                single("link", Map.of("rel", "icon", "href", "/console/icon.svg", "type", "image/svg+xml")),
                single("link", Map.of("rel", "stylesheet", "href", "/plain.css")));
        return "<!doctype html>\n"
                + element(
                                "html",
                                Map.of("lang", "en"),
                                element("head", all(always), head()),
                                element("body", content(who)))
                        .html()
                + "\n";
    }

    /** Rows of name and value; one without value is left out. */
    static final class Facts {
        private final List<Markup> rows = new ArrayList<>();

        Facts fact(String name, Markup value) {
            if (!value.isEmpty()) {
                rows.add(element("dt", name));
                rows.add(element("dd", value));
            }
            return this;
        }

        Facts fact(String name, @Nullable String value) {
            return value == null ? this : fact(name, text(value));
        }

        Facts fact(String name, @Nullable Enum<?> value) {
            return value == null ? this : fact(name, words(value));
        }

        Markup list() {
            return rows.isEmpty() ? Markup.NONE : element("dl", all(rows));
        }
    }

    static Markup table(List<String> heads, List<List<Markup>> rows) {
        if (rows.isEmpty()) {
            return Markup.NONE;
        }
        List<Markup> head = heads.stream()
                .map(one -> element("th", Map.of("scope", "col"), text(one)))
                .toList();
        List<Markup> body = rows.stream()
                .map(row -> element(
                        "tr", all(row.stream().map(cell -> element("td", cell)).toList())))
                .toList();
        return element(
                "div",
                Map.of("class", "wide"),
                element("table", element("thead", element("tr", all(head))), element("tbody", all(body))));
    }

    /** {@code UNDER_REVISION} as it is read. */
    static String words(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
