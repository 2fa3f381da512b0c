package org.sdohub.adapter.graphql;

import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.server.netty.HttpCompressionStrategy;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponse;
import jakarta.inject.Singleton;

/** Leaves what is streamed as it is: in a compressor, an event or a part waits for the next ones. */
@Singleton
final class UncompressedEvents implements BeanCreatedEventListener<HttpCompressionStrategy> {

    @Override
    public HttpCompressionStrategy onCreated(BeanCreatedEvent<HttpCompressionStrategy> event) {
        HttpCompressionStrategy usual = event.getBean();
        return new HttpCompressionStrategy() {
            @Override
            public boolean shouldCompress(HttpResponse response) {
                return !isStreamed(response) && usual.shouldCompress(response);
            }

            @Override
            public boolean isEnabled() {
                return usual.isEnabled();
            }

            @Override
            public int getCompressionLevel() {
                return usual.getCompressionLevel();
            }

            @Override
            public int getMaxZstdEncodeSize() {
                return usual.getMaxZstdEncodeSize();
            }
        };
    }

    /** Whether it comes bit by bit: events, or an answer in parts. */
    static boolean isStreamed(HttpResponse response) {
        String type = response.headers().get(HttpHeaderNames.CONTENT_TYPE, "");
        return type.startsWith("text/event-stream") || type.startsWith("multipart/mixed");
    }
}
