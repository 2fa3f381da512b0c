package org.sdohub.adapter.mongo.embedded;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractMongoCollection;
import de.bwaldvogel.mongo.backend.ArrayFilters;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DocumentWithPosition;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.oplog.Oplog;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sdohub.adapter.mongo.embedded.Kv.Entry;
import org.sdohub.adapter.mongo.embedded.Plan.Field;
import org.sdohub.adapter.mongo.embedded.Plan.Shape;

/** One collection: documents in a map of their own, clustered by _id. */
final class EmbeddedCollection extends AbstractMongoCollection<DocumentKey> {

    private static final Document SOME = new Document();
    private static final Document ID_ALONE = new Document("_id", 1);

    private final Kv kv;
    private final String map;
    private final Effort effort;
    /** Documents; negative: to be counted again. */
    private long size = -1;
    /** An update of one document need not find the others. */
    private boolean firstOnly;

    EmbeddedCollection(
            MongoDatabase database,
            String name,
            CollectionOptions options,
            CursorRegistry cursors,
            Kv kv,
            String map,
            Effort effort) {
        super(database, name, options, cursors);
        this.kv = kv;
        this.map = map;
        this.effort = effort;
    }

    /** Documents that match, in order, read as the stream is consumed. */
    Stream<Document> select(Document filter, @Nullable Document sort) {
        return select(filter, sort, null);
    }

    /** @param projection the only fields that are wanted; null for all */
    Stream<Document> select(Document filter, @Nullable Document sort, @Nullable Document projection) {
        Set<String> needed = Parts.needed(filter, sort, projection);
        Plan plan = plan(filter, sort);
        if (plan != null) {
            Stream<Document> found = matching(plan.documents(kv, entry -> read(plan, entry, needed)), filter);
            return plan.sorted() ? found : sorted(found, sort);
        }
        List<Plan> branches = plansOfBranches(filter);
        if (!branches.isEmpty()) {
            return sorted(matching(documentsOf(branches, needed), filter), sort);
        }
        if (!getCollectionName().startsWith("system.")) {
            effort.scannedAll();
        }
        Stream<Document> all =
                Streams.of(kv.scan(map, null, null, isNaturalDescending(sort))).map(e -> Parts.read(e.value(), needed));
        return sorted(matching(all, filter), sort);
    }

    /** Documents that match, to be counted: of each only that it is there, where an index says all that is asked for. */
    Stream<Document> counted(Document filter) {
        Plan plan = plan(filter, null);
        return plan != null && plan.saysAll(filter)
                ? plan.documents(kv, entry -> SOME)
                : select(filter, null, ID_ALONE);
    }

    @Nullable
    Plan plan(Document filter, @Nullable Document sort) {
        return Planner.best(shapes(), filter, sort);
    }

    /** One plan for each branch of a top-level $or; empty when there is none, or when one branch has no index. */
    List<Plan> plansOfBranches(Document filter) {
        if (!(filter.get("$or") instanceof Collection<?> branches)) {
            return List.of();
        }
        List<Plan> plans = new ArrayList<>();
        for (Object branch : branches) {
            Plan plan = branch instanceof Document document ? plan(document, null) : null;
            if (plan == null) {
                return List.of();
            }
            plans.add(plan);
        }
        return plans;
    }

    Document projected(Document document, @Nullable Document projection) {
        if (projection == null || projection.isEmpty()) {
            return document;
        }
        QueryResult one = matchDocumentsFromStream(new Document(), Stream.of(document), 0, 0, 0, null, projection);
        return one.iterator().next();
    }

    String map() {
        return map;
    }

    boolean holds(DocumentKey key) {
        return kv.get(map, key.bytes) != null;
    }

    DocumentKey keyOf(Document document) {
        return DocumentKey.of(document, getIdField() == null ? "_id" : getIdField());
    }

    /** After a rollback: what was remembered may be wrong. */
    void forget() {
        size = -1;
        for (Index<DocumentKey> index : getIndexes()) {
            if (index instanceof KeyIndex keyIndex) {
                keyIndex.forget();
            }
        }
    }

    @Override
    protected QueryResult queryDocuments(
            Document filter,
            @Nullable Document sort,
            int skip,
            int limit,
            int batchSize,
            @Nullable Document projection) {
        Stream<Document> found = select(filter, sort).skip(Math.max(0, skip));
        int bound = firstOnly ? 1 : limit;
        if (bound > 0) {
            found = found.limit(bound);
        }
        return new QueryResult(
                found.map(document -> projected(document, projection)).toList());
    }

    @Override
    protected QueryResult matchDocuments(
            Document filter,
            @Nullable Document sort,
            int skip,
            int limit,
            int batchSize,
            @Nullable Document projection) {
        return queryDocuments(filter, sort, skip, limit, batchSize, projection);
    }

    @Override
    public Document updateDocuments(
            Document filter, Document update, ArrayFilters arrayFilters, boolean multi, boolean upsert, Oplog oplog) {
        firstOnly = !multi;
        try {
            return super.updateDocuments(filter, update, arrayFilters, multi, upsert, oplog);
        } finally {
            firstOnly = false;
        }
    }

    @Override
    protected DocumentKey addDocumentInternal(Document document) {
        DocumentKey key = getIdField() == null ? new DocumentKey(SortKeys.of(UUID.randomUUID())) : keyOf(document);
        kv.put(map, key.bytes, Bytes.encoded(document));
        if (size >= 0) {
            size++;
        }
        return key;
    }

    @Override
    protected void handleUpdate(DocumentKey key, Document before, Document after) {
        kv.put(map, key.bytes, Bytes.encoded(after));
    }

    @Override
    protected void removeDocument(DocumentKey key) {
        kv.remove(map, key.bytes);
        if (size >= 0) {
            size--;
        }
    }

    @Override
    protected @Nullable Document getDocument(DocumentKey key) {
        byte[] bytes = kv.get(map, key.bytes);
        return bytes == null ? null : Bytes.decoded(bytes);
    }

    @Override
    public int count() {
        if (size < 0) {
            size = kv.count(smallestCompleteMap());
        }
        return Math.toIntExact(size);
    }

    @Override
    public boolean isEmpty() {
        return !kv.scan(map, null, null, false).hasNext();
    }

    @Override
    protected Stream<DocumentWithPosition<DocumentKey>> streamAllDocumentsWithPosition() {
        return Streams.of(kv.scan(map, null, null, false))
                .map(entry -> new DocumentWithPosition<>(Bytes.decoded(entry.value()), new DocumentKey(entry.key())));
    }

    @Override
    public void drop() {
        kv.drop(map);
        super.drop();
    }

    @Override
    protected boolean tracksDataSize() {
        return false;
    }

    @Override
    protected int getDataSize() {
        return 0;
    }

    @Override
    protected void updateDataSize(int delta) {}

    private Stream<Document> matching(Stream<Document> candidates, Document filter) {
        Document test = SeparateBounds.in(filter);
        return candidates.peek(one -> effort.lookedAt()).filter(document -> documentMatchesQuery(document, test));
    }

    private Stream<Document> sorted(Stream<Document> documents, @Nullable Document sort) {
        Comparator<Document> order = deriveComparator(sort);
        if (order == null) {
            return documents;
        }
        effort.sorted();
        return documents.sorted(order);
    }

    private Stream<Document> documentsOf(List<Plan> branches, @Nullable Set<String> needed) {
        Set<DocumentKey> seen = new HashSet<>();
        return branches.stream()
                .flatMap(plan -> plan.documents(kv, entry -> {
                    DocumentKey key = new DocumentKey(plan.index().holdsDocuments() ? entry.key() : entry.value());
                    return seen.add(key) ? read(plan, entry, needed) : null;
                }));
    }

    private @Nullable Document read(Plan plan, Entry entry, @Nullable Set<String> needed) {
        byte[] bytes = plan.index().holdsDocuments() ? entry.value() : kv.get(map, entry.value());
        return bytes == null ? null : Parts.read(bytes, needed);
    }

    private List<Shape> shapes() {
        return getIndexes().stream().map(this::shape).toList();
    }

    private Shape shape(Index<DocumentKey> index) {
        List<Field> fields = index.getKeys().stream()
                .map(key -> new Field(key.getKey(), key.isAscending()))
                .toList();
        if (index instanceof KeyIndex key) {
            return new Shape(key.getName(), key.map(), fields, false, key.isUnique(), key.isSparse(), key.arrays());
        }
        // Documents are clustered by the ascending _id whatever the declared direction.
        return new Shape(index.getName(), map, List.of(new Field("_id", true)), true, true, false, 0);
    }

    /** Entries of an index are read faster than documents. */
    private String smallestCompleteMap() {
        for (Index<DocumentKey> index : getIndexes()) {
            if (index instanceof KeyIndex key && !key.isSparse() && key.arrays() == 0) {
                return key.map();
            }
        }
        return map;
    }
}
