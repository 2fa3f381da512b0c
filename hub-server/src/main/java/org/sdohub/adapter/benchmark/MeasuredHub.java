package org.sdohub.adapter.benchmark;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A hub in a process of its own on a free port, with the options of this JVM and without the environment's stores. */
public final class MeasuredHub implements AutoCloseable {

    private static final String PROGRAM = "org.sdohub.Hub";
    private static final Pattern ADDRESS = Pattern.compile("http://localhost:(\\d+)/graphql");
    private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");
    private static final Pattern HEAP = Pattern.compile("(?:heap|generation)\\s.*\\bused (\\d+)K");

    private static final Duration A_LOOK = Duration.ofSeconds(3);
    /** Of its processor time in a look. */
    private static final Duration IDLE = A_LOOK.dividedBy(10);

    private final Process process;
    private final Thread reader;
    private final int port;

    private MeasuredHub(Process process, BufferedReader said) throws IOException {
        this.process = process;
        this.port = port(said);
        // What is not read would block it one day.
        this.reader = Thread.ofVirtual().start(() -> said.lines().forEach(line -> {}));
    }

    /**
     * Returns when it listens.
     *
     * @param demo whether it brings the demo world
     * @param settings system properties, such as limits that would measure themselves
     * @throws IOException if it ends before it listens; why stands in this program's error output
     */
    public static MeasuredHub start(Path data, boolean demo, Map<String, String> settings) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(command(data, demo, settings)).redirectError(ProcessBuilder.Redirect.INHERIT);
        // What is measured must not be anybody's store.
        builder.environment().keySet().removeIf(key -> key.startsWith("HUB_") || key.startsWith("MICRONAUT_"));
        Process process = builder.start();
        try {
            return new MeasuredHub(process, process.inputReader(StandardCharsets.UTF_8));
        } catch (IOException failed) {
            process.destroy();
            throw failed;
        }
    }

    private static List<String> command(Path data, boolean demo, Map<String, String> settings) {
        List<String> command = new ArrayList<>(List.of(java("java")));
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(option -> option.startsWith("-X") || option.startsWith("--enable-native-access"))
                .forEach(command::add);
        settings.forEach((key, value) -> command.add("-D" + key + "=" + value));
        command.addAll(List.of(
                "-cp",
                System.getProperty("java.class.path"),
                PROGRAM,
                "run",
                demo ? "--demo" : "--no-demo",
                "--data",
                data.toString(),
                "--port",
                "0"));
        return command;
    }

    private static String java(String program) {
        return Path.of(System.getProperty("java.home"), "bin", program).toString();
    }

    private static int port(BufferedReader said) throws IOException {
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            Matcher matcher = ADDRESS.matcher(line);
            if (matcher.find()) {
                return Integer.parseInt(matcher.group(1));
            }
        }
        throw new IOException("the hub that was to be measured ended before it said where it listens");
    }

    int port() {
        return port;
    }

    /** Of all its threads since it began. */
    Duration processorTime() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** Blocks until it has next to nothing left to do on its own: what follows its events would be measured with the questions. */
    void rest() throws InterruptedException {
        Duration before;
        Duration after = processorTime();
        do {
            before = after;
            Thread.sleep(A_LOOK);
            after = processorTime();
        } while (after.minus(before).compareTo(IDLE) > 0);
    }

    /** Null where the system does not tell. */
    @Nullable
    Long residentBytes() {
        try (Stream<String> status = Files.lines(Path.of("/proc", String.valueOf(process.pid()), "status"))) {
            return kilobytes(RESIDENT, status.toList());
        } catch (IOException notLinux) {
            return null;
        }
    }

    /** In use after a collection; null where the JDK has no jcmd. */
    @Nullable
    Long heapBytes() throws InterruptedException {
        try {
            jcmd("GC.run");
            return kilobytes(HEAP, jcmd("GC.heap_info"));
        } catch (IOException withoutJcmd) {
            return null;
        }
    }

    private List<String> jcmd(String order) throws IOException, InterruptedException {
        Process asked = new ProcessBuilder(java("jcmd"), String.valueOf(process.pid()), order)
                .redirectErrorStream(true)
                .start();
        try (BufferedReader said = asked.inputReader(StandardCharsets.UTF_8)) {
            List<String> lines = said.lines().toList();
            asked.waitFor();
            return lines;
        }
    }

    /** The sum of all that is found; null for nothing. */
    private static @Nullable Long kilobytes(Pattern pattern, List<String> lines) {
        Long sum = null;
        for (String line : lines) {
            Matcher matcher = pattern.matcher(line);
            if (matcher.find()) {
                sum = (sum == null ? 0 : sum) + (Long.parseLong(matcher.group(1)) << 10);
            }
        }
        return sum;
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        process.waitFor();
        reader.join();
    }
}
