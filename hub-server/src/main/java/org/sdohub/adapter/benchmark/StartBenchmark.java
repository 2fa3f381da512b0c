package org.sdohub.adapter.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** From the start of the JVM to the first answer, with the demo world. */
public final class StartBenchmark {

    private static final int STARTS = 3;
    private static final String ASK = "{ relationships(first: 5) { nodes { key } } }";

    /**
     * @param millis from the start of the JVM to the first answer of a query
     * @param processorMillis of all its threads until then
     * @param residentBytes then; null where the system does not tell
     * @param heapBytes in use after a collection then; null where the JDK has no jcmd
     */
    private record Start(
            long millis,
            long processorMillis,
            @Nullable Long residentBytes,
            @Nullable Long heapBytes) {}

    private StartBenchmark() {}

    public static List<String> run(Path folder, Consumer<String> progress) throws IOException, InterruptedException {
        List<Start> cold = new ArrayList<>();
        List<Start> second = new ArrayList<>();
        for (int i = 1; i <= STARTS; i++) {
            Path data = folder.resolve("start" + i);
            progress.accept(i + " of " + STARTS + ", cold");
            cold.add(start(data));
            progress.accept(i + " of " + STARTS + ", second start");
            second.add(start(data));
        }
        Table table = new Table(
                "start with the demo world, median of " + STARTS,
                "first answer, s",
                "processor time, s",
                "resident memory, MB",
                "heap in use, MB");
        row(table, "cold: empty data folder", cold);
        row(table, "second", second);
        return table.lines();
    }

    private static Start start(Path data) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        try (MeasuredHub hub = MeasuredHub.start(data, true, Map.of());
                Caller caller = new Caller(hub)) {
            caller.ask(ASK);
            long millis = (System.nanoTime() - begin) / 1_000_000;
            return new Start(millis, hub.processorTime().toMillis(), hub.residentBytes(), hub.heapBytes());
        }
    }

    private static void row(Table table, String what, List<Start> starts) {
        Start median = starts.stream()
                .sorted(Comparator.comparing(Start::millis))
                .toList()
                .get(starts.size() / 2);
        table.row(
                what,
                String.format(Locale.ROOT, "%.1f", median.millis / 1e3),
                String.format(Locale.ROOT, "%.1f", median.processorMillis / 1e3),
                megabytes(median.residentBytes),
                megabytes(median.heapBytes));
    }

    private static String megabytes(@Nullable Long bytes) {
        return bytes == null ? "unknown" : String.valueOf(bytes >> 20);
    }
}
