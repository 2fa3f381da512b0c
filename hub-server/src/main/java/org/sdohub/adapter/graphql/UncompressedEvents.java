package org.sdohub.adapter.graphql;

import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.server.netty.HttpCompressionStrategy;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponse;
import jakarta.inject.Singleton;

/** Leaves event streams as they are: in a compressor, an event waits for the next ones. */
@Singleton
final class UncompressedEvents implements BeanCreatedEventListener<HttpCompressionStrategy> {

    @Override
    public HttpCompressionStrategy onCreated(BeanCreatedEvent<HttpCompressionStrategy> event) {
        HttpCompressionStrategy usual = event.getBean();
        return new HttpCompressionStrategy() {
            @Override
            public boolean shouldCompress(HttpResponse response) {
                return !isEventStream(response) && usual.shouldCompress(response);
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

    static boolean isEventStream(HttpResponse response) {
        return response.headers().get(HttpHeaderNames.CONTENT_TYPE, "").startsWith("text/event-stream");
    }
}
