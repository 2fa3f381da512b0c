package org.sdohub.adapter.mongo.embedded;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.DuplicateKeyError;
import de.bwaldvogel.mongo.exception.MongoServerError;
import java.util.Collections;
import java.util.List;

/** The index on _id needs no map of its own: the documents are clustered by it. */
final class IdIndex extends Index<DocumentKey> {

    private final EmbeddedCollection collection;

    IdIndex(EmbeddedCollection collection, String name, List<IndexKey> keys) {
        super(name, keys, false);
        this.collection = collection;
    }

    @Override
    public boolean isUnique() {
        return true;
    }

    @Override
    public DocumentKey getPosition(Document document) {
        return collection.keyOf(document);
    }

    @Override
    public void checkAdd(Document document, MongoCollection<DocumentKey> ignored) {
        if (collection.holds(collection.keyOf(document))) {
            KeyValue id = new KeyValue(Collections.singletonList(document.get("_id")));
            throw new DuplicateKeyError(this, collection, getKeys(), id);
        }
    }

    @Override
    public void add(Document document, DocumentKey key, MongoCollection<DocumentKey> ignored) {}

    @Override
    public DocumentKey remove(Document document) {
        return collection.keyOf(document);
    }

    /** The first check of an update: after the checks nothing may fail any more, or indexes and document part. */
    @Override
    public void checkUpdate(Document before, Document after, MongoCollection<DocumentKey> ignored) {
        for (String field : after.keySet()) {
            if (field.contains(".")) {
                throw new MongoServerError(57, "DottedFieldName", "embedded: a field name may not contain a dot");
            }
        }
        Bytes.encoded(after);
    }

    @Override
    public void updateInPlace(Document before, Document after, DocumentKey key, MongoCollection<DocumentKey> ignored) {}

    @Override
    public boolean canHandle(Document query) {
        return false;
    }

    @Override
    public Iterable<DocumentKey> getPositions(Document query) {
        throw new UnsupportedOperationException("the planner reads the documents themselves");
    }

    @Override
    public long getCount() {
        return collection.count();
    }

    /** Never built from the documents, since it is the documents. */
    @Override
    public boolean isEmpty() {
        return false;
    }

    @Override
    public long getDataSize() {
        return 0;
    }

    @Override
    public void drop() {}
}
