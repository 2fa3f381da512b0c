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
 * @param inOneGo does work whose writes become durable together when it ends, or one by one where the store cannot
 */
record Run(Rooms rooms, Operator operator, boolean dry, Report report, Progress progress, Consumer<Runnable> inOneGo) {

    /** One prepares while the other one's batch is stored; of more each would wait for all the others' batches. */
    private static final int WRITERS = 2;

    /** What is lost at most when the import is stopped; the next one does it again. */
    private static final int A_GO = 20 * 100;

    /** As many things as one look at the store fetches. */
    static final int BATCH = 100;

    /** One after the other. */
    <T> void inOrder(List<T> all, Consumer<T> deed) {
        inParts(all, part -> part.forEach(deed));
    }

    /** As many together as may be lost together. */
    <T> void inParts(List<T> all, Consumer<List<T>> deed) {
        parts(all, A_GO).forEach(part -> inOneGo.accept(() -> deed.accept(part)));
    }

    /** Many at once; ends when all are done, with the first failure if there was one. */
    <T> void each(List<T> all, Consumer<T> deed) {
        parts(all, A_GO / BATCH).forEach(part -> inOneGo.accept(() -> atOnce(part, deed)));
    }

    private static <T> void atOnce(List<T> all, Consumer<T> deed) {
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
        return parts(all, BATCH);
    }

    private static <T> List<List<T>> parts(List<T> all, int size) {
        List<List<T>> parts = new ArrayList<>();
        for (int i = 0; i < all.size(); i += size) {
            parts.add(all.subList(i, Math.min(all.size(), i + size)));
        }
        return parts;
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
