package org.sdohub.adapter.graphql;

import graphql.ExecutionResult;
import graphql.ExecutionResultImpl;
import graphql.GraphQLError;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import org.sdohub.identity.Callers.BadToken;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.FluxSink;

/**
 * One answer as Server-Sent Events, in the "distinct connections mode" of the graphql-sse protocol. The next result is
 * asked for when the client has taken the last.
 */
final class EventStream extends BaseSubscriber<Event> {

    /** Headers wait for a first byte, and only a write shows that a client has gone. */
    private static final byte[] COMMENT = ascii(":\n\n");

    /** The empty data is needed: without, browsers drop the event (HTML 9.2.6). */
    private static final byte[] COMPLETE = ascii("event: complete\ndata: \n\n");

    /** Milliseconds until a browser comes back after the end; it has the id of the last event with it. */
    private static final byte[] COME_BACK = ascii("retry: 1000\n\n");

    private final FluxSink<byte[]> client;
    private final Call call;
    /** True while the next result may be asked for. */
    private final AtomicBoolean ready = new AtomicBoolean();

    EventStream(FluxSink<byte[]> client, Call call) {
        this.client = client;
        this.call = call;
        client.onRequest(more -> goOn());
    }

    /** All of an answer that is there already. */
    static byte[] whole(ExecutionResult result) {
        byte[] next = new Event(null, result).serverSent();
        ByteArrayOutputStream both = new ByteArrayOutputStream(next.length + COMPLETE.length);
        both.writeBytes(next);
        both.writeBytes(COMPLETE);
        return both.toByteArray();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    void keepAlive() {
        client.next(COMMENT);
    }

    /** Fails the stream where the account or its sign-in has ended, though nothing happens that it would be told. */
    void requireCaller() {
        try {
            Objects.requireNonNull(call.caller().get());
        } catch (RuntimeException failure) {
            cancel();
            hookOnError(failure);
        }
    }

    /** Ends without "complete": clients take it for a lost connection, come back and resume. */
    void goAway() {
        cancel();
        client.next(COME_BACK);
        client.complete();
    }

    @Override
    protected void hookOnSubscribe(Subscription subscription) {
        ready.set(true);
        goOn();
    }

    private void goOn() {
        if (client.requestedFromDownstream() > 0 && ready.compareAndSet(true, false)) {
            request(1);
        }
    }

    @Override
    protected void hookOnNext(Event event) {
        client.next(event.serverSent());
        ready.set(true);
        goOn();
    }

    @Override
    protected void hookOnComplete() {
        client.next(COMPLETE);
        client.complete();
    }

    @Override
    protected void hookOnError(Throwable failure) {
        String requestId = call.requestId();
        end(
                failure instanceof BadToken
                        ? List.of(Errors.badToken())
                        : Errors.error(failure, requestId, "an event stream"));
    }

    /** Says why there are no events, or no more. */
    void end(List<ApiError> told) {
        String requestId = call.requestId();
        List<? extends GraphQLError> errors =
                told.stream().map(error -> error.in(requestId)).toList();
        @Nullable String noCursor = null;
        client.next(new Event(noCursor, new ExecutionResultImpl(List.copyOf(errors))).serverSent());
        hookOnComplete();
    }
}
