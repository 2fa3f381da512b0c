package org.sdohub.adapter.mongo.embedded;

import java.util.Iterator;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Named maps of bytes, each ordered by its keys as unsigned bytes. One caller at a time; what changed since the last
 * {@link #commit} becomes durable as a whole or not at all. A map exists from its first {@link #put}.
 *
 * <p>Every method throws {@link KvException} when the medium fails; nothing may be acknowledged after that.
 */
interface Kv extends AutoCloseable {

    record Entry(byte[] key, byte[] value) {}

    byte @Nullable [] get(String map, byte[] key);

    void put(String map, byte[] key, byte[] value);

    void remove(String map, byte[] key);

    /**
     * Entries in key order. Changes made while iterating may or may not be seen, but never break the iteration, and
     * it may go on after a commit.
     *
     * @param from inclusive; null starts at the first key
     * @param to exclusive; null ends at the last key
     */
    Iterator<Entry> scan(String map, byte @Nullable [] from, byte @Nullable [] to, boolean descending);

    /** Counts by reading the whole map. */
    long count(String map);

    Set<String> maps();

    /** Removes the map and what is in it; nothing happens when there is none. */
    void drop(String map);

    /** Marks the point {@link #rollback} returns to; one at a time, ended by either of the two. */
    void savepoint();

    void release();

    void rollback();

    /** Whether something changed that is not committed yet. */
    boolean dirty();

    void commit();

    /** Goes back to the last commit, also after a failure; throws where that cannot be done. */
    void abandon();

    /** Gives the medium back; what is not committed is lost. */
    @Override
    void close();
}
