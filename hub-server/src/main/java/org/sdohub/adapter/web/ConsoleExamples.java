package org.sdohub.adapter.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The console's ready examples: one file each, in the order of {@code console/examples/index.txt}. The first line of a
 * file is a comment and becomes its title in the menu.
 */
@Singleton
class ConsoleExamples {
    private static final String FOLDER = "console/examples/";

    private final List<Example> examples = text("index.txt")
            .lines()
            .filter(name -> !name.isBlank())
            .map(ConsoleExamples::read)
            .toList();
    private final ObjectMapper json;

    ConsoleExamples(ObjectMapper json) {
        this.json = json;
    }

    record Example(String name, String title, String query) {}

    byte[] asJson() {
        try {
            return json.writeValueAsBytes(examples);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Texts can always be written as JSON", e);
        }
    }

    private static Example read(String name) {
        String query = text(name);
        String title = query.lines().findFirst().orElse("").replaceFirst("^#\\s*", "");
        return new Example(name, title, query);
    }

    private static String text(String name) {
        return new String(WebFile.get(FOLDER + name).content(), StandardCharsets.UTF_8);
    }
}
