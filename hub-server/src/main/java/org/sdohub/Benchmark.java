package org.sdohub;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sdohub.adapter.benchmark.ChainsBenchmark;
import org.sdohub.adapter.benchmark.FanOutBenchmark;
import org.sdohub.adapter.benchmark.GeneratedDependencies;
import org.sdohub.adapter.benchmark.GeneratedStatements;
import org.sdohub.adapter.benchmark.RequestBenchmark;
import org.sdohub.adapter.benchmark.SizesBenchmark;
import org.sdohub.adapter.benchmark.StartBenchmark;
import org.sdohub.adapter.benchmark.Table;
import org.sdohub.adapter.mongo.embedded.EmbeddedEngine;
import org.sdohub.adapter.mongo.embedded.EngineBenchmark;
import org.sdohub.adapter.mongo.embedded.EngineBenchmark.Figure;
import org.sdohub.identity.Welcome;

/** Measures this machine with hubs of its own. Touches no data of yours; a folder that is named is only read. */
final class Benchmark implements Command {

    /** A document of a first round that is not reported: else the first size would pay for the compiler. */
    private static final int WARM_UP = 1_000;

    /** Hubs that only hold what is generated have nothing to say. */
    private static final Console SILENT = new Console(new PrintStream(OutputStream.nullOutputStream()), System.err);

    private static final int SYNCS = 200;
    private static final int BLOCK = 4096;
    /** The file that says that all was generated. */
    private static final String WHOLE = "generated";

    /** What can be measured, and with how many things if nothing is said. */
    private enum Part {
        START("from the start to the first answer"),
        STORE("the embedded store, by documents", 10_000),
        REQUESTS("requests a second, on the data in --data FOLDER or on the demo world"),
        SUBSCRIBERS("one event to all of them, by subscribers", 1_000, 10_000),
        STATEMENTS("pages, filters and threads, by generated statements", 10_000, 100_000),
        CHAINS("blockers, critical path, what-if and circles, by generated dependencies", 10_000, 100_000);

        private final String what;
        private final List<Integer> usual;

        Part(String what, Integer... usual) {
            this.what = what;
            this.usual = List.of(usual);
        }

        private String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** @param sizes empty for the usual ones */
    private record Wish(Set<Part> parts, List<Integer> sizes) {

        static Wish of(List<String> words) {
            EnumSet<Part> parts = EnumSet.noneOf(Part.class);
            List<Integer> sizes = new ArrayList<>();
            for (String word : words) {
                if (Character.isDigit(word.charAt(0))) {
                    sizes.add(number(word));
                } else {
                    parts.add(part(word));
                }
            }
            sizes.sort(Comparator.naturalOrder());
            boolean sized = parts.size() == 1 && !parts.iterator().next().usual.isEmpty();
            if (!sizes.isEmpty() && !sized) {
                throw new Options.Misunderstood(
                        "Name what is to be measured with these sizes: store, subscribers, statements or chains.");
            }
            return new Wish(parts.isEmpty() ? EnumSet.allOf(Part.class) : parts, sizes);
        }

        private static Part part(String word) {
            for (Part part : Part.values()) {
                if (part.word().equals(word)) {
                    return part;
                }
            }
            String known = Arrays.stream(Part.values()).map(Part::word).collect(Collectors.joining(", "));
            throw new Options.Misunderstood("benchmark measures " + known + ", not " + word + ".");
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
            throw new Options.Misunderstood("benchmark takes whole numbers above 0 for sizes, not " + text + ".");
        }

        List<Integer> sizes(Part part) {
            return sizes.isEmpty() ? part.usual : sizes;
        }
    }

    private interface Measurement {
        List<String> run(Consumer<String> progress) throws IOException, InterruptedException;
    }

    @Override
    public String name() {
        return "benchmark";
    }

    @Override
    public String summary() {
        return "[PART...] [SIZE...]  measures "
                + Arrays.stream(Part.values()).map(Part::word).collect(Collectors.joining(", "))
                + "; all if none is named";
    }

    @Override
    public int run(Options options, Console console) throws Exception {
        Wish wish = Wish.of(options.arguments());
        Path folder = Files.createTempDirectory("hub-benchmark");
        try {
            List<String> report = new ArrayList<>(machine(folder));
            for (Part part : wish.parts) {
                report.addAll(List.of("", part.word() + ": " + part.what, ""));
                Consumer<String> progress = what -> console.step(part.word() + ": " + what);
                report.addAll(
                        measurement(part, wish.sizes(part), options, folder).run(progress));
            }
            console.say("");
            report.forEach(console::say);
            return 0;
        } finally {
            delete(folder);
        }
    }

    private static Measurement measurement(Part part, List<Integer> sizes, Options options, Path folder) {
        Path data = options.data();
        Path kept = data == null ? folder : data;
        return switch (part) {
            case START -> progress -> StartBenchmark.run(folder, progress);
            case STORE -> progress -> store(folder, sizes, progress);
            case REQUESTS ->
                progress -> RequestBenchmark.run(data == null ? folder.resolve("demo") : data, data == null, progress);
            case SUBSCRIBERS -> progress -> new FanOutBenchmark(folder, progress).run(sizes);
            case STATEMENTS -> progress -> statements(kept, sizes, progress);
            case CHAINS -> progress -> chains(kept, sizes, progress);
        };
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
                String.format(Locale.ROOT, "Disk: %.2f ms to write and sync 4 KB (median)", sync(folder)));
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
        Arrays.sort(nanos);
        return nanos[SYNCS / 2] / 1e6;
    }

    /** What was measured with so many things; the same figures in the same order whatever the size. */
    private record Column(int size, List<String> figures, List<Double> values) {}

    private static List<String> store(Path folder, List<Integer> sizes, Consumer<String> progress) throws IOException {
        progress.accept("warming up");
        EngineBenchmark.run(WARM_UP, folder, what -> {});
        List<Column> columns = new ArrayList<>();
        for (int size : sizes) {
            String of = String.format(Locale.ROOT, "%,d documents: ", size);
            List<Figure> measured = EngineBenchmark.run(size, folder, what -> progress.accept(of + what));
            columns.add(new Column(
                    size,
                    measured.stream().map(Figure::what).toList(),
                    measured.stream().map(Figure::value).toList()));
        }
        return bySize("documents of about 0.7 KB, two indexes beside _id", columns);
    }

    private static List<String> statements(Path folder, List<Integer> sizes, Consumer<String> progress)
            throws IOException, InterruptedException {
        List<Column> columns = new ArrayList<>();
        for (int size : sizes) {
            Path data = folder.resolve("statements" + size);
            String of = String.format(Locale.ROOT, "%,d: ", size);
            Consumer<String> tell = what -> progress.accept(of + what);
            double seconds = generate(
                    data,
                    tell,
                    (hub, inOneGo, made) -> hub.get(GeneratedStatements.class).make(size, inOneGo, made));
            Map<String, Double> measured = new LinkedHashMap<>();
            measured.put("recorded a second, with all checks and events", size / seconds);
            measured.putAll(SizesBenchmark.run(data, size, tell));
            columns.add(new Column(size, List.copyOf(measured.keySet()), List.copyOf(measured.values())));
        }
        return bySize("median ms that one caller waits", columns);
    }

    private static List<String> chains(Path folder, List<Integer> sizes, Consumer<String> progress)
            throws IOException, InterruptedException {
        List<Column> columns = new ArrayList<>();
        for (int size : sizes) {
            Path data = folder.resolve("chains" + size);
            String of = String.format(Locale.ROOT, "%,d: ", size);
            Consumer<String> tell = what -> progress.accept(of + what);
            generate(
                    data,
                    tell,
                    (hub, inOneGo, made) -> hub.get(GeneratedDependencies.class).make(size, inOneGo, made));
            Map<String, Double> measured = ChainsBenchmark.run(data, size, tell);
            columns.add(new Column(size, List.copyOf(measured.keySet()), List.copyOf(measured.values())));
        }
        return bySize("median multiples of a single read, in turns with it", columns);
    }

    private interface Generation {
        /**
         * @param inOneGo does work whose writes become durable together when it ends
         * @param made is told how many are there
         */
        void into(OpenHub hub, Consumer<Runnable> inOneGo, IntConsumer made);
    }

    /** Seconds that it took; not a number where a measurement before has left it. */
    private static double generate(Path data, Consumer<String> progress, Generation generation) throws IOException {
        Path whole = data.resolve(WHOLE);
        if (Files.exists(whole)) {
            progress.accept("generated before");
            return Double.NaN;
        }
        Options own = new Options("benchmark", List.of(), data, false, null, true);
        try (OpenHub hub = OpenHub.open(own, SILENT)) {
            EmbeddedEngine engine = hub.get(EmbeddedEngine.class);
            engine.inOneGo(() -> hub.get(Welcome.class).prepare(line -> {}));
            long begin = System.nanoTime();
            generation.into(hub, engine::inOneGo, made -> progress.accept(generated(made, begin)));
            double seconds = (System.nanoTime() - begin) / 1e9;
            Files.createFile(whole);
            return seconds;
        }
    }

    private static String generated(int made, long begin) {
        double seconds = (System.nanoTime() - begin) / 1e9;
        return String.format(Locale.ROOT, "generated %,d, %,.0f a second", made, made / seconds);
    }

    private static List<String> bySize(String what, List<Column> columns) {
        Column first = columns.getFirst();
        List<String> heads = new ArrayList<>(List.of(what));
        columns.forEach(column -> heads.add(String.format(Locale.ROOT, "%,d", column.size)));
        heads.add("last to first");
        Table table = new Table(heads.toArray(String[]::new));
        for (int i = 0; i < first.figures.size(); i++) {
            int at = i;
            List<Object> row = new ArrayList<>(List.of(first.figures.get(at)));
            columns.forEach(column -> row.add(text(column.values.get(at))));
            row.add(ratio(columns.getLast().values.get(at), first.values.get(at)));
            table.row(row.toArray());
        }
        return table.lines();
    }

    /** Three digits that count. */
    private static String text(double value) {
        if (Double.isNaN(value)) {
            return "-";
        }
        int decimals = value >= 100 ? 0 : value >= 10 ? 1 : 2;
        return String.format(Locale.ROOT, "%,." + decimals + "f", value);
    }

    private static String ratio(double last, double first) {
        double ratio = last / first;
        return Double.isFinite(ratio) ? String.format(Locale.ROOT, "%.2f", ratio) : "-";
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
