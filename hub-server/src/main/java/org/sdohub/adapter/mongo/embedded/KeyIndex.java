package org.sdohub.adapter.mongo.embedded;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.DuplicateKeyError;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * A secondary index: encoded fields -> key of the document. The document's key follows the fields unless the index is
 * unique, so that equal ones do not collide.
 */
final class KeyIndex extends Index<DocumentKey> {

    /** Which index maps hold, or once held, several entries a document, and of which fields: one bit each. */
    private static final String MULTIKEY = "multikey";

    private final EmbeddedCollection collection;
    private final Kv kv;
    private final String map;
    private final boolean unique;
    /** An older hub did not say which fields. */
    private static final int ANY = -1;

    /** Null: to be read again. */
    private @Nullable Integer arrays;

    KeyIndex(EmbeddedCollection collection, Kv kv, String map, String name, List<IndexKey> keys, Uniqueness kind) {
        super(name, keys, kind.sparse());
        this.collection = collection;
        this.kv = kv;
        this.map = map;
        this.unique = kind.unique();
    }

    /** The document that is being added: what was found when it was checked holds until it is in. */
    private @Nullable Checked checked;

    private record Checked(Document document, IndexEntries entries) {}

    record Uniqueness(boolean unique, boolean sparse) {}

    String map() {
        return map;
    }

    @Override
    public boolean isUnique() {
        return unique;
    }

    /** A sparse index leaves out the documents that have none of its fields. */
    @Override
    public boolean isSparse() {
        return super.isSparse();
    }

    /** The positions of the fields that are arrays in some document, as bits. */
    int arrays() {
        if (arrays == null) {
            byte[] known = kv.get(MULTIKEY, multikeyName());
            arrays = known == null
                    ? 0
                    : known.length == 0 ? ANY : ByteBuffer.wrap(known).getInt();
        }
        return arrays;
    }

    void forget() {
        arrays = null;
        checked = null;
    }

    IndexEntries entriesOf(Document document) {
        return covers(document) ? IndexEntries.of(document, getKeys()) : IndexEntries.none(getKeys());
    }

    byte[] entryKey(byte[] fields, DocumentKey key) {
        return unique ? fields : SortKeys.concat(fields, key.bytes);
    }

    @Override
    public void checkAdd(Document document, MongoCollection<DocumentKey> ignored) {
        checked = new Checked(document, check(document, null));
    }

    @Override
    public void add(Document document, DocumentKey key, MongoCollection<DocumentKey> ignored) {
        Checked before = checked;
        checked = null;
        // Again, for an index that is built over documents which are equal to each other.
        IndexEntries entries = before != null && before.document == document ? before.entries : check(document, key);
        mark(entries);
        for (byte[] fields : entries.keys()) {
            kv.put(map, entryKey(fields, key), key.bytes);
        }
    }

    @Override
    public DocumentKey remove(Document document) {
        DocumentKey key = collection.keyOf(document);
        for (byte[] fields : entriesOf(document).keys()) {
            kv.remove(map, entryKey(fields, key));
        }
        return key;
    }

    @Override
    public void checkUpdate(Document before, Document after, MongoCollection<DocumentKey> ignored) {
        if (!IndexEntries.plainlySame(before, after, getKeys())) {
            check(after, collection.keyOf(before));
        }
    }

    @Override
    public void updateInPlace(Document before, Document after, DocumentKey key, MongoCollection<DocumentKey> ignored) {
        if (IndexEntries.plainlySame(before, after, getKeys())) {
            return;
        }
        IndexEntries next = entriesOf(after);
        SortedSet<byte[]> old = entriesOf(before).keys();
        mark(next);
        for (byte[] fields : old) {
            if (!next.keys().contains(fields)) {
                kv.remove(map, entryKey(fields, key));
            }
        }
        for (byte[] fields : next.keys()) {
            if (!old.contains(fields)) {
                kv.put(map, entryKey(fields, key), key.bytes);
            }
        }
    }

    @Override
    public @Nullable DocumentKey getPosition(Document document) {
        return null;
    }

    @Override
    public boolean canHandle(Document query) {
        return false;
    }

    @Override
    public Iterable<DocumentKey> getPositions(Document query) {
        throw new UnsupportedOperationException("the planner reads index maps itself");
    }

    @Override
    public long getCount() {
        return kv.count(map);
    }

    @Override
    public boolean isEmpty() {
        return !kv.scan(map, null, null, false).hasNext();
    }

    @Override
    public long getDataSize() {
        return 0;
    }

    @Override
    public void drop() {
        kv.drop(map);
        kv.remove(MULTIKEY, multikeyName());
        forget();
    }

    private boolean covers(Document document) {
        if (!isSparse()) {
            return true;
        }
        return getKeys().stream()
                .map(key -> Utils.getSubdocumentValueCollectionAware(document, key.getKey()))
                .anyMatch(value -> !(value instanceof Missing));
    }

    /** @param owner the document that may hold the keys already; null for a new one */
    private IndexEntries check(Document document, @Nullable DocumentKey owner) {
        IndexEntries entries = entriesOf(document);
        if (!unique) {
            return entries;
        }
        for (byte[] fields : entries.keys()) {
            byte[] holder = kv.get(map, fields);
            if (holder != null && (owner == null || !Arrays.equals(holder, owner.bytes))) {
                KeyValue values = new KeyValue(IndexEntries.firstValues(document, getKeys()));
                throw new DuplicateKeyError(this, collection, getKeys(), values);
            }
        }
        return entries;
    }

    private void mark(IndexEntries entries) {
        int all = arrays() | entries.arrays();
        if (all != arrays()) {
            kv.put(
                    MULTIKEY,
                    multikeyName(),
                    ByteBuffer.allocate(Integer.BYTES).putInt(all).array());
            arrays = all;
        }
    }

    private byte[] multikeyName() {
        return map.getBytes(StandardCharsets.UTF_8);
    }
}
