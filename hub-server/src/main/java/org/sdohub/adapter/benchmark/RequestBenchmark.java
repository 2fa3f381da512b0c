package org.sdohub.adapter.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Requests a second, and what each costs the hub. All kinds are measured in turn, several rounds; a ratio is of two
 * figures of the same round, so that a noisy neighbour does to both what it does to one.
 */
public final class RequestBenchmark {

    private static final int ROUNDS = 7;
    private static final int CONNECTIONS = 16;
    /** Of slow kinds a round takes as long as these do. */
    private static final int LEAST_ANSWERS = 4 * CONNECTIONS;

    private static final Duration WARM_UP = Duration.ofSeconds(3);
    private static final int MOST_WARM_UPS = 8;
    /** Compiled code replaces interpreted code step by step; a rate that still grows so much has not met its last yet. */
    private static final double STILL_GROWING = 1.03;

    private static final Duration A_ROUND = Duration.ofMillis(1_500);

    private static final String TYPE_NAME = "{ __typename }";
    private static final String WITHOUT_STORE = "{ __schema { types { name kind fields { name } } } }";
    private static final String STATEMENTS = """
            { statements(first: 20) { nodes {
                number title purpose postedAt dueSentence from { label } to { label } } } }""";
    private static final String DEPENDENCIES = """
            { dependencies(first: 100) { nodes {
                kind neededBy health { state sentence }
                from { label specification { designation title maturity owner { acronym } } }
                to { label specification { designation title maturity owner { acronym } } } } } }""";
    private static final String THREADS =
            "{ statements(first: 100) { nodes { number thread { statements { number } } } } }";
    private static final String THREAD = """
            { thread(statement: "%s") { turn { since } statements {
                number title purpose postedAt dueSentence from { label } to { label } } } }""";

    /** @param bare the path that gives as many bytes, for an answer that needs no store; empty otherwise */
    private record Kind(String what, String path, byte[] body, int answerBytes, String bare) {}

    private record Figure(double rate, double processorMicros) {}

    private final MeasuredHub hub;
    private final Consumer<String> progress;

    private RequestBenchmark(MeasuredHub hub, Consumer<String> progress) {
        this.hub = hub;
        this.progress = progress;
    }

    /**
     * @param data a hub's folder
     * @param demo whether the demo world is brought into it; otherwise it is only read
     * @param progress is told what is measured next
     */
    public static List<String> run(Path data, boolean demo, Consumer<String> progress)
            throws IOException, InterruptedException {
        progress.accept("starting a hub on " + data);
        try (MeasuredHub hub = MeasuredHub.start(data, demo, Limits.LIFTED)) {
            return new RequestBenchmark(hub, progress).measure();
        }
    }

    private List<String> measure() throws IOException, InterruptedException {
        List<Kind> kinds = kinds();
        Map<Kind, List<Figure>> figures = new LinkedHashMap<>();
        for (Kind kind : kinds) {
            progress.accept("warming up: " + kind.what);
            warmUp(kind);
            figures.put(kind, new ArrayList<>());
        }
        for (int round = 1; round <= ROUNDS; round++) {
            progress.accept("round " + round + " of " + ROUNDS);
            for (Map.Entry<Kind, List<Figure>> one : figures.entrySet()) {
                one.getValue().add(load(one.getKey(), A_ROUND));
            }
        }
        return table(figures);
    }

    private void warmUp(Kind kind) throws IOException {
        double best = 0;
        int sinceBest = 0;
        for (int i = 0; i < MOST_WARM_UPS && sinceBest < 3; i++) {
            double rate = load(kind, WARM_UP).rate;
            sinceBest = rate > best * STILL_GROWING ? 0 : sinceBest + 1;
            best = Math.max(best, rate);
        }
    }

    private List<Kind> kinds() throws IOException, InterruptedException {
        try (Caller caller = new Caller(hub)) {
            List<Kind> kinds = new ArrayList<>();
            addWithBare(kinds, caller, "`{ __typename }`", TYPE_NAME);
            addWithBare(kinds, caller, "all types with their fields, which needs no store", WITHOUT_STORE);
            kinds.add(kind(caller, "page of 20 statements", STATEMENTS, ""));
            int dependencies =
                    caller.ask(DEPENDENCIES).path("dependencies").path("nodes").size();
            kinds.add(kind(
                    caller,
                    "page of " + dependencies + " dependencies, both specifications, groups",
                    DEPENDENCIES,
                    ""));
            JsonNode longest = longestThread(caller);
            kinds.add(kind(
                    caller,
                    "a thread of " + longest.path("thread").path("statements").size(),
                    THREAD.formatted(longest.path("number").asText()),
                    ""));
            return kinds;
        }
    }

    private static JsonNode longestThread(Caller caller) throws IOException, InterruptedException {
        JsonNode longest = null;
        for (JsonNode one : caller.ask(THREADS).path("statements").path("nodes")) {
            int size = one.path("thread").path("statements").size();
            if (longest == null
                    || size > longest.path("thread").path("statements").size()) {
                longest = one;
            }
        }
        if (longest == null) {
            throw new IOException("there is no statement in what is to be measured");
        }
        return longest;
    }

    private static void addWithBare(List<Kind> kinds, Caller caller, String what, String document)
            throws IOException, InterruptedException {
        Kind asked = kind(caller, what, document, "");
        String path = BareDoor.PATH + "?bytes=" + asked.answerBytes;
        kinds.add(new Kind("bare JSON of as many bytes", path, asked.body, asked.answerBytes, path));
        kinds.add(new Kind(what, asked.path, asked.body, asked.answerBytes, path));
    }

    private static Kind kind(Caller caller, String what, String document, String bare)
            throws IOException, InterruptedException {
        byte[] answer = caller.post("/graphql", Map.of("query", document));
        caller.ask(document);
        return new Kind(what, "/graphql", Caller.body(document), answer.length, bare);
    }

    private Figure load(Kind kind, Duration time) throws IOException {
        try (HttpLoad load = new HttpLoad(hub.port(), kind.path, kind.body, CONNECTIONS)) {
            long processor = hub.processorTime().toNanos();
            long begin = System.nanoTime();
            long answers = load.run(time, LEAST_ANSWERS);
            double seconds = (System.nanoTime() - begin) / 1e9;
            double micros = (hub.processorTime().toNanos() - processor) / 1e3;
            return new Figure(answers / seconds, micros / Math.max(1, answers));
        }
    }

    private static List<String> table(Map<Kind, List<Figure>> figures) {
        List<Figure> first = figures.values().iterator().next();
        Table table = new Table(
                "request",
                "bytes of the answer",
                "a second",
                "processor of the hub, µs",
                "rate to the first row's",
                "rate to bare JSON of as many bytes");
        figures.forEach((kind, measured) -> {
            List<Figure> bare = figures.entrySet().stream()
                    .filter(one -> one.getKey().path.equals(kind.bare))
                    .map(Map.Entry::getValue)
                    .findFirst()
                    .orElse(null);
            table.row(
                    kind.what,
                    number(kind.answerBytes),
                    number(median(measured.stream().mapToDouble(Figure::rate).toArray())),
                    number(median(measured.stream()
                            .mapToDouble(Figure::processorMicros)
                            .toArray())),
                    ratio(measured, first),
                    bare == null ? "" : ratio(measured, bare));
        });
        return table.lines();
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%,.0f", value);
    }

    private static String ratio(List<Figure> measured, List<Figure> to) {
        double[] ratios = new double[measured.size()];
        for (int round = 0; round < ratios.length; round++) {
            ratios[round] = measured.get(round).rate / to.get(round).rate;
        }
        return String.format(Locale.ROOT, "%.3f", median(ratios));
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
