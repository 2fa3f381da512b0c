package org.sdohub.statement;

import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.sdohub.identity.HubKey;

/**
 * Words that only this hub can make, each good for one submission and one purpose: whoever has one proves that it was
 * given to him. Nothing of them is stored, and the mail room can make them again.
 */
@Singleton
class SubmissionTokens {

    private static final int ID_BYTES = 16;
    private static final int PROOF_BYTES = 16;

    private final HubKey secret;

    SubmissionTokens(HubKey secret) {
        this.secret = secret;
    }

    enum Purpose {
        CONFIRM,
        FOLLOW,
        /** A form that was given out; what comes in by it has the id that stands in it, so it comes in once. */
        FORM
    }

    String token(Purpose purpose, StatementId id) {
        byte[] bytes = bytes(id.value());
        ByteBuffer token =
                ByteBuffer.allocate(ID_BYTES + PROOF_BYTES).put(bytes).put(proof(purpose, id));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token.array());
    }

    /** Empty for what is no word of ours. */
    Optional<StatementId> read(Purpose purpose, String token) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(token);
        } catch (IllegalArgumentException noBase64) {
            return Optional.empty();
        }
        if (bytes.length != ID_BYTES + PROOF_BYTES) {
            return Optional.empty();
        }
        ByteBuffer read = ByteBuffer.wrap(bytes);
        StatementId id = new StatementId(new UUID(read.getLong(), read.getLong()));
        byte[] proof = Arrays.copyOfRange(bytes, ID_BYTES, bytes.length);
        return MessageDigest.isEqual(proof, proof(purpose, id)) ? Optional.of(id) : Optional.empty();
    }

    /** The same for the same text, and nothing can be told from it without the hub's secret. */
    String mark(String text) {
        return HexFormat.of().formatHex(secret.derived("submissions without login: from " + text), 0, PROOF_BYTES);
    }

    private byte[] proof(Purpose purpose, StatementId id) {
        byte[] whole = secret.derived("submissions without login: " + purpose + " " + id.text());
        return Arrays.copyOf(whole, PROOF_BYTES);
    }

    private static byte[] bytes(UUID id) {
        return ByteBuffer.allocate(ID_BYTES)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }
}
