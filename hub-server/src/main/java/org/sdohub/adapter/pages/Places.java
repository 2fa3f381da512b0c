package org.sdohub.adapter.pages;

import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.sdohub.identity.HubKey;
import org.sdohub.kernel.Page;

/**
 * Where the next page of a list begins, sealed with AES-GCM for that list: stores are asked only for positions that they
 * gave themselves, and a position tells nothing. The nonce is made of what is sealed, so that the same page has the same
 * links again and a browser need not fetch it twice.
 */
@Singleton
final class Places {

    static final int PAGE = 50;

    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private final SecretKeySpec key;
    private final SecretKeySpec nonces;

    Places(HubKey secret) {
        key = new SecretKeySpec(secret.derived("page links"), "AES");
        nonces = new SecretKeySpec(secret.derived("page links: nonces"), "HmacSHA256");
    }

    /** @throws BadQuery where its place is not one of this list */
    Page.Request request(Query query) {
        String after = query.after();
        return after == null
                ? Page.Request.first(PAGE)
                : new Page.Request(PAGE, open(after, query.address()), null, false);
    }

    /** A link to what follows; nothing where this is the end. */
    Markup next(Page<?> page, Query query) {
        if (!page.hasNext() || page.items().isEmpty()) {
            return Markup.NONE;
        }
        String place = sealed(page.items().getLast().position(), query.address());
        return Markup.element("p", Markup.link(query.address(place), "Next page"));
    }

    private String sealed(String position, String list) {
        byte[] nonce = nonce(position, list);
        byte[] sealed = crypt(Cipher.ENCRYPT_MODE, nonce, list, position.getBytes(StandardCharsets.UTF_8));
        byte[] whole = Arrays.copyOf(nonce, NONCE + sealed.length);
        System.arraycopy(sealed, 0, whole, NONCE, sealed.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(whole);
    }

    private String open(String place, String list) {
        try {
            byte[] whole = Base64.getUrlDecoder().decode(place);
            byte[] nonce = Arrays.copyOf(whole, NONCE);
            byte[] sealed = Arrays.copyOfRange(whole, Math.min(NONCE, whole.length), whole.length);
            return new String(crypt(Cipher.DECRYPT_MODE, nonce, list, sealed), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException | IllegalStateException forged) {
            throw new BadQuery("This is no place in this list: begin at its first page, " + list + ".");
        }
    }

    private byte[] nonce(String position, String list) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(nonces);
            mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(list.length()).flip());
            return Arrays.copyOf(mac.doFinal((list + position).getBytes(StandardCharsets.UTF_8)), NONCE);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has HmacSHA256", e);
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
