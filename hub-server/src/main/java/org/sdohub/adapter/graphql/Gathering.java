package org.sdohub.adapter.graphql;

import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One kind of thing, wanted by many threads at about the same time: as the deferred part of each item of a list is. What
 * they want within a moment is read in one round trip.
 */
final class Gathering {

    private static final long MOMENT_MILLIS = 2;

    private final Function<Set<Object>, Map<Object, Object>> batch;
    private final Executor soon;

    private Set<Object> wanted = new HashSet<>();

    /** Of all that are wanted now; null while nothing is. */
    private @Nullable CompletableFuture<Map<Object, Object>> coming;

    Gathering(Function<Set<Object>, Map<Object, Object>> batch, Executor threads) {
        this.batch = batch;
        this.soon = CompletableFuture.delayedExecutor(MOMENT_MILLIS, TimeUnit.MILLISECONDS, threads);
    }

    /** May bring more than was asked for. */
    synchronized CompletableFuture<Map<Object, Object>> load(Set<Object> keys) {
        wanted.addAll(keys);
        if (coming == null) {
            coming = new CompletableFuture<>();
            soon.execute(this::bring);
        }
        return coming;
    }

    private void bring() {
        Set<Object> keys;
        CompletableFuture<Map<Object, Object>> answer;
        synchronized (this) {
            keys = wanted;
            answer = Objects.requireNonNull(coming);
            wanted = new HashSet<>();
            coming = null;
        }
        try {
            answer.complete(batch.apply(keys));
        } catch (RuntimeException failed) {
            answer.completeExceptionally(failed);
        }
    }
}
