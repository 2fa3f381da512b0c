package org.sdohub.adapter.graphql;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.sdohub.kernel.Id;
import org.sdohub.kernel.Problems;
import org.sdohub.kernel.Refusal;
import org.sdohub.kernel.Refused;

/**
 * Decodes input that the schema has already accepted. A field that was not given and one given as null read the same,
 * unless {@link #gave} is asked.
 *
 * @param path where this input stands in the whole one, for problems
 */
record Input(Map<String, Object> values, List<String> path) {

    boolean gave(String name) {
        return values.containsKey(name);
    }

    /** For a field that the schema makes non-null. */
    String text(String name) {
        return String.valueOf(values.get(name));
    }

    @Nullable
    String optionalText(String name) {
        Object value = values.get(name);
        return value == null ? null : value.toString();
    }

    String textOr(String name, String otherwise) {
        String value = optionalText(name);
        return value == null ? otherwise : value;
    }

    boolean flag(String name) {
        return Boolean.TRUE.equals(values.get(name));
    }

    @Nullable
    Long version() {
        Object value = values.get("expectedVersion");
        return value instanceof Number number ? number.longValue() : null;
    }

    <T> @Nullable T as(Class<T> type, String name) {
        return type.cast(values.get(name));
    }

    <E extends Enum<E>> @Nullable E choice(Class<E> type, String name) {
        String value = optionalText(name);
        return value == null ? null : Enum.valueOf(type, value);
    }

    <E extends Enum<E>> E choiceOr(Class<E> type, String name, E otherwise) {
        E value = choice(type, name);
        return value == null ? otherwise : value;
    }

    <E extends Enum<E>> Set<E> choices(Class<E> type, String name) {
        return texts(name).stream()
                .map(value -> Enum.valueOf(type, value))
                .collect(java.util.stream.Collectors.toUnmodifiableSet());
    }

    List<String> texts(String name) {
        return values.get(name) instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }

    /** The object given for the field; an empty one where none was given. */
    @SuppressWarnings("unchecked")
    Input object(String name) {
        Object value = values.get(name);
        return new Input(value instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of(), below(name));
    }

    @SuppressWarnings("unchecked")
    List<Input> objects(String name) {
        List<Input> inputs = new ArrayList<>();
        if (values.get(name) instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                List<String> place = new ArrayList<>(below(name));
                place.add(String.valueOf(i));
                inputs.add(new Input((Map<String, Object>) list.get(i), place));
            }
        }
        return inputs;
    }

    /** A global id of that kind; for one that is none of ours, an id that no thing has: unknown and forged look alike. */
    <I extends Id> I id(String name, Function<UUID, I> make) {
        I nobody = make.apply(new UUID(0, 0));
        return GlobalId.parse(text(name), nobody.kind(), make).orElse(nobody);
    }

    <I extends Id> @Nullable I optionalId(String name, Function<UUID, I> make) {
        return values.get(name) == null ? null : id(name, make);
    }

    <I extends Id> List<I> ids(String name, Function<UUID, I> make) {
        I nobody = make.apply(new UUID(0, 0));
        return texts(name).stream()
                .map(text -> GlobalId.parse(text, nobody.kind(), make).orElse(nobody))
                .toList();
    }

    /** Decodes one field by a value's own rule; its refusals name the field. Null where it was refused. */
    <T> @Nullable T value(Problems problems, String name, Function<String, T> make) {
        return problems.collect(() -> at(name, () -> make.apply(text(name))));
    }

    <T> @Nullable T optionalValue(Problems problems, String name, Function<String, T> make) {
        return values.get(name) == null ? null : value(problems, name, make);
    }

    <T> List<T> allValues(Problems problems, String name, Function<String, T> make) {
        List<T> made = new ArrayList<>();
        for (String text : texts(name)) {
            Optional.ofNullable(problems.collect(() -> at(name, () -> make.apply(text))))
                    .ifPresent(made::add);
        }
        return made;
    }

    /** Runs a rule of this input; its refusals get the field's place in the whole input. */
    <T> T at(String name, java.util.function.Supplier<T> rule) {
        try {
            return rule.get();
        } catch (Refused refused) {
            throw new Refused(refused.refusals().stream()
                    .map(refusal -> Refusals.at(refusal, below(name)))
                    .toList());
        }
    }

    /** One line of 1 to {@code longest} characters, trimmed; no control and no bidirectional override characters. */
    @Nullable
    String line(Problems problems, String name, int longest, String code) {
        return value(problems, name, text -> {
            String line = text.strip();
            if (line.isEmpty() || line.length() > longest || !line.codePoints().allMatch(Input::printable)) {
                throw new Refused(Refusal.invalid(
                        code, "This is one line of 1 to " + longest + " characters, without control characters."));
            }
            return line;
        });
    }

    private static boolean printable(int point) {
        int type = Character.getType(point);
        boolean direction = point >= 0x202A && point <= 0x202E || point >= 0x2066 && point <= 0x2069;
        return type != Character.CONTROL && type != Character.SURROGATE && !direction && point != 0x2028;
    }

    private List<String> below(String name) {
        List<String> below = new ArrayList<>(path);
        below.add(name);
        return below;
    }
}
