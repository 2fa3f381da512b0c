package org.sdohub;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One start of a hub in a process of its own, with the options of this JVM and without the environment's stores.
 *
 * @param millis from the start of the JVM to the first answer of a query
 * @param processorMillis of all its threads until then
 * @param residentBytes then; null where the system does not tell
 * @param heapBytes in use after a collection then; null where the JDK has no jcmd
 */
record MeasuredStart(
        long millis,
        long processorMillis,
        @Nullable Long residentBytes,
        @Nullable Long heapBytes) {

    private static final Pattern ADDRESS = Pattern.compile("(http://localhost:\\d+)/graphql");
    private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");
    private static final Pattern HEAP = Pattern.compile("(?:heap|generation)\\s.*\\bused (\\d+)K");
    private static final String ASK = "{\"query\":\"{ relationships(first: 5) { nodes { key } } }\"}";

    static MeasuredStart of(Path data) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command(data)).redirectError(ProcessBuilder.Redirect.INHERIT);
        // What is measured must not be anybody's store.
        builder.environment().keySet().removeIf(key -> key.startsWith("HUB_") || key.startsWith("MICRONAUT_"));
        long begin = System.nanoTime();
        Process hub = builder.start();
        try (BufferedReader said = hub.inputReader(StandardCharsets.UTF_8)) {
            ask(address(said));
            long millis = (System.nanoTime() - begin) / 1_000_000;
            long processor =
                    hub.info().totalCpuDuration().map(Duration::toMillis).orElse(0L);
            return new MeasuredStart(millis, processor, resident(hub.pid()), heap(hub.pid()));
        } finally {
            hub.destroy();
            hub.waitFor();
        }
    }

    private static List<String> command(Path data) {
        List<String> command = new ArrayList<>(List.of(java("java")));
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(option -> option.startsWith("-X") || option.startsWith("--enable-native-access"))
                .forEach(command::add);
        command.addAll(List.of(
                "-cp",
                System.getProperty("java.class.path"),
                Hub.class.getName(),
                "run",
                "--data",
                data.toString(),
                "--port",
                "0"));
        return command;
    }

    private static String java(String program) {
        return Path.of(System.getProperty("java.home"), "bin", program).toString();
    }

    private static String address(BufferedReader said) throws IOException {
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            Matcher matcher = ADDRESS.matcher(line);
            if (matcher.find()) {
                return matcher.group();
            }
        }
        throw new IOException("the hub ended before it said where it listens");
    }

    private static void ask(String address) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address))
                .header("content-type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(ASK))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200 || answer.body().contains("\"errors\"")) {
                throw new IOException("the first query was answered with " + answer.statusCode() + " " + answer.body());
            }
        }
    }

    private static @Nullable Long resident(long pid) {
        try (Stream<String> status = Files.lines(Path.of("/proc", String.valueOf(pid), "status"))) {
            return kilobytes(RESIDENT, status.toList());
        } catch (IOException notLinux) {
            return null;
        }
    }

    private static @Nullable Long heap(long pid) throws InterruptedException {
        try {
            jcmd(pid, "GC.run");
            return kilobytes(HEAP, jcmd(pid, "GC.heap_info"));
        } catch (IOException withoutJcmd) {
            return null;
        }
    }

    private static List<String> jcmd(long pid, String order) throws IOException, InterruptedException {
        Process asked = new ProcessBuilder(java("jcmd"), String.valueOf(pid), order)
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
}
