package org.sdohub.adapter.mongo.embedded;

import de.bwaldvogel.mongo.bson.Document;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which fields of a document a query needs, and those alone out of its bytes: most of a document is not asked for. */
final class Parts {

    private static final int TYPE = 1;
    private static final int LENGTH = 4;

    private Parts() {}

    /** Fields of the document itself; null where all may be needed. */
    static @Nullable Set<String> needed(Document filter, @Nullable Document sort, @Nullable Document projection) {
        if (projection == null || projection.isEmpty()) {
            return null;
        }
        Set<String> needed = new HashSet<>(Set.of("_id"));
        for (var one : projection.entrySet()) {
            boolean included =
                    one.getValue() instanceof Number number ? number.intValue() == 1 : one.getValue() == Boolean.TRUE;
            if (!included) {
                return null;
            }
            needed.add(root(one.getKey()));
        }
        if (sort != null) {
            sort.keySet().forEach(path -> needed.add(root(path)));
        }
        return addFields(filter, needed) ? needed : null;
    }

    private static boolean addFields(Document filter, Set<String> needed) {
        for (var one : filter.entrySet()) {
            String name = one.getKey();
            if (!name.startsWith("$")) {
                needed.add(root(name));
                continue;
            }
            boolean known = Set.of("$and", "$or", "$nor").contains(name)
                    && one.getValue() instanceof Collection<?> parts
                    && parts.stream().allMatch(part -> part instanceof Document inner && addFields(inner, needed));
            if (!known) {
                return false;
            }
        }
        return true;
    }

    private static String root(String path) {
        int dot = path.indexOf('.');
        return dot < 0 ? path : path.substring(0, dot);
    }

    /** @param needed null for all */
    static Document read(byte[] document, @Nullable Set<String> needed) {
        if (needed == null) {
            return Bytes.decoded(document);
        }
        ByteBuffer all = ByteBuffer.wrap(document).order(ByteOrder.LITTLE_ENDIAN);
        ByteBuffer part = ByteBuffer.allocate(document.length).order(ByteOrder.LITTLE_ENDIAN);
        part.putInt(0);
        all.position(LENGTH);
        while (all.get(all.position()) != 0) {
            int start = all.position();
            int nameEnd = end(all, start + TYPE);
            int length = length(all, all.get(start), nameEnd + 1);
            if (length < 0) {
                return Bytes.decoded(document);
            }
            if (needed.contains(new String(
                    document, start + TYPE, nameEnd - start - TYPE, java.nio.charset.StandardCharsets.UTF_8))) {
                part.put(document, start, nameEnd + 1 + length - start);
            }
            all.position(nameEnd + 1 + length);
        }
        part.put((byte) 0).putInt(0, part.position());
        return Bytes.decoded(part.array());
    }

    /** Where a name ends: it is followed by a zero. */
    private static int end(ByteBuffer bytes, int from) {
        int at = from;
        while (bytes.get(at) != 0) {
            at++;
        }
        return at;
    }

    /** Bytes of a value (bsonspec.org); negative for types that are seldom met. */
    private static int length(ByteBuffer bytes, byte type, int at) {
        return switch (type) {
            case 0x0A -> 0;
            case 0x08 -> 1;
            case 0x10 -> 4;
            case 0x01, 0x09, 0x11, 0x12 -> 8;
            case 0x07 -> 12;
            case 0x02 -> LENGTH + bytes.getInt(at);
            case 0x03, 0x04 -> bytes.getInt(at);
            case 0x05 -> LENGTH + 1 + bytes.getInt(at);
            default -> -1;
        };
    }
}
