package org.sdohub.statement;

import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.sdohub.identity.HubKey;

/**
 * Words that only this hub can make, each good for one submission and one purpose: whoever has one proves that it was
 * given to him. Nothing of them is stored, and the mail room can make them again.
 */
@Singleton
class SubmissionTokens {

    private static final int ID_BYTES = 16;
    private static final int PROOF_BYTES = 16;

    private final byte[] key;

    SubmissionTokens(HubKey secret) {
        this.key = secret.derived("submissions without login");
    }

    enum Purpose {
        CONFIRM,
        FOLLOW
    }

    String token(Purpose purpose, StatementId id) {
        byte[] bytes = bytes(id.value());
        ByteBuffer token = ByteBuffer.allocate(ID_BYTES + PROOF_BYTES).put(bytes).put(proof(purpose, bytes));
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
        byte[] id = Arrays.copyOf(bytes, ID_BYTES);
        byte[] proof = Arrays.copyOfRange(bytes, ID_BYTES, bytes.length);
        ByteBuffer read = ByteBuffer.wrap(id);
        return MessageDigest.isEqual(proof, proof(purpose, id))
                ? Optional.of(new StatementId(new UUID(read.getLong(), read.getLong())))
                : Optional.empty();
    }

    /** The same for the same text, and nothing can be told from it without the hub's secret. */
    String mark(String text) {
        byte[] hash = mac(("mark\n" + text).getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(hash, 0, PROOF_BYTES);
    }

    private byte[] proof(Purpose purpose, byte[] id) {
        byte[] name = (purpose.name() + "\n").getBytes(StandardCharsets.UTF_8);
        byte[] all = ByteBuffer.allocate(name.length + id.length).put(name).put(id).array();
        return Arrays.copyOf(mac(all), PROOF_BYTES);
    }

    private byte[] mac(byte[] text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] bytes(UUID id) {
        return ByteBuffer.allocate(ID_BYTES)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }
}
