package org.sdohub.adapter.mongo.embedded;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.bson.Document;

/** Measures the store through the driver, as the hub uses it: durable writes, and reads by index. */
public final class EngineBenchmark {

    private static final int GROUPS = 50;
    private static final int PAGE = 50;
    private static final int LOADED_AT_ONCE = 1_000;
    private static final int READS = 2_000;
    private static final int TOLD_EVERY = 100_000;
    private static final int WARM_UP = 500;
    private static final int INSERTS_PER_THREAD = 200;
    private static final int[] THREADS = {1, 8, 32};
    private static final String FILLER =
            "The group thanks for the liaison statement and replies as follows. ".repeat(8);

    /**
     * @param what was measured, with its unit
     * @param decimals how many of the value's are worth showing
     */
    public record Figure(String what, double value, int decimals) {

        public String text() {
            return String.format(Locale.ROOT, "%,." + decimals + "f", value);
        }
    }

    private final int documents;
    private final Consumer<String> progress;
    private final List<Figure> figures = new ArrayList<>();
    private final Random random = new Random(1);

    private EngineBenchmark(int documents, Consumer<String> progress) {
        this.documents = documents;
        this.progress = progress;
    }

    /**
     * The same figures in the same order whatever the size.
     *
     * @param documents how many the store holds while it is measured
     * @param folder where the store is made; left empty
     * @param progress is told what is measured next
     */
    public static List<Figure> run(int documents, Path folder, Consumer<String> progress) throws IOException {
        Path own = Files.createTempDirectory(folder, "store");
        try {
            EngineBenchmark benchmark = new EngineBenchmark(documents, progress);
            benchmark.measure(own.resolve("docs.sqlite"));
            return benchmark.figures;
        } finally {
            delete(own);
        }
    }

    private void measure(Path file) throws IOException {
        progress.accept("loading");
        long start = System.nanoTime();
        try (EmbeddedEngine engine = EmbeddedEngine.open(file);
                MongoClient client = MongoClients.create(engine.connectionString())) {
            load(papers(client));
            figure("bulk load, documents a second", documents / seconds(start), 0);
        }
        figure("size of the file, MB", Files.size(file) / 1048576.0, 0);
        progress.accept("opening");
        start = System.nanoTime();
        try (EmbeddedEngine engine = EmbeddedEngine.open(file);
                MongoClient client = MongoClients.create(engine.connectionString())) {
            papers(client).find(Filters.eq("_id", id(0))).first();
            figure("open, to the first answer, ms", seconds(start) * 1_000, 0);
            reads(papers(client));
            writes(engine, client.getDatabase("benchmark"));
            figure("queries that no index served", engine.fullScans(), 0);
        }
    }

    private void figure(String what, double value, int decimals) {
        figures.add(new Figure(what, value, decimals));
    }

    private void load(MongoCollection<Document> papers) {
        papers.createIndex(Indexes.compoundIndex(
                Indexes.ascending("group"), Indexes.descending("posted"), Indexes.descending("_id")));
        papers.createIndex(Indexes.ascending("year", "number"), new IndexOptions().unique(true));
        List<Document> batch = new ArrayList<>(LOADED_AT_ONCE);
        for (int n = 0; n < documents; n++) {
            batch.add(paper(n));
            if (n > 0 && n % TOLD_EVERY == 0) {
                progress.accept("loaded " + n);
            }
            if (batch.size() == LOADED_AT_ONCE || n == documents - 1) {
                papers.insertMany(batch);
                batch.clear();
            }
        }
    }

    private void reads(MongoCollection<Document> papers) {
        latency("find by _id", n -> papers.find(Filters.eq("_id", id(n))).first());
        latency(
                "find by compound unique key",
                n -> papers.find(Filters.and(Filters.eq("year", 2000 + n % 25), Filters.eq("number", n)))
                        .first());
        latency(
                "page of 50 by index",
                n -> papers.find(Filters.and(
                                Filters.eq("group", "group-" + n % GROUPS),
                                Filters.lte("posted", new Date(n * 1_000L))))
                        .sort(Sorts.descending("posted", "_id"))
                        .limit(PAGE)
                        .forEach(paper -> {}));
        latency(
                "durable compare-and-set",
                n -> papers.updateOne(
                        Filters.and(Filters.eq("_id", id(n)), Filters.gte("version", 0)), Updates.inc("version", 1)));
    }

    private void writes(EmbeddedEngine engine, MongoDatabase database) {
        for (int threads : THREADS) {
            String by = "durable inserts by " + threads + (threads == 1 ? " thread" : " threads");
            progress.accept(by);
            MongoCollection<Document> events = database.getCollection("events" + threads);
            events.createIndex(Indexes.ascending("eid"), new IndexOptions().unique(true));
            AtomicInteger next = new AtomicInteger();
            long commits = engine.commits();
            long start = System.nanoTime();
            List<Thread> running = new ArrayList<>();
            for (int thread = 0; thread < threads; thread++) {
                running.add(Thread.ofVirtual().start(() -> {
                    for (int i = 0; i < INSERTS_PER_THREAD; i++) {
                        int n = next.incrementAndGet();
                        events.insertOne(paper(n).append("eid", "e" + n));
                    }
                }));
            }
            running.forEach(EngineBenchmark::join);
            figure(by + ", a second", next.get() / seconds(start), 0);
            figure(by + ", a sync", (double) next.get() / (engine.commits() - commits), 1);
        }
    }

    private void latency(String what, IntConsumer act) {
        progress.accept(what);
        for (int i = 0; i < WARM_UP; i++) {
            act.accept(random.nextInt(documents));
        }
        long[] nanos = new long[READS];
        for (int i = 0; i < READS; i++) {
            int n = random.nextInt(documents);
            long start = System.nanoTime();
            act.accept(n);
            nanos[i] = System.nanoTime() - start;
        }
        Arrays.sort(nanos);
        figure(what + ", median ms", nanos[READS / 2] / 1e6, 2);
        figure(what + ", ms at 99 %", nanos[READS * 99 / 100] / 1e6, 2);
    }

    private static Document paper(int n) {
        return new Document("_id", id(n))
                .append("year", 2000 + n % 25)
                .append("number", n)
                .append("group", "group-" + n % GROUPS)
                .append("posted", new Date(n * 1_000L))
                .append("version", 0)
                .append("body", FILLER);
    }

    private static String id(int n) {
        return "paper-%09d".formatted(n);
    }

    private static MongoCollection<Document> papers(MongoClient client) {
        return client.getDatabase("benchmark").getCollection("papers");
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }
}
