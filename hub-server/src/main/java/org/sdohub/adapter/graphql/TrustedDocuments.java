package org.sdohub.adapter.graphql;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Documents that the operators vouch for, asked for by id instead of text. They are read once at the start; nothing that a
 * caller sends is ever added.
 */
@Singleton
final class TrustedDocuments {

    private static final String PREFIX = "sha256:";

    private final Map<String, String> texts = new HashMap<>();
    private final boolean only;

    TrustedDocuments(GraphQLConfiguration configuration) throws IOException {
        this.only = configuration.onlyDocuments();
        @Nullable String folder = configuration.documents();
        if (folder == null || folder.isBlank()) {
            return;
        }
        if (!Files.isDirectory(Path.of(folder))) {
            throw new IllegalArgumentException("hub.graphql.documents is not a folder: " + folder);
        }
        for (Path file : documents(Path.of(folder))) {
            String text = Files.readString(file);
            texts.put(id(text), text);
        }
    }

    private static List<Path> documents(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".graphql")).toList();
        }
    }

    /** {@code sha256:} and 64 hexadecimal digits, of the text in UTF-8. */
    static String id(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return PREFIX + HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /**
     * @param json the parameters as sent
     * @throws ApiRefusal if they are no request, or name a document that is not known here
     */
    GraphQLRequest request(Map<?, ?> json) {
        Object id = json.get("documentId");
        if (id == null) {
            requireNone();
            return GraphQLRequest.of(json);
        }
        if (json.get("query") != null) {
            throw new ApiRefusal(ErrorCode.BAD_USER_INPUT, "Give either \"documentId\" or \"query\", not both.");
        }
        String text = texts.get(String.valueOf(id));
        if (text == null) {
            throw new ApiRefusal(
                    ErrorCode.PERSISTED_DOCUMENT_NOT_FOUND,
                    "The hub has no document of this id: send the \"query\" itself.");
        }
        return GraphQLRequest.of(text, json);
    }

    private void requireNone() {
        if (only) {
            throw new ApiRefusal(
                    ErrorCode.PERSISTED_DOCUMENT_NOT_FOUND,
                    "Only documents that this hub knows are executed: send a \"documentId\".");
        }
    }
}
