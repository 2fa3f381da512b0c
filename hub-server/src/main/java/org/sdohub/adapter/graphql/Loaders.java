package org.sdohub.adapter.graphql;

import graphql.schema.DataFetchingEnvironment;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.dataloader.DataLoader;
import org.dataloader.DataLoaderFactory;
import org.dataloader.DataLoaderRegistry;
import org.jspecify.annotations.Nullable;
import org.sdohub.kernel.Actor;
import org.sdohub.kernel.Id;

/**
 * Everything that a request may want by key, each kind in one batch. A kind's batch leaves out what the actor may not
 * see, so that no path can forget to ask.
 */
final class Loaders {

    /** Gets keys to values for one actor; a key without entry reads as null. */
    @FunctionalInterface
    interface Batch<K, V> {
        Map<K, ? extends V> load(Collection<K> keys, Actor actor, Instant now);
    }

    @FunctionalInterface
    interface Watch {
        void loaded(String loader, long nanos);
    }

    private volatile Watch watch = (loader, nanos) -> {};
    private final Map<String, Batch<Object, Object>> batches = new HashMap<>();
    private final Map<String, Function<UUID, ? extends Id>> ids = new HashMap<>();

    @SuppressWarnings("unchecked")
    <K, V> void add(String name, Batch<K, V> batch) {
        if (batches.put(name, (Batch<Object, Object>) (Batch<?, ?>) batch) != null) {
            throw new IllegalStateException("two batches are called " + name);
        }
    }

    <I extends Id> void addNode(Function<UUID, I> id, Batch<I, Object> batch) {
        String kind = id.apply(new UUID(0, 0)).kind();
        ids.put(kind, id);
        add(kind, batch);
    }

    /** Fresh for each request: what one actor was shown is never kept for another. */
    DataLoaderRegistry fresh(Actor actor, Instant now) {
        return new MadeWhenWanted((name, batch) -> DataLoaderFactory.newMappedDataLoader(
                keys -> CompletableFuture.completedFuture(load(name, batch, keys, actor, now))));
    }

    private Map<Object, Object> load(
            String name, Batch<Object, Object> batch, Collection<Object> keys, Actor actor, Instant now) {
        long start = System.nanoTime();
        Map<Object, Object> loaded = new HashMap<>(batch.load(keys, actor, now));
        watch.loaded(name, System.nanoTime() - start);
        return loaded;
    }

    /** @param every is told how long each batch took */
    void watched(Watch every) {
        watch = every;
    }

    /** As {@link #fresh}, for fields that many threads fetch at once. */
    DataLoaderRegistry gathering(Actor actor, Instant now, Executor threads) {
        return new MadeWhenWanted((name, batch) -> {
            Gathering gathering = new Gathering(keys -> load(name, batch, keys, actor, now), threads);
            return DataLoaderFactory.newMappedDataLoader(gathering::load);
        });
    }

    /** Most requests want few kinds of the many: what has to be there for all of them costs as much as a small request. */
    private final class MadeWhenWanted extends DataLoaderRegistry {

        private final BiFunction<String, Batch<Object, Object>, DataLoader<?, ?>> making;

        MadeWhenWanted(BiFunction<String, Batch<Object, Object>, DataLoader<?, ?>> making) {
            this.making = making;
        }

        @Override
        public <K, V> DataLoader<K, V> getDataLoader(String name) {
            return computeIfAbsent(name, any -> making.apply(name, Objects.requireNonNull(batches.get(name))));
        }
    }

    /** @param text {@code kind:uuid}; null comes back for an unknown kind too */
    CompletableFuture<@Nullable Object> load(DataFetchingEnvironment environment, String text) {
        int colon = text.indexOf(':');
        Function<UUID, ? extends Id> make = ids.get(text.substring(0, colon));
        if (make == null) {
            return CompletableFuture.completedFuture(null);
        }
        return load(environment, make.apply(UUID.fromString(text.substring(colon + 1))));
    }

    static CompletableFuture<@Nullable Object> load(DataFetchingEnvironment environment, Id id) {
        DataLoader<Id, @Nullable Object> loader = environment.getDataLoader(id.kind());
        return Objects.requireNonNull(loader).load(id);
    }
}
