package org.sdohub.adapter.mongo.embedded;

import de.bwaldvogel.mongo.MongoBackend;
import de.bwaldvogel.mongo.wire.MongoDatabaseHandler;
import de.bwaldvogel.mongo.wire.MongoExceptionHandler;
import de.bwaldvogel.mongo.wire.MongoWireMessageEncoder;
import de.bwaldvogel.mongo.wire.MongoWireProtocolHandler;
import de.bwaldvogel.mongo.wire.MongoWireReplyEncoder;
import de.bwaldvogel.mongo.wire.message.ClientRequest;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The door: a free port of the loopback address. Each request runs on a virtual thread, so that one who waits for a
 * commit keeps nobody else from joining it; requests of one connection keep their order.
 */
final class WireServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(WireServer.class);

    private static final int EVENT_LOOPS = 2;
    private static final int CLOSING_SECONDS = 5;

    private final ExecutorService requests = Executors.newVirtualThreadPerTaskExecutor();
    private final ChannelGroup clients = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
    private final EventLoopGroup loops;
    private final Channel door;

    WireServer(MongoBackend backend) {
        loops = new MultiThreadIoEventLoopGroup(
                EVENT_LOOPS,
                Thread.ofPlatform().daemon().name("embedded-store-io-", 0).factory(),
                NioIoHandler.newFactory());
        door = new ServerBootstrap()
                .group(loops)
                .channel(NioServerSocketChannel.class)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel client) {
                        client.pipeline()
                                .addLast(new MongoWireReplyEncoder())
                                .addLast(new MongoWireMessageEncoder())
                                .addLast(new MongoWireProtocolHandler())
                                .addLast(new InOrder(backend))
                                .addLast(new MongoExceptionHandler());
                    }
                })
                .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .syncUninterruptibly()
                .channel();
    }

    int port() {
        return ((InetSocketAddress) door.localAddress()).getPort();
    }

    /** Requests that have begun are answered; then the connections are cut. */
    @Override
    public void close() {
        door.close().syncUninterruptibly();
        requests.shutdown();
        try {
            if (!requests.awaitTermination(CLOSING_SECONDS, TimeUnit.SECONDS)) {
                requests.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        clients.close().awaitUninterruptibly(CLOSING_SECONDS, TimeUnit.SECONDS);
        loops.shutdownGracefully(0, CLOSING_SECONDS, TimeUnit.SECONDS).awaitUninterruptibly();
    }

    private final class InOrder extends MongoDatabaseHandler {
        private CompletableFuture<Void> last = CompletableFuture.completedFuture(null);

        InOrder(MongoBackend backend) {
            super(backend, clients);
        }

        @Override
        protected void channelRead0(ChannelHandlerContext context, ClientRequest request) {
            if (requests.isShutdown()) {
                context.close();
                return;
            }
            last = last.thenRunAsync(() -> super.channelRead0(context, request), requests)
                    .exceptionally(failure -> {
                        LOG.warn("A connection to the embedded store is cut: {}", failure.getMessage());
                        context.close();
                        return null;
                    });
        }
    }
}
