package org.sdohub.adapter.mongo.embedded;

import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Documents as BSON bytes, and how many there are. */
final class Bytes {

    /** MongoDB's bound for one document. */
    static final int LARGEST_DOCUMENT = 16 * 1024 * 1024;

    private Bytes() {}

    static byte[] encoded(Document document) {
        ByteBuf buffer = Unpooled.buffer(512);
        BsonEncoder.encodeDocument(document, buffer);
        if (buffer.readableBytes() > LARGEST_DOCUMENT) {
            throw new MongoServerError(
                    10334,
                    "BSONObjectTooLarge",
                    "a document of " + buffer.readableBytes() + " bytes is larger than " + LARGEST_DOCUMENT);
        }
        byte[] bytes = new byte[buffer.readableBytes()];
        buffer.readBytes(bytes);
        return bytes;
    }

    static Document decoded(byte[] bytes) {
        return BsonDecoder.decodeBson(Unpooled.wrappedBuffer(bytes));
    }

    /** Never less than three quarters of the BSON size; text is taken as mostly ASCII. */
    static long estimate(@Nullable Object value) {
        return switch (value) {
            case Map<?, ?> document -> {
                long sum = 8;
                for (Map.Entry<?, ?> field : document.entrySet()) {
                    sum += ((String) field.getKey()).length() + 2 + estimate(field.getValue());
                }
                yield sum;
            }
            case Collection<?> array -> {
                long sum = 8;
                for (Object element : array) {
                    sum += 8 + estimate(element);
                }
                yield sum;
            }
            case String text -> text.length() * 3L / 2 + 5;
            case BinData data -> data.getData().length + 5L;
            case null -> 1;
            default -> 16;
        };
    }
}
