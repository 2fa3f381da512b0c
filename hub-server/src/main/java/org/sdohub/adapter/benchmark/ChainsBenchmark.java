package org.sdohub.adapter.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * How long one caller waits for what chains of generated dependencies say, as a multiple of a single read in the same round:
 * a noisy neighbour does to both what it does to one.
 */
public final class ChainsBenchmark {

    private static final int WARM_UP = 20;
    private static final int TIMES = 31;
    private static final String READ = "query Q($of: ID!) { specification: node(id: $of) { id } }";
    private static final String LINK = "generation dependency { from { label } to { label } health { state } }";

    private final Caller caller;
    private final Map<String, Object> variables = new LinkedHashMap<>();

    private ChainsBenchmark(Caller caller) {
        this.caller = caller;
    }

    /**
     * Median multiples of a single read, the same questions in the same order whatever the data; first the read itself, in
     * milliseconds.
     *
     * @param data a folder whose dependencies are the generated ones
     * @param dependencies how many they are
     */
    public static Map<String, Double> run(Path data, int dependencies, Consumer<String> progress)
            throws IOException, InterruptedException {
        progress.accept("starting a hub");
        try (MeasuredHub hub = MeasuredHub.start(data, true, Limits.LIFTED);
                Caller caller = new Caller(hub)) {
            progress.accept("waiting until it has followed what was generated");
            hub.rest();
            return new ChainsBenchmark(caller).measure(dependencies, progress);
        }
    }

    private Map<String, Double> measure(int dependencies, Consumer<String> progress)
            throws IOException, InterruptedException {
        String last = GeneratedDependencies.SERIES + (GeneratedDependencies.drafts(dependencies) - 1);
        variables.put("last", last);
        variables.put("first", GeneratedDependencies.SERIES + 0);
        JsonNode found = caller.ask(
                "query Q($last: String!) { specification(designation: $last) { id dependencies(first: 1) { nodes { id } } } }",
                Map.of("last", last));
        variables.put("of", found.at("/specification/id").asText());
        variables.put("need", found.at("/specification/dependencies/nodes/0/id").asText());
        Map<String, Double> figures = new LinkedHashMap<>();
        for (Map.Entry<String, String> one : questions().entrySet()) {
            progress.accept(one.getKey());
            double[] measured = multiple(one.getValue());
            figures.putIfAbsent("a single read of one specification, in ms", measured[1]);
            figures.put(one.getKey(), measured[0]);
        }
        return figures;
    }

    private static Map<String, String> questions() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put(
                "20 blockers of ten generations",
                "query Q($last: ID!) { blockers(specification: $last, generations: 10) { page(first: 20) { nodes { "
                        + LINK + " } } } }");
        all.put(
                "the 20 nearest that a change touches, of ten generations",
                "query Q($first: ID!) { impact(specification: $first, generations: 10) { page(first: 20) { nodes { "
                        + LINK + " } } } }");
        all.put(
                "critical path, and the 20 needs with the least slack",
                "query Q($last: ID!) { criticalPath(specification: $last) { expected path { id }"
                        + " needs(first: 20) { nodes { outlook { state slack } dependency { id } } } } }");
        all.put(
                "what if one forecast moved by a year",
                "query Q($need: ID!) { whatIf(dependency: $need, expected: \"2042-01-01\") { turnLate"
                        + " changes(first: 20) { nodes { dependency { id } after { state } } } } }");
        all.put("all circles", "{ dependencyCircles { page(first: 20) { totalCount nodes { size way { id } } } } }");
        return all;
    }

    /** The multiple, and the milliseconds of a single read. */
    private double[] multiple(String question) throws IOException, InterruptedException {
        double[] multiples = new double[TIMES];
        double[] reads = new double[TIMES];
        for (int i = -WARM_UP; i < TIMES; i++) {
            double read = millis(READ);
            double asked = millis(question);
            if (i >= 0) {
                reads[i] = read;
                multiples[i] = asked / read;
            }
        }
        return new double[] {median(multiples), median(reads)};
    }

    private static double median(double[] all) {
        Arrays.sort(all);
        return all[all.length / 2];
    }

    private double millis(String question) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        caller.ask(question, variables);
        return (System.nanoTime() - begin) / 1e6;
    }
}
