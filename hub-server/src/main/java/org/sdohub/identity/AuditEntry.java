package org.sdohub.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * One note on record, tied to all before it: nothing can be changed, left out or put in between without breaking the chain.
 *
 * @param number gap-free from 1
 * @param previous the hash of the entry before, {@link #BEGINNING} for the first
 * @param hash of everything else here
 */
public record AuditEntry(long number, AuditNote note, String previous, String hash) {

    public static final String BEGINNING = "0".repeat(64);

    public static AuditEntry after(long last, String previous, AuditNote note) {
        return new AuditEntry(last + 1, note, previous, hash(last + 1, note, previous));
    }

    boolean isWhole() {
        return hash.equals(hash(number, note, previous));
    }

    private static String hash(long number, AuditNote note, String previous) {
        MessageDigest digest = sha256();
        add(digest, number);
        add(digest, note.at().toEpochMilli());
        add(digest, note.account());
        add(digest, note.name());
        add(digest, note.office());
        add(digest, note.operation());
        add(digest, note.subject());
        add(digest, note.outcome());
        add(digest, note.times());
        add(digest, note.event());
        if (note.organization() != null) {
            add(digest, note.organization().text());
        }
        add(digest, previous);
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Each with its length before it, so that no two entries read the same; nothing has the length -1. */
    private static void add(MessageDigest digest, @Nullable Object value) {
        byte[] bytes = value == null ? new byte[0] : value.toString().getBytes(StandardCharsets.UTF_8);
        digest.update(((value == null ? -1 : bytes.length) + ":").getBytes(StandardCharsets.US_ASCII));
        digest.update(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
