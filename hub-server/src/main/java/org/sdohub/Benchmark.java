package org.sdohub;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.sdohub.adapter.mongo.embedded.EngineBenchmark;

/** Measures this machine: the start of a hub of its own, and the embedded store. Touches no data of yours. */
final class Benchmark implements Command {

    private static final Pattern ADDRESS = Pattern.compile("(http://localhost:\\d+)/graphql");
    private static final String ASK = "{\"query\":\"{ relationships(first: 5) { nodes { key } } }\"}";
    private static final int FEW = 10_000;

    @Override
    public String name() {
        return "benchmark";
    }

    @Override
    public String summary() {
        return "[DOCUMENTS]     measures start, memory and embedded store; 10000 documents if not said";
    }

    @Override
    public int run(Options options, Console console) throws Exception {
        int documents =
                options.arguments().isEmpty() ? FEW : number(options.arguments().getFirst());
        Path folder = Files.createTempDirectory("hub-start");
        try {
            console.say("Start with the demo world, from JVM start to the first answer of a query:");
            console.say("  cold (writes the demo world)  " + start(folder));
            console.say("  second start                  " + start(folder));
            console.say("Embedded store:");
            EngineBenchmark.run(documents, console.out());
            return 0;
        } finally {
            delete(folder);
        }
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException malformed) {
            throw new Options.Misunderstood("benchmark takes a number of documents, not " + text + ".");
        }
    }

    private static String start(Path folder) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        Process hub = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Hub.class.getName(),
                        "run",
                        "--data",
                        folder.toString(),
                        "--port",
                        "0")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader said = hub.inputReader(StandardCharsets.UTF_8)) {
            ask(address(said));
            long millis = (System.nanoTime() - begin) / 1_000_000;
            return millis + " ms, " + memory(hub.pid());
        } finally {
            hub.destroy();
            hub.waitFor();
        }
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
        HttpResponse<String> answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException("the first query was answered with status " + answer.statusCode());
        }
    }

    /** The resident set, where the system tells it. */
    private static String memory(long pid) {
        try (Stream<String> status = Files.lines(Path.of("/proc", String.valueOf(pid), "status"))) {
            List<String> resident =
                    status.filter(line -> line.startsWith("VmRSS:")).toList();
            return resident.isEmpty() ? "memory unknown" : resident.getFirst().replaceAll("\\s+", " ") + " resident";
        } catch (IOException notLinux) {
            return "memory unknown";
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
