package org.sdohub.adapter.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.sdohub.kernel.Refusal;
import org.sdohub.kernel.Refused;

/**
 * One import under way.
 *
 * @param dry nothing is written; what is said is what would be
 */
record Run(Rooms rooms, Operator operator, boolean dry, Report report, Progress progress) {

    /** The store syncs to disk once for all who wait: more writers than that gain nothing. */
    private static final int WRITERS = 24;

    /** As many things as one look at the store fetches. */
    static final int BATCH = 100;

    /** Carried out for all, many at once; ends when all are done, with the first failure if there was one. */
    <T> void each(List<T> all, Consumer<T> deed) {
        Semaphore free = new Semaphore(WRITERS);
        List<Future<?>> under = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (T one : all) {
                free.acquireUninterruptibly();
                under.add(threads.submit(() -> {
                    try {
                        deed.accept(one);
                    } finally {
                        free.release();
                    }
                }));
            }
        }
        under.forEach(Run::get);
    }

    private static void get(Future<?> done) {
        try {
            done.get();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException fault) {
                throw fault;
            }
            throw new IllegalStateException(failed.getCause());
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the import was interrupted", stop);
        }
    }

    static <T> List<List<T>> batches(List<T> all) {
        List<List<T>> batches = new ArrayList<>();
        for (int i = 0; i < all.size(); i += BATCH) {
            batches.add(all.subList(i, Math.min(all.size(), i + BATCH)));
        }
        return batches;
    }

    /** What rooms refuse is refused, each with the reason that they give. */
    void noteRefused(String kind, String id, Refused refused) {
        report.note(
                kind,
                id,
                Outcome.REFUSED,
                refused.refusals().stream().map(Refusal::message).toList());
    }

    static boolean isFor(Refused refused, String code) {
        return refused.refusals().stream().anyMatch(refusal -> refusal.code().equals(code));
    }
}
