package org.sdohub.adapter.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One statement is posted, and so many programs hear of it: how long until the last has, and what each takes. */
public final class FanOutBenchmark {

    private static final int EVENTS = 5;
    private static final int WAVE = 100;
    private static final Duration BETWEEN_WAVES = Duration.ofMillis(300);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    /** A demo account whose own review is the only one that its organization asks for. */
    private static final String SENDER = "oma-coordinator";

    private static final String PASSWORD = "liaison-demo";
    private static final String SUBSCRIPTION =
            "subscription { statementPosted { statement { number title dueSentence from { label } to { label } } } }";
    private static final String FILE = """
            mutation { fileStatement(input: {from: ["OMA"], to: ["IETF"], title: "To all who listen",
                purpose: FOR_ACTION, noDeadlineGiven: true, body: "Heard?"}) {
              statement { number } problems { message } } }""";

    private final Path folder;
    private final Consumer<String> progress;

    public FanOutBenchmark(Path folder, Consumer<String> progress) {
        this.folder = folder;
        this.progress = progress;
    }

    /** @param counts how many subscribers, smallest first */
    public List<String> run(List<Integer> counts) throws IOException, InterruptedException {
        Table table = new Table(
                "subscribers",
                "last one has it after, ms",
                "processor of the hub for each, µs",
                "heap for each, KB",
                "resident memory of the hub, MB");
        for (Subscribers.Protocol protocol : List.of(new WebSocket(), new EventStream())) {
            for (int count : counts) {
                String what = String.format(Locale.ROOT, "%,d by %s", count, protocol);
                progress.accept("starting a hub for " + what);
                try (MeasuredHub hub = MeasuredHub.start(folder.resolve("subscribers"), true, Limits.LIFTED)) {
                    row(table, what, hub, protocol, count);
                }
            }
        }
        return table.lines();
    }

    private void row(Table table, String what, MeasuredHub hub, Subscribers.Protocol protocol, int count)
            throws IOException, InterruptedException {
        try (Caller caller = new Caller(hub);
                Subscribers subscribers = new Subscribers(hub.port(), protocol)) {
            caller.signIn(SENDER, PASSWORD);
            Long before = hub.heapBytes();
            progress.accept("connecting " + what);
            connect(subscribers, count);
            untilAllHear(caller, subscribers);
            Long after = hub.heapBytes();
            progress.accept("posting to " + what);
            double[] millis = new double[EVENTS];
            long processor = hub.processorTime().toNanos();
            for (int i = 0; i < EVENTS; i++) {
                millis[i] = toTheLast(caller, subscribers);
            }
            double micros = (hub.processorTime().toNanos() - processor) / 1e3 / EVENTS / count;
            Arrays.sort(millis);
            table.row(
                    what,
                    number(millis[EVENTS / 2]),
                    number(micros),
                    before == null || after == null ? "unknown" : number((after - before) / 1024.0 / count),
                    megabytes(hub.residentBytes()));
        }
    }

    /** As clients come in a busy hour, not all in one second: beginning a subscription reads the store. */
    private static void connect(Subscribers subscribers, int count) throws IOException {
        while (subscribers.size() < count) {
            subscribers.add(Math.min(WAVE, count - subscribers.size()));
            long end = System.nanoTime() + BETWEEN_WAVES.toNanos();
            while (System.nanoTime() < end) {
                subscribers.listen(10);
            }
        }
    }

    /** A subscription is not acknowledged; it stands when a statement came through it. */
    private static void untilAllHear(Caller caller, Subscribers subscribers) throws IOException, InterruptedException {
        long giveUp = System.nanoTime() + PATIENCE.toNanos();
        long heard;
        do {
            if (System.nanoTime() > giveUp) {
                throw new IOException("not all of " + subscribers.size() + " subscribers heard of a statement within "
                        + PATIENCE.toSeconds() + " seconds");
            }
            heard = subscribers.events();
            post(caller, subscribers);
            long end = System.nanoTime() + Duration.ofSeconds(5).toNanos();
            while (System.nanoTime() < end && subscribers.events() - heard < subscribers.size()) {
                subscribers.listen(100);
            }
        } while (subscribers.events() - heard < subscribers.size());
    }

    private static double toTheLast(Caller caller, Subscribers subscribers) throws IOException, InterruptedException {
        long heard = subscribers.events();
        long begin = System.nanoTime();
        post(caller, subscribers);
        while (subscribers.events() - heard < subscribers.size()) {
            subscribers.listen(100);
            if (System.nanoTime() - begin > PATIENCE.toNanos()) {
                throw new IOException("only " + (subscribers.events() - heard) + " of " + subscribers.size()
                        + " subscribers heard of a statement");
            }
        }
        return (System.nanoTime() - begin) / 1e6;
    }

    private static void post(Caller caller, Subscribers subscribers) throws IOException {
        CompletableFuture<JsonNode> filing = CompletableFuture.supplyAsync(() -> file(caller));
        while (!filing.isDone()) {
            subscribers.listen(1);
        }
        if (!filing.join().at("/fileStatement/statement/number").isTextual()) {
            throw new IOException(SENDER + " cannot post a statement in the demo world: " + filing.join());
        }
    }

    private static JsonNode file(Caller caller) {
        try {
            return caller.ask(FILE);
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stop);
        }
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%,.0f", value);
    }

    private static String megabytes(@Nullable Long bytes) {
        return bytes == null ? "unknown" : number(bytes / 1048576.0);
    }

    private static String subscribe() throws IOException {
        return new String(Caller.body(SUBSCRIPTION), StandardCharsets.UTF_8);
    }

    /** graphql-transport-ws, one socket each. */
    private static final class WebSocket implements Subscribers.Protocol {

        private static final int TEXT = 0x81;
        private static final int MASKED = 0x80;
        private static final int LONG = 126;

        @Override
        public String greeting() {
            return "GET /graphql HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                    + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n"
                    + "Sec-WebSocket-Protocol: graphql-transport-ws\r\n\r\n";
        }

        @Override
        public byte @Nullable [] next(String heard, int sent) {
            if (sent == 1 && heard.contains("\r\n\r\n")) {
                return frame("{\"type\":\"connection_init\"}");
            }
            return sent == 2 && heard.contains("connection_ack") ? frame(message()) : null;
        }

        private static String message() {
            try {
                return "{\"id\":\"1\",\"type\":\"subscribe\",\"payload\":" + subscribe() + "}";
            } catch (IOException impossible) {
                throw new java.io.UncheckedIOException(impossible);
            }
        }

        /** Masked with zeroes, which leaves it readable. */
        private static byte[] frame(String text) {
            byte[] payload = text.getBytes(StandardCharsets.UTF_8);
            ByteArrayOutputStream frame = new ByteArrayOutputStream();
            frame.write(TEXT);
            if (payload.length < LONG) {
                frame.write(MASKED | payload.length);
            } else {
                frame.write(MASKED | LONG);
                frame.write(payload.length >> 8);
                frame.write(payload.length);
            }
            frame.writeBytes(new byte[4]);
            frame.writeBytes(payload);
            return frame.toByteArray();
        }

        @Override
        public boolean refuses(String heard) {
            return !heard.startsWith("HTTP/1.1 101")
                    || heard.contains("\"type\":\"error\"")
                    || heard.contains("\"type\":\"complete\"")
                    || heard.contains("\"errors\":");
        }

        @Override
        public String event() {
            return "\"type\":\"next\"";
        }

        @Override
        public String toString() {
            return "WebSocket";
        }
    }

    /** graphql-sse, one connection each. */
    private static final class EventStream implements Subscribers.Protocol {

        @Override
        public String greeting() {
            try {
                String body = subscribe();
                return "POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                        + "Accept: text/event-stream\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
            } catch (IOException impossible) {
                throw new java.io.UncheckedIOException(impossible);
            }
        }

        @Override
        public byte @Nullable [] next(String heard, int sent) {
            return null;
        }

        @Override
        public boolean refuses(String heard) {
            return !heard.startsWith("HTTP/1.1 200")
                    || heard.contains("event: complete")
                    || heard.contains("\"errors\":");
        }

        @Override
        public String event() {
            return "event: next";
        }

        @Override
        public String toString() {
            return "Server-Sent Events";
        }
    }
}
