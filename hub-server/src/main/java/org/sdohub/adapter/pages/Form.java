package org.sdohub.adapter.pages;

import static org.sdohub.adapter.pages.Markup.all;
import static org.sdohub.adapter.pages.Markup.element;
import static org.sdohub.adapter.pages.Markup.single;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Fields by which a list is narrowed: what is chosen stands in the address, which can be kept and passed on. */
final class Form {

    private final Query query;
    private final List<Markup> fields = new ArrayList<>();

    Form(Query query) {
        this.query = query;
    }

    Form text(String name, String label) {
        return field(
                label,
                single("input", Map.of("name", name, "value", query.text(name), "type", "search", "size", "12")));
    }

    <E extends Enum<E>> Form choice(String name, String label, Class<E> of) {
        E chosen = query.one(name, of);
        List<Markup> options = new ArrayList<>(List.of(option("", "any", chosen == null)));
        for (E each : of.getEnumConstants()) {
            options.add(option(each.name().toLowerCase(Locale.ROOT), PlainPage.words(each), each == chosen));
        }
        return field(label, element("select", Map.of("name", name), all(options)));
    }

    private static Markup option(String value, String words, boolean chosen) {
        Map<String, String> attributes = new HashMap<>();
        attributes.put("value", value);
        if (chosen) {
            attributes.put("selected", "");
        }
        return element("option", attributes, Markup.text(words));
    }

    private Form field(String label, Markup input) {
        fields.add(element("label", Markup.text(label + " "), input));
        return this;
    }

    Markup markup() {
        Markup send = element("button", "Show");
        return element(
                "form",
                Map.of("method", "get", "action", query.path(), "role", "search"),
                Markup.joined(fields, " "),
                Markup.text(" "),
                send);
    }
}
