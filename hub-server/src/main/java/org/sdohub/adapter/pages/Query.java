package org.sdohub.adapter.pages;

import io.micronaut.http.HttpRequest;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sdohub.kernel.BodyId;
import org.sdohub.kernel.BodyId.OrganizationId;
import org.sdohub.organization.Bodies;

/**
 * What an address asks of a list. Nonsense is refused with a sentence and never guessed around, because a list that leaves
 * out what was asked for looks like an answer. A name that the list does not know asks for nothing.
 */
final class Query {

    private static final int LONGEST = 200;
    private static final String AFTER = "after";

    private final String path;
    private final Map<String, String> asked = new LinkedHashMap<>();
    private final @Nullable String after;

    /** @param names of what may be asked, in the order in which the list's own links say it */
    Query(String path, HttpRequest<?> request, String... names) {
        this.path = path;
        for (String name : names) {
            String value = only(request, name);
            if (!value.isEmpty()) {
                asked.put(name, value);
            }
        }
        String place = only(request, AFTER);
        this.after = place.isEmpty() ? null : place;
    }

    /** Forms send empty fields too; they ask for nothing. */
    private static String only(HttpRequest<?> request, String name) {
        List<String> values = request.getParameters().getAll(name);
        if (values.size() > 1) {
            throw new BadQuery("The address says \"" + name + "\" more than once: keep one.");
        }
        String value = values.isEmpty() ? "" : values.getFirst().strip();
        if (!name.equals(AFTER) && value.length() > LONGEST) {
            throw new BadQuery("What is asked as \"" + name + "\" has more than " + LONGEST + " characters.");
        }
        return value;
    }

    /** Empty where it is not asked. */
    String text(String name) {
        return asked.getOrDefault(name, "");
    }

    /** Null where it is not asked. */
    @Nullable
    Integer number(String name) {
        String text = text(name);
        if (text.isEmpty()) {
            return null;
        }
        if (!text.matches("\\d{1,6}")) {
            throw new BadQuery("\"" + name + "\" is a number, not " + text + ".");
        }
        return Integer.valueOf(text);
    }

    /** In any case; null where it is not asked. */
    <E extends Enum<E>> @Nullable E one(String name, Class<E> of) {
        String text = text(name).toUpperCase(Locale.ROOT).replace('-', '_');
        if (text.isEmpty()) {
            return null;
        }
        return Arrays.stream(of.getEnumConstants())
                .filter(each -> each.name().equals(text))
                .findFirst()
                .orElseThrow(() -> new BadQuery("\"" + name + "\" cannot be " + text(name) + ": it is one of "
                        + String.join(
                                ", ",
                                Arrays.stream(of.getEnumConstants())
                                        .map(each -> each.name().toLowerCase(Locale.ROOT))
                                        .toList())
                        + "."));
    }

    <E extends Enum<E>> Set<E> set(String name, Class<E> of) {
        E one = one(name, of);
        return one == null ? Set.of() : Set.of(one);
    }

    /** As people call it, {@code OMA} or {@code OMA/CD}; null where it is not asked. */
    @Nullable
    BodyId body(String name, Bodies.Tree tree) {
        String key = text(name);
        return key.isEmpty()
                ? null
                : tree.byKey(key)
                        .orElseThrow(() -> new BadQuery("The hub knows no body that is called " + key
                                + ": give an acronym such as OMA, or OMA/CD for one of its groups."));
    }

    @Nullable
    OrganizationId organization(String name, Bodies.Tree tree) {
        BodyId body = body(name, tree);
        if (body == null || body instanceof OrganizationId) {
            return (OrganizationId) body;
        }
        throw new BadQuery("\"" + name + "\" is an organization, not one of its groups.");
    }

    /** The body with all below it; empty where it is not asked. */
    Set<BodyId> bodies(String name, Bodies.Tree tree) {
        BodyId body = body(name, tree);
        return body == null ? Set.of() : tree.withAllBelow(body);
    }

    /** Null for the beginning. */
    @Nullable
    String after() {
        return after;
    }

    String path() {
        return path;
    }

    /** The address of this list from its beginning. */
    String address() {
        StringBuilder address = new StringBuilder(path);
        asked.forEach((name, value) -> address.append(address.indexOf("?") < 0 ? '?' : '&')
                .append(name)
                .append('=')
                .append(Addresses.encoded(value)));
        return address.toString();
    }

    String address(String place) {
        String start = address();
        return start + (start.indexOf('?') < 0 ? '?' : '&') + AFTER + '=' + place;
    }

    /** The address of this part of the list. */
    String here() {
        return after == null ? address() : address(after);
    }

    boolean asksNothing() {
        return asked.isEmpty() && after == null;
    }
}
