package org.sdohub.organization;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How bodies whose documents everybody cites say that they call them: what their profiles begin with, as a file beside the
 * program. From then on the profile counts, and nothing else asks here.
 */
public final class PublishedSchemes {

    private static final String FILE = "/published-schemes.txt";
    private static final Map<String, List<IdentifierScheme>> ALL = read();

    private PublishedSchemes() {}

    /** Empty for those of whom nothing is known. */
    public static List<IdentifierScheme> of(String acronym) {
        return ALL.getOrDefault(acronym, List.of());
    }

    private static Map<String, List<IdentifierScheme>> read() {
        try (InputStream file = Objects.requireNonNull(PublishedSchemes.class.getResourceAsStream(FILE))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> Arrays.stream(line.split("\\|", -1))
                            .map(String::strip)
                            .toList())
                    .collect(Collectors.groupingBy(
                            List::getFirst, Collectors.mapping(PublishedSchemes::scheme, Collectors.toList())));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static IdentifierScheme scheme(List<String> columns) {
        return new IdentifierScheme(
                columns.get(1), columns.get(2), column(columns, 3), column(columns, 4), steps(column(columns, 5)));
    }

    private static @Nullable String column(List<String> columns, int place) {
        return columns.size() <= place || columns.get(place).isEmpty() ? null : columns.get(place);
    }

    private static List<IdentifierScheme.Step> steps(@Nullable String said) {
        return said == null
                ? List.of()
                : Arrays.stream(said.split(" "))
                        .map(step -> step.split("=", 2))
                        .map(step -> new IdentifierScheme.Step(step[0], step[1]))
                        .toList();
    }
}
