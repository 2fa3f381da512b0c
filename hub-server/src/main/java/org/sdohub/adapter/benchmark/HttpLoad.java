package org.sdohub.adapter.benchmark;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Sends the same request again and again on kept-alive connections, on each as soon as its last answer is read. One
 * thread, few allocations: it shares the processors with what it measures.
 */
final class HttpLoad implements AutoCloseable {

    private static final String LENGTH = "content-length:";
    private static final byte[] HEAD_END = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final int BUFFER = 1 << 20;

    private final Selector selector = Selector.open();
    private final List<Connection> connections = new ArrayList<>();
    private final byte[] request;
    private long answers;

    /** @param body JSON in UTF-8 */
    HttpLoad(int port, String path, byte[] body, int connections) throws IOException {
        this.request = request(path, body);
        for (int i = 0; i < connections; i++) {
            this.connections.add(new Connection(port));
        }
    }

    private static byte[] request(String path, byte[] body) {
        byte[] head = ("POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                        + "Accept: application/json\r\nContent-Length: " + body.length + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(head.length + body.length)
                .put(head)
                .put(body)
                .array();
    }

    /**
     * Asks for so long, and longer until so many were answered, then waits for the last answers.
     *
     * @return answers, all with status 200
     */
    long run(Duration time, int atLeast) throws IOException {
        answers = 0;
        long end = System.nanoTime() + time.toNanos();
        for (Connection connection : connections) {
            connection.last = false;
            connection.ask();
        }
        while (System.nanoTime() < end || answers < atLeast) {
            selector.select(HttpLoad::answered, 100);
        }
        for (Connection connection : connections) {
            connection.last = true;
        }
        while (connections.stream().anyMatch(one -> one.waiting)) {
            selector.select(HttpLoad::answered, 100);
        }
        return answers;
    }

    private static void answered(SelectionKey key) {
        ((Connection) key.attachment()).read();
    }

    private final class Connection {

        private final SocketChannel channel;
        private final ByteBuffer out = ByteBuffer.wrap(request);
        private final ByteBuffer in = ByteBuffer.allocate(BUFFER);
        private boolean waiting;
        private boolean last;
        /** Bytes of the answer that is being read; 0 while that is not known. */
        private int expected;

        Connection(int port) throws IOException {
            channel = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            channel.configureBlocking(false);
            channel.register(selector, SelectionKey.OP_READ, this);
        }

        void ask() throws IOException {
            out.rewind();
            while (out.hasRemaining()) {
                channel.write(out);
            }
            waiting = true;
        }

        void read() {
            try {
                if (channel.read(in) < 0) {
                    throw new EOFException("the hub closed a connection while it was measured");
                }
                if (whole()) {
                    answers++;
                    waiting = false;
                    in.clear();
                    expected = 0;
                    askAgain();
                }
            } catch (IOException broken) {
                throw new java.io.UncheckedIOException(broken);
            }
        }

        private void askAgain() throws IOException {
            if (!last) {
                ask();
            }
        }

        private boolean whole() throws IOException {
            if (expected == 0) {
                int head = headLength();
                expected = head == 0 ? 0 : head + bodyLength(head);
            }
            return expected > 0 && in.position() >= expected;
        }

        private int headLength() {
            for (int at = HEAD_END.length; at <= in.position(); at++) {
                boolean end = true;
                for (int i = 0; i < HEAD_END.length; i++) {
                    end &= in.get(at - HEAD_END.length + i) == HEAD_END[i];
                }
                if (end) {
                    return at;
                }
            }
            return 0;
        }

        private int bodyLength(int head) throws IOException {
            String lines = new String(in.array(), 0, head, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
            int length = lines.indexOf(LENGTH);
            if (!lines.startsWith("http/1.1 200 ") || length < 0) {
                throw new IOException("while it was measured the hub answered: " + lines);
            }
            int from = length + LENGTH.length();
            return Integer.parseInt(
                    lines.substring(from, lines.indexOf('\r', from)).strip());
        }
    }

    @Override
    public void close() throws IOException {
        for (Connection connection : connections) {
            connection.channel.close();
        }
        selector.close();
    }
}
