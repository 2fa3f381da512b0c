package org.sdohub.adapter.mongo;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.gridfs.GridFSBucket;
import com.mongodb.client.gridfs.GridFSBuckets;
import com.mongodb.client.gridfs.GridFSDownloadStream;
import com.mongodb.client.gridfs.model.GridFSFile;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.bson.BsonDocument;
import org.bson.conversions.Bson;
import org.bson.types.ObjectId;
import org.sdohub.attachment.ContentStore;

/** Files in the database, by GridFS, under their key as file name; of several the newest counts. */
final class GridFsContentStore implements ContentStore {

    private static final int A_BATCH = 100;

    private final GridFSBucket bucket;
    private final MongoCollection<BsonDocument> chunks;

    GridFsContentStore(MongoDatabase database, String name) {
        this.bucket = GridFSBuckets.create(database, name);
        this.chunks = database.getCollection(name + ".chunks", BsonDocument.class);
    }

    @Override
    public void put(String key, InputStream bytes) {
        List<GridFSFile> before = files(key);
        bucket.uploadFromStream(key, bytes);
        before.forEach(file -> bucket.delete(file.getObjectId()));
    }

    /** What is skipped is not read: GridFS finds the chunk by its number. */
    @Override
    public Optional<InputStream> open(String key, long from) throws IOException {
        Optional<GridFSFile> newest = files(key).stream().findFirst();
        if (newest.isEmpty()) {
            return Optional.empty();
        }
        GridFSDownloadStream stream = bucket.openDownloadStream(newest.get().getObjectId());
        stream.skipNBytes(from);
        return Optional.of(stream);
    }

    @Override
    public void remove(String key) {
        files(key).forEach(file -> bucket.delete(file.getObjectId()));
    }

    @Override
    public void each(Consumer<Kept> shown) {
        bucket.find()
                .forEach(file -> shown.accept(
                        new Kept(file.getFilename(), file.getUploadDate().toInstant())));
    }

    /** Chunks come before the file that they belong to; an id tells when it was made. */
    @Override
    public List<String> unfinished(Instant before) {
        List<String> unfinished = new ArrayList<>();
        List<ObjectId> some = new ArrayList<>();
        for (BsonDocument first : chunks.find(Filters.eq("n", 0)).projection(Projections.include("files_id"))) {
            ObjectId id = first.getObjectId("files_id").getValue();
            if (id.getDate().toInstant().isBefore(before)) {
                some.add(id);
            }
            if (some.size() == A_BATCH) {
                unfinished.addAll(withoutFile(some));
                some.clear();
            }
        }
        unfinished.addAll(withoutFile(some));
        return unfinished;
    }

    private List<String> withoutFile(List<ObjectId> ids) {
        Set<ObjectId> left = new LinkedHashSet<>(ids);
        if (!ids.isEmpty()) {
            bucket.find(Filters.in("_id", ids)).forEach(file -> left.remove(file.getObjectId()));
        }
        return left.stream().map(ObjectId::toHexString).toList();
    }

    @Override
    public void removeUnfinished(String name) {
        chunks.deleteMany(Filters.eq("files_id", new ObjectId(name)));
    }

    private List<GridFSFile> files(String key) {
        Bson named = Filters.eq("filename", key);
        return bucket.find(named).sort(Sorts.descending("uploadDate")).into(new ArrayList<>());
    }
}
