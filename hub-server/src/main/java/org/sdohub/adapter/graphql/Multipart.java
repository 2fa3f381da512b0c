package org.sdohub.adapter.graphql;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.netty.channel.Channel;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.reactivestreams.Publisher;
import org.sdohub.adapter.graphql.Execution.Parts;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

/**
 * An answer in parts as {@code multipart/mixed} (RFC 2046 5.1). Each part is followed by the boundary at once, since a
 * client takes a part for whole only then.
 */
final class Multipart {

    private static final MediaType TYPE = MediaType.of("multipart/mixed; boundary=\"-\"; deferSpec=20220824");
    private static final byte[] HEAD = ascii("\r\nContent-Type: application/json; charset=utf-8\r\n\r\n");
    private static final byte[] BOUNDARY = ascii("\r\n---");
    /** Makes the boundary before it the closing one. */
    private static final byte[] END = ascii("--\r\n");

    private Multipart() {}

    static MutableHttpResponse<Publisher<byte[]>> of(Parts parts, Channel channel) {
        Flux<byte[]> body = Flux.from(parts.results())
                .map(Multipart::part)
                .startWith(BOUNDARY)
                .concatWithValues(END)
                .publishOn(Schedulers.fromExecutor(channel.eventLoop()::execute), 1)
                .filter(bytes -> channel.isActive());
        return HttpResponse.<Publisher<byte[]>>ok(body)
                .contentType(TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store, no-transform")
                .header(HttpHeaders.VARY, HttpAnswers.VARY)
                .header("X-Content-Type-Options", "nosniff")
                .header("X-Accel-Buffering", "no");
    }

    private static byte[] part(Event event) {
        ByteArrayOutputStream text = new ByteArrayOutputStream(event.bytes() + HEAD.length + BOUNDARY.length);
        text.writeBytes(HEAD);
        text.writeBytes(event.payload());
        text.writeBytes(BOUNDARY);
        return text.toByteArray();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
