package org.sdohub.adapter.graphql;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.util.ReferenceCountUtil;

/**
 * A body has broken off where a chunk, or what follows the last one, cannot be read (RFC 9112 8). The framework would take
 * what had come for all of it, and carry it out; here the connection ends, as what follows on it means nothing any more.
 */
final class WholeBodies extends ChannelInboundHandlerAdapter {

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
        boolean brokenOff = message instanceof HttpContent part
                && !(message instanceof HttpRequest)
                && part.decoderResult().isFailure();
        if (brokenOff) {
            ReferenceCountUtil.release(message);
            context.close();
            return;
        }
        super.channelRead(context, message);
    }
}
