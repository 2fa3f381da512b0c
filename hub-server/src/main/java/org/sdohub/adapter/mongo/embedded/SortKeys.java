package org.sdohub.adapter.mongo.embedded;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.BsonTimestamp;
import de.bwaldvogel.mongo.bson.Decimal128;
import de.bwaldvogel.mongo.bson.LegacyUUID;
import de.bwaldvogel.mongo.bson.MaxKey;
import de.bwaldvogel.mongo.bson.MinKey;
import de.bwaldvogel.mongo.bson.ObjectId;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Values as bytes whose unsigned order is MongoDB's order of values. No key is a prefix of another one, so keys of
 * several fields may be strung together; inverted bytes sort the other way round.
 */
final class SortKeys {

    /** First byte of a key, in MongoDB's order of types. Missing counts as null. */
    static final int MIN = 0x05;

    static final int NULL = 0x10;
    static final int NUMBER = 0x20;
    static final int STRING = 0x30;
    static final int DOCUMENT = 0x40;
    static final int ARRAY = 0x50;
    static final int BINARY = 0x60;
    static final int LEGACY_UUID = 0x62;
    static final int UUID_VALUE = 0x64;
    static final int OBJECT_ID = 0x70;
    static final int BOOLEAN = 0x80;
    static final int DATE = 0x90;
    static final int TIMESTAMP = 0xA0;
    static final int OTHER = 0xB0;
    static final int MAX = 0xF0;

    /** What a double cannot hold of a number follows as a second, then a third one: 159 bits hold every decimal128. */
    private static final int DOUBLES_OF_A_NUMBER = 3;

    private static final int NEGATIVE_REST = 0x40;
    private static final int NO_REST = 0x80;
    private static final int POSITIVE_REST = 0xC0;

    private SortKeys() {}

    static byte[] of(@Nullable Object value) {
        KeyBytes out = new KeyBytes();
        write(value, out);
        return out.copy();
    }

    static int typeOf(byte[] key) {
        return key[0] & 0xff;
    }

    static byte[] inverted(byte[] key) {
        byte[] result = new byte[key.length];
        for (int i = 0; i < key.length; i++) {
            result[i] = (byte) ~key[i];
        }
        return result;
    }

    static byte[] concat(byte[] first, byte[] second) {
        byte[] result = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, result, first.length, second.length);
        return result;
    }

    /** The smallest key above every key that starts with the prefix; null when there is none above. */
    static byte @Nullable [] after(byte[] prefix) {
        for (int i = prefix.length - 1; i >= 0; i--) {
            if (prefix[i] != (byte) 0xff) {
                byte[] result = Arrays.copyOf(prefix, i + 1);
                result[i]++;
                return result;
            }
        }
        return null;
    }

    static void write(@Nullable Object value, KeyBytes out) {
        switch (value) {
            case null -> out.write(NULL);
            case Missing missing -> out.write(NULL);
            case MinKey min -> out.write(MIN);
            case MaxKey max -> out.write(MAX);
            case Number number -> writeNumber(number, out);
            case String text -> {
                out.write(STRING);
                writeText(text, out);
            }
            case Map<?, ?> document -> writeDocument(document, out);
            case Collection<?> array -> writeArray(array, out);
            case BinData data -> {
                // A shorter one sorts before a longer one.
                out.write(BINARY);
                writeLong(data.getData().length, out);
                out.writeBytes(data.getData());
            }
            case LegacyUUID uuid -> writeUuid(LEGACY_UUID, uuid.getUuid(), out);
            case UUID uuid -> writeUuid(UUID_VALUE, uuid, out);
            case ObjectId id -> {
                out.write(OBJECT_ID);
                out.writeBytes(id.toByteArray());
            }
            case Boolean truth -> {
                out.write(BOOLEAN);
                out.write(truth ? 1 : 0);
            }
            case Instant instant -> {
                out.write(DATE);
                writeLong(instant.toEpochMilli() ^ Long.MIN_VALUE, out);
            }
            case BsonTimestamp timestamp -> {
                out.write(TIMESTAMP);
                writeLong(timestamp.getValue(), out);
            }
            default -> {
                out.write(OTHER);
                writeText(value.toString(), out);
            }
        }
    }

    /** Equal numbers have equal keys, whatever their type: 1, 1L, 1.0. */
    private static void writeNumber(Number number, KeyBytes out) {
        out.write(NUMBER);
        double nearest = number.doubleValue();
        writeDouble(nearest, out);
        boolean exact = number instanceof Integer || number instanceof Double || !Double.isFinite(nearest);
        if (exact) {
            out.write(NO_REST);
            return;
        }
        BigDecimal whole =
                number instanceof Decimal128 decimal ? decimal.toBigDecimal() : BigDecimal.valueOf(number.longValue());
        writeRest(whole.subtract(new BigDecimal(nearest)), DOUBLES_OF_A_NUMBER - 1, out);
    }

    private static void writeRest(BigDecimal rest, int doublesLeft, KeyBytes out) {
        double nearest = rest.doubleValue();
        if (nearest == 0 || doublesLeft == 0) {
            out.write(NO_REST);
            return;
        }
        out.write(rest.signum() < 0 ? NEGATIVE_REST : POSITIVE_REST);
        writeDouble(nearest, out);
        writeRest(rest.subtract(new BigDecimal(nearest)), doublesLeft - 1, out);
    }

    private static void writeDouble(double value, KeyBytes out) {
        // Adding zero turns -0.0 into 0.0: they are equal.
        long bits = Double.doubleToLongBits(value + 0.0);
        writeLong(bits < 0 ? ~bits : bits ^ Long.MIN_VALUE, out);
    }

    /** Field by field: type of the value, name, value. */
    private static void writeDocument(Map<?, ?> document, KeyBytes out) {
        out.write(DOCUMENT);
        document.forEach((name, value) -> {
            byte[] key = of(value);
            out.write(1);
            out.write(key[0]);
            writeText((String) name, out);
            out.writeBytes(key);
        });
        out.write(0);
    }

    private static void writeArray(Collection<?> array, KeyBytes out) {
        out.write(ARRAY);
        for (Object element : array) {
            out.write(1);
            write(element, out);
        }
        out.write(0);
    }

    private static void writeUuid(int type, UUID uuid, KeyBytes out) {
        out.write(type);
        writeLong(uuid.getMostSignificantBits(), out);
        writeLong(uuid.getLeastSignificantBits(), out);
    }

    /** Ends with two zero bytes; a zero byte within is followed by 0xff, so that it sorts above the end. */
    private static void writeText(String text, KeyBytes out) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        int written = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == 0) {
                out.writeBytes(bytes, written, i + 1);
                out.write(0xff);
                written = i + 1;
            }
        }
        out.writeBytes(bytes, written, bytes.length);
        out.write(0);
        out.write(0);
    }

    private static void writeLong(long value, KeyBytes out) {
        for (int shift = 56; shift >= 0; shift -= 8) {
            out.write((int) (value >>> shift));
        }
    }
}
