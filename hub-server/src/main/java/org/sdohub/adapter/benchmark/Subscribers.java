package org.sdohub.adapter.benchmark;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Client programs that subscribe, each on a connection of its own, all read by one thread. */
final class Subscribers implements AutoCloseable {

    /** How a subscription is asked for and what its bytes say. */
    interface Protocol {

        /** What is sent as soon as the connection is there. */
        String greeting();

        /** What is sent after the answer so far has come; null if nothing is due. */
        byte @Nullable [] next(String heard, int sent);

        /** Whether what came before the first event says that none will come. */
        boolean refuses(String heard);

        /** In what comes with each event, and in nothing else. */
        String event();
    }

    private static final int BUFFER = 1 << 16;

    private final Selector selector = Selector.open();
    private final Protocol protocol;
    private final int port;
    private final List<Line> lines = new ArrayList<>();
    private final ByteBuffer in = ByteBuffer.allocate(BUFFER);
    private final byte[] event;
    private long events;

    Subscribers(int port, Protocol protocol) throws IOException {
        this.port = port;
        this.protocol = protocol;
        this.event = protocol.event().getBytes(StandardCharsets.US_ASCII);
    }

    void add(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            lines.add(new Line());
            listen(0);
        }
    }

    int size() {
        return lines.size();
    }

    /** All that came since the beginning, to all of them. */
    long events() {
        return events;
    }

    /** Reads what is there, or waits so long for the first. */
    void listen(long millis) throws IOException {
        if (millis == 0) {
            selector.selectNow(Subscribers::heard);
        } else {
            selector.select(Subscribers::heard, millis);
        }
    }

    private static void heard(SelectionKey key) {
        ((Line) key.attachment()).read();
    }

    private final class Line {

        private final SocketChannel channel;
        private final StringBuilder beginning = new StringBuilder();
        private int sent = 1;
        private int matched;
        private boolean heard;
        private boolean stands;

        Line() throws IOException {
            channel = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            channel.configureBlocking(false);
            channel.register(selector, SelectionKey.OP_READ, this);
            send(protocol.greeting().getBytes(StandardCharsets.UTF_8));
        }

        private void send(byte[] bytes) throws IOException {
            ByteBuffer out = ByteBuffer.wrap(bytes);
            while (out.hasRemaining()) {
                channel.write(out);
            }
        }

        void read() {
            try {
                in.clear();
                if (channel.read(in) < 0) {
                    throw new EOFException("the hub closed the line of a subscriber, having said: " + beginning);
                }
                in.flip();
                count();
                converse();
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        }

        /** The event's mark may come in two pieces; none of its bytes but the first is like its first. */
        private void count() {
            for (int i = 0; i < in.limit(); i++) {
                byte one = in.get(i);
                matched = one == event[matched] ? matched + 1 : one == event[0] ? 1 : 0;
                if (matched == event.length) {
                    events++;
                    heard = true;
                    matched = 0;
                }
            }
        }

        /** What comes after the first event is counted only. */
        private void converse() throws IOException {
            if (stands) {
                return;
            }
            beginning.append(StandardCharsets.ISO_8859_1.decode(in));
            String said = beginning.toString();
            if (said.length() > BUFFER || said.contains("\r\n\r\n") && protocol.refuses(said)) {
                throw new IOException("the hub refused a subscriber, having said: " + said);
            }
            stands = heard;
            byte @Nullable [] next = protocol.next(beginning.toString(), sent);
            if (next != null) {
                send(next);
                sent++;
            }
        }
    }

    @Override
    public void close() throws IOException {
        for (Line line : lines) {
            line.channel.close();
        }
        selector.close();
    }
}
