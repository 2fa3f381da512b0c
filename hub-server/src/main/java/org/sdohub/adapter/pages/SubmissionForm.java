package org.sdohub.adapter.pages;

import static org.sdohub.adapter.pages.Markup.all;
import static org.sdohub.adapter.pages.Markup.element;
import static org.sdohub.adapter.pages.Markup.single;
import static org.sdohub.adapter.pages.Markup.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sdohub.kernel.Refusal;
import org.sdohub.organization.Profile.Purpose;

/** The form for a statement without login. What was typed stands in it again, what is wrong with it beside its field. */
final class SubmissionForm {

    private static final String FORM = "form";
    private static final String REST = "";

    /** Fields of a letter that stand under another name here; those not named stand under their own. */
    private static final Map<String, String> PLACES = Map.ofEntries(
            Map.entry("unknownSender", "from"),
            Map.entry("contacts", "contact"),
            Map.entry("relations", "answers"),
            Map.entry("settles", "answers"),
            Map.entry("requestedActions", "asks"),
            Map.entry("noDeadlineGiven", "deadline"),
            Map.entry("from", "from"),
            Map.entry("to", "to"),
            Map.entry("title", "title"),
            Map.entry("purpose", "purpose"),
            Map.entry("deadline", "deadline"),
            Map.entry("body", "body"),
            Map.entry("contact", "contact"),
            Map.entry("answers", "answers"),
            Map.entry("asks", "asks"));

    private final Typed typed;
    private final Map<String, List<Refusal>> problems = new LinkedHashMap<>();
    private final List<Markup> rows = new ArrayList<>();

    SubmissionForm(Typed typed, List<Refusal> refused) {
        this.typed = typed;
        refused.forEach(one ->
                problems.computeIfAbsent(place(one), none -> new ArrayList<>()).add(one));
    }

    private static String place(Refusal refusal) {
        List<String> field = refusal.field();
        if (field.isEmpty()) {
            return REST;
        }
        return field.getFirst().equals("submitter") ? field.getLast() : PLACES.getOrDefault(field.getFirst(), REST);
    }

    /** What was wrong, first of all that belongs to no field. */
    Markup said() {
        if (problems.isEmpty()) {
            return Markup.NONE;
        }
        List<Markup> each = new ArrayList<>();
        problems.forEach((place, refusals) -> refusals.forEach(
                one -> each.add(place.equals(REST) ? text(words(one)) : Markup.link("#" + place, words(one)))));
        return element(
                "div",
                Map.of("role", "alert", "class", "problems"),
                element("h2", "Not sent: there is something to put right"),
                Markup.items(each));
    }

    private static String words(Refusal one) {
        return one.fix() == null ? one.message() : one.message() + " " + one.fix();
    }

    /** Of a statement that nobody submitted yet: who writes. */
    SubmissionForm writer() {
        return line("name", "Your name", "Shown to the bodies that you write to.", "autocomplete", "name")
                .line("address", "Your mail address", "Not shown to the public.", "autocomplete", "email");
    }

    SubmissionForm letter() {
        line(
                "from",
                "For whom you write",
                "Your organization's name; or, where this hub knows it, its acronym such as OMA, or OMA/CD for one of its groups.",
                "autocomplete",
                "organization");
        line("to", "To", "The bodies that you write to, such as IETF/DISPATCH; several with commas between.");
        line("title", "Title", "One line that says what it is about.", "maxlength", "255");
        purpose();
        line(
                "deadline",
                "An answer is wanted until",
                "A day such as 2027-03-31; nothing where none is needed.",
                "type",
                "date");
        box("noDeadlineGiven", "I give no deadline");
        line("answers", "It answers the statement", "Its number, such as LS-2026-0042; nothing where it answers none.");
        line("contact", "Answers are to go to", "A mail address of an office, which everybody may see.");
        area("body", "Text", "Kept as you write it.", "18");
        return area("asks", "What you ask for", "One thing on each line, so that each can be answered by itself.", "4");
    }

    private void purpose() {
        List<Markup> options = new ArrayList<>(List.of(option("", "", "choose")));
        for (Purpose each : Purpose.values()) {
            options.add(option(typed.text("purpose"), each.name(), PlainPage.words(each)));
        }
        row("purpose", "Purpose", "", element("select", attributes("purpose", false), all(options)));
    }

    private static Markup option(String chosen, String value, String words) {
        Map<String, String> attributes = new HashMap<>();
        if (!value.isEmpty()) {
            attributes.put("value", value);
        }
        if (!value.isEmpty() && value.equals(chosen)) {
            attributes.put("selected", "");
        }
        Markup label = text(words);
        return value.isEmpty()
                ? new Markup("<option value=\"\">" + label.html() + "</option>")
                : element("option", attributes, label);
    }

    private SubmissionForm line(String name, String label, String hint, String... more) {
        Map<String, String> attributes = attributes(name, !hint.isEmpty());
        attributes.put("value", typed.raw(name));
        for (int i = 0; i < more.length; i += 2) {
            attributes.put(more[i], more[i + 1]);
        }
        return row(name, label, hint, single("input", attributes));
    }

    private void box(String name, String label) {
        Map<String, String> attributes = attributes(name, false);
        attributes.put("type", "checkbox");
        attributes.put("value", "yes");
        if (typed.checked(name)) {
            attributes.put("checked", "");
        }
        rows.add(element("p", element("label", single("input", attributes), text(" " + label))));
    }

    private SubmissionForm area(String name, String label, String hint, String lines) {
        Map<String, String> attributes = attributes(name, true);
        attributes.put("rows", lines);
        // A browser takes away the first line's end.
        return row(name, label, hint, element("textarea", attributes, text("\n" + typed.raw(name))));
    }

    private Map<String, String> attributes(String name, boolean hinted) {
        Map<String, String> attributes = new HashMap<>();
        attributes.put("id", name);
        attributes.put("name", name);
        boolean wrong = problems.containsKey(name);
        String described = (hinted ? name + "-hint " : "") + (wrong ? name + "-problem" : "");
        if (!described.isEmpty()) {
            attributes.put("aria-describedby", described.strip());
        }
        if (wrong) {
            attributes.put("aria-invalid", "true");
        }
        return attributes;
    }

    private SubmissionForm row(String name, String label, String hint, Markup input) {
        List<Markup> parts = new ArrayList<>();
        parts.add(element("label", Map.of("for", name), text(label)));
        parts.add(input);
        if (!hint.isEmpty()) {
            parts.add(element("small", Map.of("id", name + "-hint"), text(hint)));
        }
        List<Refusal> wrong = problems.getOrDefault(name, List.of());
        if (!wrong.isEmpty()) {
            String words = String.join(
                    " ", wrong.stream().map(SubmissionForm::words).distinct().toList());
            parts.add(element("strong", Map.of("id", name + "-problem"), text(words)));
        }
        rows.add(element("p", parts.toArray(Markup[]::new)));
        return this;
    }

    /** @param word by which it comes in once; null where its address says it */
    Markup markup(String action, @Nullable String word) {
        List<Markup> inside = new ArrayList<>(rows);
        if (word != null) {
            inside.add(single("input", Map.of("type", "hidden", "name", FORM, "value", word)));
        }
        inside.add(element("p", element("button", "Send")));
        return element(
                "form",
                Map.of("method", "post", "action", action, "class", "writing", "accept-charset", "utf-8"),
                inside.toArray(Markup[]::new));
    }

    static String word(Typed typed) {
        return typed.text(FORM);
    }
}
