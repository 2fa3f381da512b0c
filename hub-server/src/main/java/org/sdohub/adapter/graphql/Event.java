package org.sdohub.adapter.graphql;

import graphql.ExecutionResult;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** One result of a subscription, written once for all who are told it, whichever door they came through. */
final class Event {

    private static final byte[] ID = ascii("{\"id\":");
    private static final byte[] PAYLOAD = ascii(",\"type\":\"next\",\"payload\":");
    private static final byte[] END = {'}'};

    private final @Nullable String cursor;
    private final boolean last;
    private final byte[] payload;
    private volatile byte @Nullable [] serverSent;

    /** What somebody is told of something that happened. */
    static Event of(StreamEvent told, ExecutionResult result) {
        return new Event(told.cursor(), told.last(), result);
    }

    /** @param cursor to resume after it; null where there is nothing to resume */
    Event(@Nullable String cursor, ExecutionResult result) {
        this(cursor, false, result);
    }

    private Event(@Nullable String cursor, boolean last, ExecutionResult result) {
        this.cursor = cursor;
        this.last = last;
        this.payload = Json.bytes(result);
    }

    boolean last() {
        return last;
    }

    /** Of the result as JSON. */
    int bytes() {
        return payload.length;
    }

    /** The result as JSON; not to be changed. */
    byte[] payload() {
        return payload;
    }

    /** For the operation of this id on a WebSocket. */
    ByteBuf message(String id) {
        return Unpooled.wrappedBuffer(ID, Json.bytes(json -> json.writeString(id)), PAYLOAD, payload, END);
    }

    /** An event of {@code text/event-stream}; not to be changed. */
    byte[] serverSent() {
        byte[] text = serverSent;
        if (text == null) {
            text = written();
            serverSent = text;
        }
        return text;
    }

    private byte[] written() {
        String id = cursor == null ? "" : "id: " + cursor + "\n";
        byte[] head = ascii("event: next\n" + id + "data: ");
        ByteArrayOutputStream text = new ByteArrayOutputStream(head.length + payload.length + 2);
        text.writeBytes(head);
        text.writeBytes(payload);
        text.writeBytes(new byte[] {'\n', '\n'});
        return text.toByteArray();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
