package org.sdohub.statement;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sdohub.attachment.ContentStore;
import org.sdohub.attachment.Uploads;
import org.sdohub.statement.Letter.Attachment;

/** Holds the files that statements have against what is kept of them, byte for byte. Changes nothing. */
@Singleton
public class AttachmentCheck {

    private static final int A_BATCH = 100;

    /** What is left over is thrown away each day, so older things have no reason to be there. */
    private static final Duration LEFT_FOR = Duration.ofDays(2);

    private final StatementStore statements;
    private final ContentStore contents;
    private final Uploads uploads;
    private final Clock clock;

    AttachmentCheck(StatementStore statements, ContentStore contents, Uploads uploads, Clock clock) {
        this.statements = statements;
        this.contents = contents;
        this.uploads = uploads;
        this.clock = clock;
    }

    /** @param findings one plain sentence each; empty where everything holds */
    public record Report(long files, List<String> findings) {
        public Report {
            findings = List.copyOf(findings);
        }
    }

    public Report run() {
        List<String> findings = new ArrayList<>();
        Map<UUID, Attachment> looked = new HashMap<>();
        try {
            List<Statement> some = statements.withAttachments(null, A_BATCH);
            while (!some.isEmpty()) {
                for (Statement one : some) {
                    look(one, looked, findings);
                }
                some = statements.withAttachments(some.getLast().id(), A_BATCH);
            }
            leftOver(clock.instant().minus(LEFT_FOR), findings);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return new Report(looked.size(), findings);
    }

    /** Several statements may have the same file, each with its own idea of it. */
    private void look(Statement of, Map<UUID, Attachment> looked, List<String> findings) {
        for (Attachment file : of.letter().attachments()) {
            Attachment before = looked.putIfAbsent(file.id(), file);
            boolean same = before != null && before.sha256().equals(file.sha256()) && before.size() == file.size();
            String wrong = same ? null : wrong(file);
            if (wrong != null) {
                findings.add("attachment " + file.id() + " of " + of.id().text() + " " + wrong);
            }
        }
    }

    private @Nullable String wrong(Attachment file) {
        try {
            Optional<InputStream> kept = contents.open(file.id().toString(), 0);
            return kept.isEmpty() ? "is not there" : wrong(file, kept.get());
        } catch (IOException | RuntimeException unreadable) {
            return "cannot be read: " + unreadable.getMessage();
        }
    }

    private static @Nullable String wrong(Attachment file, InputStream kept) throws IOException {
        MessageDigest digest = sha256();
        long size;
        try (InputStream bytes = new DigestInputStream(kept, digest)) {
            size = bytes.transferTo(OutputStream.nullOutputStream());
        }
        if (size != file.size()) {
            return "has " + size + " bytes, but " + file.size() + " were attached";
        }
        String found = HexFormat.of().formatHex(digest.digest());
        return found.equals(file.sha256()) ? null : "is not what was attached: its hash is " + found;
    }

    private void leftOver(Instant before, List<String> findings) throws IOException {
        uploads.leftover(before, statements::attached)
                .forEach(key -> findings.add("the file " + key + " is kept, but nothing has it"));
        contents.unfinished(before).forEach(name -> findings.add("the file " + name + " was left half"));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
