package org.sdohub.adapter.mongo;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/**
 * Things as they were read last, each with its version. Nothing is shown from here without asking the store for the version
 * that the thing has now: a version never stands for two states.
 */
@Singleton
final class Remembered {

    private static final long LARGEST = 32 << 20;

    /** What is read takes about three times its bytes in the store, so this is a twentieth of the heap. */
    private static final int PART_OF_HEAP = 64;

    private final Cache<Key, Thing> things = Caffeine.newBuilder()
            .maximumWeight(Math.min(LARGEST, Runtime.getRuntime().maxMemory() / PART_OF_HEAP))
            .<Key, Thing>weigher((key, thing) -> thing.bytes)
            .build();

    private record Key(String collection, String id) {}

    /** @param bytes as which it is stored */
    private record Thing(long version, int bytes, Object value) {}

    @Nullable
    Object find(String collection, String id, long version) {
        Thing thing = things.getIfPresent(new Key(collection, id));
        return thing == null || thing.version != version ? null : thing.value;
    }

    boolean knows(String collection, String id) {
        return things.getIfPresent(new Key(collection, id)) != null;
    }

    void note(String collection, String id, long version, int bytes, Object value) {
        things.put(new Key(collection, id), new Thing(version, bytes, value));
    }
}
