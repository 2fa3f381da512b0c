package org.sdohub.adapter.mongo.embedded;

import java.util.Arrays;

/** A key under way. Every write makes dozens of them, and the JDK's own stream takes a lock for each byte. */
final class KeyBytes {

    private static final int FIRST_SIZE = 64;

    private byte[] bytes = new byte[FIRST_SIZE];
    private int size;

    int size() {
        return size;
    }

    void write(int b) {
        if (size == bytes.length) {
            grow(size + 1);
        }
        bytes[size++] = (byte) b;
    }

    void writeBytes(byte[] from) {
        writeBytes(from, 0, from.length);
    }

    /** @param end exclusive */
    void writeBytes(byte[] from, int start, int end) {
        int more = end - start;
        if (size + more > bytes.length) {
            grow(size + more);
        }
        System.arraycopy(from, start, bytes, size, more);
        size += more;
    }

    /** Makes what was written since then sort the other way round. */
    void invertFrom(int start) {
        for (int i = start; i < size; i++) {
            bytes[i] = (byte) ~bytes[i];
        }
    }

    byte[] copy() {
        return Arrays.copyOf(bytes, size);
    }

    private void grow(int needed) {
        bytes = Arrays.copyOf(bytes, Math.max(needed, 2 * bytes.length));
    }
}
