package org.sdohub.adapter.graphql;

import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.TypeDefinitionRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The contract as the schema module has it: one file a room, in the order of the ladder. */
final class SchemaFiles {

    static final List<String> NAMES = List.of(
            "hub",
            "organization",
            "organization-life",
            "charter-life",
            "identity",
            "account",
            "program",
            "specification",
            "relationship",
            "charter-needs",
            "relationship-life",
            "new-work",
            "dependency",
            "chain",
            "statement",
            "statement-acts",
            "policy",
            "attachment",
            "thread",
            "comment",
            "relationship-health",
            "submission",
            "desk",
            "search");

    private SchemaFiles() {}

    static TypeDefinitionRegistry registry() {
        TypeDefinitionRegistry all = new TypeDefinitionRegistry();
        NAMES.forEach(name -> all.merge(new SchemaParser().parse(text(name))));
        return all;
    }

    static String text(String name) {
        try (InputStream file = SchemaFiles.class.getResourceAsStream("/schema/" + name + ".graphqls")) {
            if (file == null) {
                throw new IllegalStateException("schema/" + name + ".graphqls is not on the classpath");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
