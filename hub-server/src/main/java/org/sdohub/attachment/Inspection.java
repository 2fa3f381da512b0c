package org.sdohub.attachment;

import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;

/** Looks at a file while it streams by: hash, size, how it begins, whether it is text in UTF-8. */
final class Inspection extends FilterInputStream {

    private static final int A_PART = 8_192;

    /** Types that a sniffer sees in what may be plain text: a letter that begins like a mail, a list, a program. */
    private static final Set<String> TEXTUAL = Set.of(Content.BYTES, "message/rfc822", "application/mbox");

    private static final Set<String> HYPERTEXT = Set.of(Content.HTML, "application/xhtml+xml");

    private final MessageDigest digest = sha256();
    private final ByteArrayOutputStream head = new ByteArrayOutputStream();
    private final CharsetDecoder decoder = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    private byte[] cutOff = new byte[0];
    private boolean text = true;
    private long size;

    Inspection(InputStream file) {
        super(file);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        int read = super.read(into, from, length);
        for (int at = 0; at < read; at += A_PART) {
            see(into, from + at, Math.min(A_PART, read - at));
        }
        return read;
    }

    private void see(byte[] bytes, int from, int length) {
        digest.update(bytes, from, length);
        size += length;
        head.write(bytes, from, Math.min(length, Sniffer.HEAD - head.size()));
        if (text) {
            text = readsAsText(bytes, from, length);
        }
    }

    private boolean readsAsText(byte[] bytes, int from, int length) {
        ByteBuffer in = ByteBuffer.allocate(cutOff.length + length)
                .put(cutOff)
                .put(bytes, from, length)
                .flip();
        CharBuffer out = CharBuffer.allocate(in.remaining());
        CoderResult result = decoder.decode(in, out, false);
        cutOff = new byte[in.remaining()];
        in.get(cutOff);
        return !result.isError() && out.flip().chars().noneMatch(Inspection::unreadable);
    }

    private static boolean unreadable(int character) {
        return character < ' ' && character != '\n' && character != '\r' && character != '\t' && character != '\f';
    }

    long size() {
        return size;
    }

    /** After the last byte was read. */
    Content found(Sniffer sniffer) {
        return new Content(
                type(sniffer.typeOf(head.toByteArray())), HexFormat.of().formatHex(digest.digest()));
    }

    private String type(String sniffed) {
        if (HYPERTEXT.contains(sniffed)) {
            return Content.HTML;
        }
        if (!sniffed.startsWith("text/") && !TEXTUAL.contains(sniffed)) {
            return sniffed;
        }
        return text && cutOff.length == 0 ? Content.TEXT : Content.BYTES;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
