package org.sdohub.adapter.web;

import io.micronaut.http.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/** A file that came with the program: it cannot change while the hub runs. */
record WebFile(byte[] content, MediaType type, String etag) {
    private static final Map<String, MediaType> TYPES = Map.of(
            "html", MediaType.of("text/html; charset=utf-8"),
            "js", MediaType.of("text/javascript; charset=utf-8"),
            "css", MediaType.of("text/css; charset=utf-8"),
            "json", MediaType.of("application/json"),
            "svg", MediaType.of("image/svg+xml"),
            "png", MediaType.of("image/png"),
            "woff2", MediaType.of("font/woff2"));

    static WebFile of(String name, byte[] content) {
        String ending = name.substring(name.lastIndexOf('.') + 1);
        MediaType type = TYPES.getOrDefault(ending, MediaType.APPLICATION_OCTET_STREAM_TYPE);
        return new WebFile(content, type, '"' + sha256(content).substring(0, 32) + '"');
    }

    /** Empty where the class path has no such file. */
    static Optional<WebFile> find(String path) {
        try (InputStream found = WebFile.class.getClassLoader().getResourceAsStream(path)) {
            return found == null ? Optional.empty() : Optional.of(of(path, found.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static WebFile get(String path) {
        return find(path).orElseThrow(() -> new IllegalStateException("The hub was built without its file " + path));
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
