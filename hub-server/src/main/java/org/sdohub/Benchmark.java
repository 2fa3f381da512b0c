package org.sdohub;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sdohub.adapter.mongo.embedded.EngineBenchmark;
import org.sdohub.adapter.mongo.embedded.EngineBenchmark.Figure;

/** Measures this machine: the start of a hub of its own, and the embedded store. Touches no data of yours. */
final class Benchmark implements Command {

    private static final List<Integer> FEW = List.of(10_000);
    /** Documents of a first round that is not reported: else the first size would pay for the compiler. */
    private static final int WARM_UP = 1_000;

    private static final int STARTS = 3;
    private static final int SYNCS = 200;
    private static final int BLOCK = 4096;

    @Override
    public String name() {
        return "benchmark";
    }

    @Override
    public String summary() {
        return "[DOCUMENTS...]  measures start, memory and embedded store with so many documents; 10000 if not said";
    }

    @Override
    public int run(Options options, Console console) throws Exception {
        List<Integer> sizes = options.arguments().isEmpty()
                ? FEW
                : options.arguments().stream().map(Benchmark::number).toList();
        Path folder = Files.createTempDirectory("hub-benchmark");
        try {
            console.step("Asking the machine");
            List<String> report = new ArrayList<>(machine(folder));
            report.addAll(starts(folder, console));
            report.addAll(store(folder, sizes, console));
            console.say("");
            report.forEach(console::say);
            return 0;
        } finally {
            delete(folder);
        }
    }

    private static int number(String text) {
        try {
            int number = Integer.parseInt(text);
            if (number > 0) {
                return number;
            }
        } catch (NumberFormatException malformed) {
            // said below, as for a number out of range
        }
        throw new Options.Misunderstood("benchmark takes numbers of documents, not " + text + ".");
    }

    private static List<String> machine(Path folder) throws IOException {
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        double load = system.getSystemLoadAverage();
        return List.of(
                "Machine: " + system.getAvailableProcessors() + " processors, "
                        + (system.getTotalMemorySize() >> 30) + " GB, "
                        + System.getProperty("os.name") + " " + System.getProperty("os.arch") + ", Java "
                        + Runtime.version() + ", load "
                        + (load < 0 ? "unknown" : String.format(Locale.ROOT, "%.1f", load))
                        + " at the beginning",
                String.format(Locale.ROOT, "Disk: %.2f ms to write and sync 4 KB (median)", sync(folder)),
                "");
    }

    /** What each durable write waits for, whatever the program does. */
    private static double sync(Path folder) throws IOException {
        long[] nanos = new long[SYNCS];
        Path file = folder.resolve("sync");
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            for (int i = 0; i < SYNCS; i++) {
                long begin = System.nanoTime();
                channel.write(ByteBuffer.allocate(BLOCK));
                channel.force(false);
                nanos[i] = System.nanoTime() - begin;
            }
        }
        java.util.Arrays.sort(nanos);
        return nanos[SYNCS / 2] / 1e6;
    }

    private static List<String> starts(Path folder, Console console) throws IOException, InterruptedException {
        List<MeasuredStart> cold = new ArrayList<>();
        List<MeasuredStart> second = new ArrayList<>();
        for (int i = 1; i <= STARTS; i++) {
            Path data = folder.resolve("hub" + i);
            console.step("Starting a hub with the demo world, " + i + " of " + STARTS + ": cold");
            cold.add(MeasuredStart.of(data));
            console.step("Starting a hub with the demo world, " + i + " of " + STARTS + ": second start");
            second.add(MeasuredStart.of(data));
        }
        return List.of(
                "From JVM start to the first answer of a query, with the demo world (median of " + STARTS + ")",
                "",
                "| start | first answer | processor time | resident memory | heap in use |",
                "| --- | ---: | ---: | ---: | ---: |",
                "| cold: empty data folder | " + row(cold),
                "| second | " + row(second),
                "");
    }

    private static String row(List<MeasuredStart> measured) {
        MeasuredStart median = measured.stream()
                .sorted(Comparator.comparing(MeasuredStart::millis))
                .toList()
                .get(measured.size() / 2);
        return String.format(
                Locale.ROOT,
                "%.1f s | %.1f s | %s | %s |",
                median.millis() / 1e3,
                median.processorMillis() / 1e3,
                megabytes(median.residentBytes()),
                megabytes(median.heapBytes()));
    }

    private static String megabytes(@Nullable Long bytes) {
        return bytes == null ? "unknown" : (bytes >> 20) + " MB";
    }

    private static List<String> store(Path folder, List<Integer> sizes, Console console) throws IOException {
        List<List<Figure>> columns = new ArrayList<>();
        console.step("Embedded store: warming up");
        EngineBenchmark.run(WARM_UP, folder, what -> {});
        for (int size : sizes) {
            String of = String.format(Locale.ROOT, "Embedded store with %,d documents: ", size);
            columns.add(EngineBenchmark.run(size, folder, what -> console.step(of + what)));
        }
        List<String> table = new ArrayList<>();
        table.add("Embedded store: documents of about 0.7 KB, two indexes beside _id");
        table.add("");
        StringBuilder head = new StringBuilder("| |");
        StringBuilder line = new StringBuilder("| --- |");
        for (int size : sizes) {
            head.append(String.format(Locale.ROOT, " %,d |", size));
            line.append(" ---: |");
        }
        boolean compared = sizes.size() > 1;
        table.add(head + (compared ? " last to first |" : ""));
        table.add(line + (compared ? " ---: |" : ""));
        for (int i = 0; i < columns.getFirst().size(); i++) {
            table.add(row(columns, i));
        }
        return table;
    }

    private static String row(List<List<Figure>> columns, int at) {
        Figure first = columns.getFirst().get(at);
        StringBuilder row = new StringBuilder("| ").append(first.what()).append(" |");
        columns.forEach(column -> row.append(' ').append(column.get(at).text()).append(" |"));
        if (columns.size() > 1) {
            double ratio = columns.getLast().get(at).value() / first.value();
            row.append(Double.isFinite(ratio) ? String.format(Locale.ROOT, " %.2f |", ratio) : " - |");
        }
        return row.toString();
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
