package org.sdohub.adapter.graphql;

import io.micronaut.context.BeanProvider;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.server.netty.NettyServerCustomizer;
import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.ContinuationWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.handler.codec.http.websocketx.extensions.WebSocketServerExtensionHandler;
import io.netty.handler.timeout.WriteTimeoutException;
import io.netty.handler.timeout.WriteTimeoutHandler;
import io.netty.util.ReferenceCountUtil;
import jakarta.inject.Singleton;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What the framework's WebSocket and its streamed answers leave open. Compression is not offered, since the frame limit counts compressed bytes
 * and 50 KB can become 50 MB. Fragments count together. Who does not read is cut off. See also {@link WholeBodies}.
 */
@Singleton
final class SocketPipeline implements BeanCreatedEventListener<NettyServerCustomizer.Registry> {

    private final GraphQLConfiguration configuration;
    private final BeanProvider<Metrics> metrics;

    /** @param metrics later, since the server is made before them */
    SocketPipeline(GraphQLConfiguration configuration, BeanProvider<Metrics> metrics) {
        this.configuration = configuration;
        this.metrics = metrics;
    }

    @Override
    public NettyServerCustomizer.Registry onCreated(BeanCreatedEvent<NettyServerCustomizer.Registry> event) {
        event.getBean().register(new Customizer(null));
        return event.getBean();
    }

    private final class Customizer implements NettyServerCustomizer {

        private final @Nullable Channel channel;

        Customizer(@Nullable Channel channel) {
            this.channel = channel;
        }

        @Override
        public NettyServerCustomizer specializeForChannel(Channel accepted, ChannelRole role) {
            return new Customizer(accepted);
        }

        @Override
        public void onStreamPipelineBuilt() {
            if (channel == null) {
                return;
            }
            for (var entry : channel.pipeline()) {
                if (entry.getValue() instanceof WebSocketServerExtensionHandler compression) {
                    channel.pipeline().addBefore(entry.getKey(), "whole-bodies", new WholeBodies());
                    channel.pipeline().addBefore(entry.getKey(), "socket-guard", new Guard());
                    channel.pipeline().remove(compression);
                }
            }
        }
    }

    /** Lets HTTP through; acts once the connection speaks WebSocket or streams events. */
    private final class Guard extends ChannelDuplexHandler {

        /** Bytes of the message whose fragments are still coming. */
        private long messageBytes;

        private boolean speaksWebSocket;
        private boolean saidGoodbye;
        private boolean streams;

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
            if (!(message instanceof WebSocketFrame frame)) {
                super.channelRead(context, message);
                return;
            }
            speaksWebSocket(context);
            WebSocketCloseStatus wrong = wrong(frame);
            if (wrong == null) {
                super.channelRead(context, frame);
                return;
            }
            ReferenceCountUtil.release(frame);
            context.writeAndFlush(new CloseWebSocketFrame(wrong)).addListener(ChannelFutureListener.CLOSE);
        }

        private @Nullable WebSocketCloseStatus wrong(WebSocketFrame frame) {
            if (frame.rsv() != 0) {
                // No extension was agreed on (RFC 6455 5.2).
                return WebSocketCloseStatus.PROTOCOL_ERROR;
            }
            if (frame instanceof BinaryWebSocketFrame) {
                return WebSocketCloseStatus.INVALID_MESSAGE_TYPE;
            }
            if (frame instanceof TextWebSocketFrame) {
                messageBytes = 0;
            }
            if (frame instanceof TextWebSocketFrame || frame instanceof ContinuationWebSocketFrame) {
                messageBytes += frame.content().readableBytes();
            }
            if (messageBytes <= configuration.signedInMessageBytes()) {
                return null;
            }
            metrics.get().reached("graphql.signed-in-message-bytes");
            return WebSocketCloseStatus.MESSAGE_TOO_BIG;
        }

        @Override
        public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) throws Exception {
            if (message instanceof WebSocketFrame) {
                speaksWebSocket(context);
                requireReading(context);
                saidGoodbye |= message instanceof CloseWebSocketFrame;
            }
            if (message instanceof HttpResponse response) {
                streams = UncompressedEvents.isStreamed(response);
                limitWrites(context, streams);
            }
            if (streams) {
                requireReading(context);
            }
            super.write(context, message, promise);
        }

        /** The framework takes a reader who was cut off for a fault, and fills the log with it. */
        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable failure) throws Exception {
            if (failure instanceof WriteTimeoutException) {
                metrics.get().overflowed("graphql.write-timeout");
                context.close();
                return;
            }
            super.exceptionCaught(context, failure);
        }

        /** A server that stops closes its connections without a word; clients shall know that they may come back. */
        @Override
        public void close(ChannelHandlerContext context, ChannelPromise promise) {
            if (saidGoodbye || !speaksWebSocket) {
                context.close(promise);
                return;
            }
            saidGoodbye = true;
            context.writeAndFlush(new CloseWebSocketFrame(WebSocketCloseStatus.ENDPOINT_UNAVAILABLE))
                    .addListener(done -> context.close(promise));
        }

        private void speaksWebSocket(ChannelHandlerContext context) {
            speaksWebSocket = true;
            limitWrites(context, true);
        }

        private void limitWrites(ChannelHandlerContext context, boolean wanted) {
            if (wanted && context.pipeline().get(WriteTimeoutHandler.class) == null) {
                long limit = configuration.writeTimeout().toMillis();
                context.pipeline()
                        .addBefore(
                                context.name(), "write-timeout", new WriteTimeoutHandler(limit, TimeUnit.MILLISECONDS));
            }
        }

        private void requireReading(ChannelHandlerContext context) {
            ChannelOutboundBuffer waiting = context.channel().unsafe().outboundBuffer();
            if (waiting != null && waiting.totalPendingWriteBytes() > configuration.unsentBytes()) {
                metrics.get().overflowed("graphql.unsent-bytes");
                context.close();
            }
        }
    }
}
