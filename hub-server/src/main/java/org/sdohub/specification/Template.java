package org.sdohub.specification;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Text with fields in braces; what stands in brackets is left out where a field in it is missing. */
final class Template {

    private final String template;
    private final Map<String, String> fields;
    private int at;

    private Template(String template, Map<String, String> fields) {
        this.template = template;
        this.fields = fields;
    }

    private static final Pattern FIELD = Pattern.compile("\\{([^{}]*)}");

    /** The fields that it names. */
    static List<String> fields(String template) {
        return FIELD.matcher(template).results().map(field -> field.group(1)).toList();
    }

    /** Whether every bracket and brace has its other. */
    static boolean closed(String template) {
        String rest = FIELD.matcher(template).replaceAll("");
        int open = 0;
        for (int i = 0; i < rest.length() && open >= 0; i++) {
            open += rest.charAt(i) == '[' ? 1 : rest.charAt(i) == ']' ? -1 : 0;
        }
        return open == 0 && rest.indexOf('{') < 0 && rest.indexOf('}') < 0;
    }

    /** Empty where a field outside of all brackets is missing. */
    static String filled(String template, Map<String, String> fields) {
        String filled = new Template(template, fields).part();
        return filled == null ? "" : filled;
    }

    /** Up to the closing bracket or the end; null where a field is missing. */
    private @Nullable String part() {
        StringBuilder part = new StringBuilder();
        boolean whole = true;
        while (at < template.length() && template.charAt(at) != ']') {
            char next = template.charAt(at++);
            String more = next == '[' ? maybe() : next == '{' ? field() : String.valueOf(next);
            whole &= more != null;
            part.append(more == null ? "" : more);
        }
        return whole ? part.toString() : null;
    }

    private String maybe() {
        String inner = part();
        at++;
        return inner == null ? "" : inner;
    }

    private @Nullable String field() {
        int end = template.indexOf('}', at);
        String name = template.substring(at, end);
        at = end + 1;
        return fields.get(name);
    }
}
