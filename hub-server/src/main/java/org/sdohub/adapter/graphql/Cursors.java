package org.sdohub.adapter.graphql;

import jakarta.inject.Singleton;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.sdohub.identity.HubKey;
import org.sdohub.kernel.Refusal;
import org.sdohub.kernel.Refused;

/**
 * Seals positions into cursors with AES-GCM, bound to the list they are of: a cursor betrays nothing about what its
 * holder may not see, and a forged one, or one of another list, is refused.
 */
@Singleton
final class Cursors {

    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private final SecretKeySpec key;
    private final SecureRandom random = new SecureRandom();

    Cursors(HubKey secret) {
        this.key = new SecretKeySpec(secret.derived("cursors"), "AES");
    }

    String seal(String position, String list) {
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        byte[] sealed = crypt(Cipher.ENCRYPT_MODE, nonce, list, position.getBytes(StandardCharsets.UTF_8));
        byte[] whole = Arrays.copyOf(nonce, NONCE + sealed.length);
        System.arraycopy(sealed, 0, whole, NONCE, sealed.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(whole);
    }

    String open(String cursor, String list, String argument) {
        try {
            byte[] nonce = new byte[NONCE];
            ByteBuffer whole =
                    ByteBuffer.wrap(Base64.getUrlDecoder().decode(cursor)).get(nonce);
            byte[] sealed = new byte[whole.remaining()];
            whole.get(sealed);
            byte[] opened = crypt(Cipher.DECRYPT_MODE, nonce, list, sealed);
            return new String(opened, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException | IllegalStateException | BufferUnderflowException forged) {
            throw new Refused(Refusal.invalid(
                    "CURSOR_INVALID",
                    "This is not a cursor of this list: take one from its edges or pageInfo, with the same order.",
                    argument));
        }
    }

    private byte[] crypt(int mode, byte[] nonce, String list, byte[] input) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(list.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException refused) {
            throw new IllegalStateException("not sealed by this hub", refused);
        }
    }
}
