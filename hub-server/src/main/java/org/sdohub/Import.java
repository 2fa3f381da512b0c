package org.sdohub;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.sdohub.adapter.catalogue.Catalogue;
import org.sdohub.adapter.catalogue.Outcome;
import org.sdohub.adapter.catalogue.Report;
import org.sdohub.adapter.catalogue.UnreadableFile;
import org.sdohub.adapter.mongo.embedded.EmbeddedEngine;

/** Brings public catalogues and records into the hub. May be stopped at any time and started again. */
final class Import implements Command {

    private static final int SHOWN = 20;

    @Override
    public String name() {
        return "import";
    }

    @Override
    public String summary() {
        return "FILE... [--dry-run] [--report FILE]  imports catalogues and records; again changes nothing";
    }

    /** @param report null for none */
    private record Wish(
            List<Path> files, boolean dry, @Nullable Path report) {

        static Wish of(Options options) {
            Deque<String> left = new ArrayDeque<>(options.arguments());
            List<Path> files = new ArrayList<>();
            boolean dry = false;
            Path report = null;
            while (!left.isEmpty()) {
                String word = left.removeFirst();
                switch (word) {
                    case "--dry-run" -> dry = true;
                    case "--report" -> report = Path.of(reportIn(left));
                    default -> files.add(Path.of(word));
                }
            }
            if (files.isEmpty()) {
                throw new Options.Misunderstood("import takes the names of the files to import.");
            }
            return new Wish(files, dry, report);
        }

        private static String reportIn(Deque<String> left) {
            if (left.isEmpty()) {
                throw new Options.Misunderstood("--report needs the name of a file to write.");
            }
            return left.removeFirst();
        }
    }

    @Override
    public int run(Options options, Console console) throws IOException {
        Wish wish = Wish.of(options);
        long begin = System.nanoTime();
        try (OpenHub hub = OpenHub.open(options, console)) {
            Report report;
            try (ProgressBar bar = new ProgressBar(console)) {
                report = hub.get(Catalogue.class).bring(wish.files, wish.dry, bar, inOneGo(hub));
            }
            if (wish.report != null) {
                write(report, wish.report);
            }
            long seconds = (System.nanoTime() - begin) / 1_000_000_000;
            tell(report, wish, seconds, console);
            return report.count(Outcome.REFUSED) == 0 ? 0 : 1;
        } catch (UnreadableFile unreadable) {
            console.complain(String.valueOf(unreadable.getMessage()));
            return 1;
        }
    }

    private static Consumer<Runnable> inOneGo(OpenHub hub) {
        Optional<EmbeddedEngine> engine = hub.context().findBean(EmbeddedEngine.class);
        return engine.<Consumer<Runnable>>map(own -> own::inOneGo).orElse(Runnable::run);
    }

    private static void write(Report report, Path file) throws IOException {
        try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(file))) {
            report.lines().forEach(out::println);
        }
    }

    private static void tell(Report report, Wish wish, long seconds, Console console) {
        console.say("");
        console.say(String.format(
                "%-20s %10s %12s %9s %11s %9s", "", "imported", "incomplete", "changed", "unchanged", "refused"));
        report.counts().forEach((kind, counts) -> console.say(row(kind, counts)));
        List<Report.Line> refused = report.lines().stream()
                .filter(line -> line.outcome() == Outcome.REFUSED)
                .toList();
        refused.stream()
                .limit(SHOWN)
                .forEach(line -> console.complain(
                        "refused: " + line.kind() + " " + line.id() + ": " + String.join("; ", line.notes())));
        if (refused.size() > SHOWN) {
            console.complain("... and " + (refused.size() - SHOWN) + " more");
        }
        long noted =
                report.lines().stream().filter(line -> !line.notes().isEmpty()).count();
        if (wish.report != null) {
            console.say("What became of each record stands in " + wish.report + ".");
        } else if (noted > 0) {
            console.say(noted + " records have remarks; --report FILE writes down what became of each record.");
        }
        console.say((wish.dry ? "Dry run: nothing was written. " : "") + "Took " + seconds + " s.");
    }

    private static String row(String kind, Map<Outcome, Integer> counts) {
        return String.format(
                "%-20s %10d %12d %9d %11d %9d",
                kind,
                counts.getOrDefault(Outcome.IMPORTED, 0),
                counts.getOrDefault(Outcome.INCOMPLETE, 0),
                counts.getOrDefault(Outcome.CHANGED, 0),
                counts.getOrDefault(Outcome.UNCHANGED, 0),
                counts.getOrDefault(Outcome.REFUSED, 0));
    }
}
