package org.sdohub.adapter.security;

import io.micronaut.context.annotation.Property;
import io.micronaut.context.exceptions.ConfigurationException;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.sdohub.identity.HubKey;

/**
 * The secret of which the hub's own keys are derived. There is no default: it is given, or made once and kept in the data folder, readable
 * by its owner only; a hub in memory makes a new one each time, and its tokens end with it.
 */
@Singleton
final class TokenSecret implements HubKey {

    private static final String FILE = "token.secret";
    private static final int RANDOM_BYTES = 48;

    private final byte[] bytes;

    TokenSecret(
            SecurityConfiguration configuration,
            @Property(name = "hub.data") @Nullable Path folder,
            @Property(name = "hub.jdbc.url") String accounts) {
        String secret = configuration.secret();
        if (secret == null && !accounts.startsWith("jdbc:h2:")) {
            throw new ConfigurationException(
                    "HUB_TOKEN_SECRET is not set: a hub whose accounts are in a database of its"
                            + " own needs the same secret on every node; set it to at least "
                            + SecurityConfiguration.SHORTEST_SECRET + " random characters.");
        }
        this.bytes = longEnough(secret != null ? secret : ownSecret(folder));
    }

    @Override
    public byte[] derived(String purpose) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(bytes, "HmacSHA256"));
            return mac.doFinal(purpose.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] longEnough(String secret) {
        byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
        if (bytes.length < SecurityConfiguration.SHORTEST_SECRET) {
            throw new ConfigurationException("The token secret (HUB_TOKEN_SECRET, or the file " + FILE
                    + " in the data folder) is too short: it needs at least " + SecurityConfiguration.SHORTEST_SECRET
                    + " characters.");
        }
        return bytes;
    }

    private static String ownSecret(@Nullable Path folder) {
        if (folder == null) {
            return random();
        }
        Path file = folder.resolve(FILE);
        try {
            if (!Files.exists(file)) {
                keep(file);
            }
            return Files.readString(file).strip();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Whole or not at all, also if the process dies here. */
    private static void keep(Path file) throws IOException {
        Path draft = file.resolveSibling(FILE + ".new");
        Files.deleteIfExists(draft);
        Files.createFile(draft, ownerOnly());
        Files.writeString(draft, random());
        try (FileChannel written = FileChannel.open(draft, StandardOpenOption.WRITE)) {
            written.force(true);
        }
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Where the file system knows no such permissions, the folder's own rules hold. */
    private static FileAttribute<?>[] ownerOnly() {
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    private static String random() {
        byte[] random = new byte[RANDOM_BYTES];
        new SecureRandom().nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }
}
